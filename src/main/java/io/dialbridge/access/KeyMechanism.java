package io.dialbridge.access;

import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows who sends a request by a key, or by a client token made with one: its scopes are the roles
 * of its holder. Other JWTs are those of people, where these may come in.
 */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {
  private static final String BEARER = "Bearer";
  private static final int UNAUTHORIZED = 401;
  private static final Pattern CALL_STREAM = Pattern.compile("/v1/calls/[^/]+/stream");
  private static final String TOKEN_PARAMETER = "access_token";

  private final KeyRing ring;
  private final ClientTokenSignature tokens;
  private final IssuerTokens people;

  KeyMechanism(KeyRing ring, ClientTokenSignature tokens, IssuerTokens people) {
    this.ring = ring;
    this.tokens = tokens;
    this.people = people;
  }

  /** Before Quarkus' own for OpenID Connect, which takes every bearer for its own. */
  @Override
  public int getPriority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    String credential = bearer(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    if (credential == null) {
      return ofStream(context);
    }
    if (isJwt(credential) && people.areTaken() && ClientTokenSignature.isAnothers(credential)) {
      return people.authenticate(context, providers);
    }
    String address = NetworkAddress.of(context.request().remoteAddress());
    return (isJwt(credential) ? ofToken(credential, address) : ofKey(credential, address))
        .map(known -> Uni.createFrom().item(known))
        .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }

  /**
   * What browsers open by themselves (EventSource) can't have a header. So the stream of one call
   * takes a client token as a query parameter too (RFC 6750, 2.3), and never a key: addresses are
   * seen by more eyes than headers are.
   */
  private Uni<SecurityIdentity> ofStream(RoutingContext context) {
    HttpServerRequest request = context.request();
    String token =
        CALL_STREAM.matcher(request.path()).matches() ? request.getParam(TOKEN_PARAMETER) : null;
    if (token == null) {
      return Uni.createFrom().nullItem();
    }
    return ofToken(token, NetworkAddress.of(request.remoteAddress()))
        .map(known -> Uni.createFrom().item(known))
        .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }

  /** Three parts with dots between them. Keys have none. */
  private static boolean isJwt(String credential) {
    return credential.chars().filter(character -> character == '.').count() == 2;
  }

  private Optional<SecurityIdentity> ofKey(String secret, String address) {
    return ring.find(secret)
        .map(
            key ->
                identity(new Requester(key.name(), key.apps(), seen(key), address), key.scopes()));
  }

  /** It ends with its key, and never does more than that. */
  private Optional<SecurityIdentity> ofToken(String jwt, String address) {
    return tokens
        .read(jwt)
        .flatMap(token -> ring.find(token.key()).map(key -> identity(token, key, address)));
  }

  private static SecurityIdentity identity(ClientToken token, KeyRing.Held key, String address) {
    Set<String> may = new HashSet<>();
    Scopes.CREATE_BY_KIND.forEach(
        (kind, scope) -> {
          if (token.kinds().contains(kind)) {
            may.add(scope);
          }
        });
    may.add(Scopes.STOP_CALLS);
    may.retainAll(key.scopes());
    if (key.scopes().contains(Scopes.READ_CALLS)) {
      may.add(Scopes.READ_OWN);
    }
    return identity(
        new Requester(
            key.name(),
            token.app() == null ? key.apps() : Set.of(token.app()),
            seen(key),
            address,
            new Requester.Token(token.id(), token.watched(), token.expiresAt())),
        may);
  }

  private static @Nullable Set<String> seen(KeyRing.Held key) {
    return key.scopes().contains(Scopes.READ_ALL) ? null : key.apps();
  }

  private static SecurityIdentity identity(Requester requester, Set<String> scopes) {
    return QuarkusSecurityIdentity.builder().setPrincipal(requester).addRoles(scopes).build();
  }

  private static @Nullable String bearer(@Nullable String header) {
    int scheme = BEARER.length();
    return header != null
            && header.length() > scheme
            && header.regionMatches(true, 0, BEARER, 0, scheme)
            && header.charAt(scheme) == ' '
        ? header.substring(scheme).strip()
        : null;
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(UNAUTHORIZED, HttpHeaders.WWW_AUTHENTICATE, BEARER));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, BEARER));
  }
}
