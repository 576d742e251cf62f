package io.dialbridge.ops;

import io.dialbridge.calls.Standings;
import io.dialbridge.explain.AppTrouble;
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
  private final Standings standings;

  AppsWellness(Standings standings) {
    this.standings = standings;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, String> refused = standings.refused();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("apps at the platform").status(refused.isEmpty());
    refused.forEach(
        (app, code) -> answer.withData(app, code + " " + AppTrouble.explain(code).en()));
    return answer.build();
  }
}
