package io.dialbridge.bills;

import io.dialbridge.calls.AwaitedBill.State;
import io.dialbridge.calls.AwaitedBills;
import io.dialbridge.roles.Duties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** How many calls wait for a bill that is late, and how many will never have theirs. */
@ApplicationScoped
@Startup // Its metrics are there in every role, also where nothing is measured.
class OverdueGauges {
  private final AwaitedBills awaited;
  private volatile long late;
  private volatile long lost;

  OverdueGauges(AwaitedBills awaited, MeterRegistry metrics) {
    this.awaited = awaited;
    Gauge.builder("dialbridge.bills.late", () -> late)
        .description("Calls whose bill is late and can still come")
        .register(metrics);
    Gauge.builder("dialbridge.bills.lost", () -> lost)
        .description("Calls that were settled without their bill")
        .register(metrics);
  }

  @Scheduled(every = "10s", skipExecutionIf = Duties.NoWorker.class)
  void measure() {
    late = awaited.count(State.LATE);
    lost = awaited.count(State.LOST);
  }
}
