package io.dialbridge.access;

import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes a requester of whom the issuer's token names. The roles in the token never become scopes by
 * themselves: only what the configuration gives them counts.
 */
@ApplicationScoped
class PersonIdentities implements SecurityIdentityAugmentor {
  private final AccessConfig config;
  private final String nameClaim;

  PersonIdentities(
      AccessConfig config,
      @ConfigProperty(name = "quarkus.oidc.token.principal-claim", defaultValue = "sub")
          String nameClaim) {
    this.config = config;
    this.nameClaim = nameClaim;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.isAnonymous()
        ? Uni.createFrom().item(identity)
        : Uni.createFrom().item(() -> person(identity));
  }

  private SecurityIdentity person(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      throw new AuthenticationFailedException("nothing but JWTs tells who somebody is");
    }
    Grant grant = Grant.of(identity.getRoles(), config.roles());
    Requester requester =
        new Requester(
            PersonName.of(subject(token)),
            grant.apps(),
            grant.scopes().contains(Scopes.READ_ALL) ? null : grant.apps(),
            NetworkAddress.of(
                HttpSecurityUtils.getRoutingContextAttribute(identity).request().remoteAddress()));
    // A new one: the token's own roles stay behind.
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(requester)
        .addRoles(grant.scopes())
        .build();
  }

  private String subject(JsonWebToken token) {
    Object subject = token.getClaim(nameClaim);
    if (!(subject instanceof String || subject instanceof Number) || subject.toString().isBlank()) {
      throw new AuthenticationFailedException("the token does not name anybody");
    }
    return subject.toString();
  }
}
