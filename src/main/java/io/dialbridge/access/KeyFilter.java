package io.dialbridge.access;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * The only way to the facade: every path under {@code /v1} needs a key, known paths and unknown
 * ones alike. What a key may do there each operation says itself.
 */
class KeyFilter {
  private final IdentityProviderManager identities;

  private final MeterRegistry metrics;

  KeyFilter(IdentityProviderManager identities, MeterRegistry metrics) {
    this.identities = identities;
    this.metrics = metrics;
  }

  @ServerRequestFilter(preMatching = true)
  public Uni<Void> check(ContainerRequestContext request, RoutingContext context) {
    if (!request.getUriInfo().getPath().startsWith("/v1/")) {
      return Uni.createFrom().voidItem();
    }
    return QuarkusHttpUser.getSecurityIdentity(context, identities)
        .onFailure(AuthenticationFailedException.class)
        .transform(unknownKey -> unauthenticated())
        .onItem()
        .invoke(KeyFilter::mustBeKnown)
        .replaceWithVoid();
  }

  @ServerResponseFilter
  public void count(ContainerResponseContext answer) {
    int status = answer.getStatus();
    if (status == ProblemKind.UNAUTHENTICATED.status()
        || status == ProblemKind.FORBIDDEN.status()) {
      metrics.counter("dialbridge.access.refused", "status", Integer.toString(status)).increment();
    }
  }

  private static void mustBeKnown(SecurityIdentity identity) {
    if (identity.isAnonymous()) {
      throw unauthenticated();
    }
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(
        ProblemKind.UNAUTHENTICATED,
        "Send an API key that is valid here in the header Authorization: Bearer <key>.");
  }
}
