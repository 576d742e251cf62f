package io.dialbridge.ops;

import io.dialbridge.calls.AppStanding;
import io.dialbridge.explain.Refusals;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Says which apps the platform refuses for a reason that only the operator can mend. Not part of
 * readiness: taking the service away would lose pushes and mend nothing.
 */
@Wellness
@ApplicationScoped
class AppsWellness implements HealthCheck {
  private final AppStanding standing;

  AppsWellness(AppStanding standing) {
    this.standing = standing;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, String> refused = standing.refused();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("apps at the platform").status(refused.isEmpty());
    refused.forEach(
        (app, code) -> answer.withData(app, code + " " + Refusals.of(code).meaning().en()));
    return answer.build();
  }
}
