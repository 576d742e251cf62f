package io.dialbridge.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests to the issuer: none waits for ever, and an answer that is none counts as no answer. */
@ApplicationScoped
@Unremovable
class IssuerCalls implements OidcRequestFilter, OidcResponseFilter {
  private static final int FIRST_ERROR = 400;

  private final Duration longest;

  IssuerCalls(@ConfigProperty(name = "quarkus.oidc.connection-timeout") Duration longest) {
    this.longest = longest;
  }

  @Override
  public Uni<Void> filter(OidcRequestFilterContext asked) {
    // Quarkus bounds the connecting only.
    asked.request().timeout(longest.toMillis());
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Void> filter(OidcResponseFilterContext answered) {
    return answered.statusCode() < FIRST_ERROR
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().failure(new IOException("the issuer answered " + answered.statusCode()));
  }
}
