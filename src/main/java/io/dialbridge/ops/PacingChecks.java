package io.dialbridge.ops;

import io.dialbridge.calls.PacingConfig;
import io.dialbridge.platform.AppsConfig;
import io.dialbridge.platform.ServiceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What can't work, or is dangerous, in the settings of ports, queue and circuit. */
@ApplicationScoped
class PacingChecks {
  private static final int A_DAY_OF_MINUTES = 1440;
  private static final int AN_HOUR = 3600;
  private static final int A_DAY = 86_400;

  /** As many as the platform's answers can name (rtc_05_0006). */
  private static final int MOST_PORTS = 65_535;

  private static final int LONGEST_QUEUE = 100_000;

  private final AppsConfig apps;
  private final PacingConfig pacing;

  PacingChecks(AppsConfig apps, PacingConfig pacing) {
    this.apps = apps;
    this.pacing = pacing;
  }

  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    apps.apps()
        .forEach(
            (name, app) -> {
              String at = "dialbridge.apps." + name;
              within(at + ".ports", app.ports(), 1, MOST_PORTS, wrong);
              within(at + ".ports-per-callback", app.portsPerCallback(), 1, 2, wrong);
              if (app.kind() == ServiceKind.CALLBACK && app.portsPerCallback() > app.ports()) {
                wrong.add(at + ".ports: no callback fits, each takes " + app.portsPerCallback());
              }
            });
    String at = "dialbridge.pacing.";
    within(at + "queue-limit", pacing.queueLimit(), 0, LONGEST_QUEUE, wrong);
    within(at + "unconfirmed-minutes", pacing.unconfirmedMinutes(), 1, A_DAY_OF_MINUTES, wrong);
    within(at + "unbounded-minutes", pacing.unboundedMinutes(), 1, A_DAY_OF_MINUTES, wrong);
    within(at + "correction-seconds", pacing.correctionSeconds(), 1, AN_HOUR, wrong);
    within(at + "circuit-pause-seconds", pacing.circuitPauseSeconds(), 0, AN_HOUR, wrong);
    within(
        at + "circuit-longest-pause-seconds",
        pacing.circuitLongestPauseSeconds(),
        Math.max(1, pacing.circuitPauseSeconds()),
        A_DAY,
        wrong);
    return wrong;
  }

  List<String> unfitForProduction() {
    return pacing.circuitPauseSeconds() == 0
        ? List.of(
            "dialbridge.pacing.circuit-pause-seconds: with 0 refused calls are sent on and on, until the platform locks this address")
        : List.of();
  }

  private static void within(String setting, int value, int least, int most, List<String> wrong) {
    if (value < least || value > most) {
      wrong.add(setting + ": must be from " + least + " to " + most);
    }
  }
}
