package io.dialbridge.pushes;

import io.dialbridge.roles.Duties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many entries of the quarantine wait for an operator, and how long the eldest does. */
@ApplicationScoped
@Startup // Its metrics are there in every role, also where nothing is measured.
class QuarantineGauges {
  private final Quarantine quarantine;
  private final Clock clock;
  private volatile Map<QuarantineReason, Quarantine.Open> open = Map.of();

  QuarantineGauges(Quarantine quarantine, Clock clock, MeterRegistry metrics) {
    this.quarantine = quarantine;
    this.clock = clock;
    for (QuarantineReason reason : QuarantineReason.values()) {
      Gauge.builder("dialbridge.quarantine.open", () -> count(reason))
          .tag("reason", reason.word())
          .description("Entries of the quarantine that wait for an operator")
          .register(metrics);
    }
    Gauge.builder("dialbridge.quarantine.oldest.age", this::oldestAge)
        .baseUnit("seconds")
        .description("How long the eldest open entry has been there; 0 where there is none")
        .register(metrics);
  }

  @Scheduled(every = "10s", skipExecutionIf = Duties.NoWorker.class)
  void measure() {
    open = quarantine.open();
  }

  private long count(QuarantineReason reason) {
    Quarantine.@Nullable Open ofReason = open.get(reason);
    return ofReason == null ? 0 : ofReason.count();
  }

  private double oldestAge() {
    Instant now = clock.instant();
    return open.values().stream()
        .map(ofReason -> Duration.between(ofReason.oldest(), now).toMillis() / 1000.0)
        .max(Double::compare)
        .orElse(0.0);
  }
}
