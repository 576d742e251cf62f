package io.dialbridge.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells as a metric what the readiness check told last, for those who only read metrics. */
@ApplicationScoped
class ReadinessGauge {
  private final SmallRyeHealthReporter health;
  private volatile int ready;

  ReadinessGauge(SmallRyeHealthReporter health, MeterRegistry metrics) {
    this.health = health;
    Gauge.builder("dialbridge.ready", () -> ready)
        .description("1 where this process is ready, when last looked at")
        .register(metrics);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    ready = health.getReadiness().isDown() ? 0 : 1;
  }
}
