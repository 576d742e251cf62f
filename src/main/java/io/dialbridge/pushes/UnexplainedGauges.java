package io.dialbridge.pushes;

import io.dialbridge.roles.Duties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** How many bills there are that no call explains and nobody has put aside. */
@ApplicationScoped
@Startup // Its metrics are there in every role, also where nothing is measured.
class UnexplainedGauges {
  private final UnexplainedBills bills;
  private volatile long open;

  UnexplainedGauges(UnexplainedBills bills, MeterRegistry metrics) {
    this.bills = bills;
    Gauge.builder("dialbridge.bills.unexplained", () -> open)
        .description("Bills that no call explains and nobody has put aside")
        .register(metrics);
  }

  @Scheduled(every = "10s", skipExecutionIf = Duties.NoWorker.class)
  void measure() {
    open = bills.open();
  }
}
