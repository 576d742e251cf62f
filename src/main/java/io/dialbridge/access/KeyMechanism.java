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
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows who sends a request by its key: the scopes of the key are the roles of its holder. */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {
  private static final String BEARER = "Bearer";
  private static final int UNAUTHORIZED = 401;

  private final KeyRing ring;

  KeyMechanism(KeyRing ring) {
    this.ring = ring;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    String key = bearer(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    if (key == null) {
      return Uni.createFrom().nullItem();
    }
    return ring.find(key)
        .map(found -> Uni.createFrom().item(identity(found, context)))
        .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }

  private static SecurityIdentity identity(KeyRing.Held key, RoutingContext context) {
    Set<String> seen = key.scopes().contains(Scopes.READ_ALL) ? null : key.apps();
    String address = NetworkAddress.of(context.request().remoteAddress());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new Requester(key.name(), key.apps(), seen, address))
        .addRoles(key.scopes())
        .build();
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
