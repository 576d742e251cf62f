package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ports, queue and standing of each app; the same from every replica, since the database has them.
 */
@ApplicationScoped
@Startup // Its metrics are there in every role, also where nothing is measured.
class PacingGauges {
  private final AppOverview overview;
  private final Clock clock;
  private volatile Map<String, AppOverview.Line> lines = Map.of();

  PacingGauges(AppOverview overview, Apps apps, Clock clock, MeterRegistry metrics) {
    this.overview = overview;
    this.clock = clock;
    for (App app : apps.all()) {
      gauge(metrics, app, "dialbridge.ports.limit", "Ports of the app", AppOverview.Line::limit);
      gauge(
          metrics,
          app,
          "dialbridge.ports.taken",
          "Ports that calls of ours take",
          AppOverview.Line::taken);
      gauge(
          metrics,
          app,
          "dialbridge.ports.foreign",
          "Ports that somebody else takes",
          line -> line.standing().foreign(clock.instant()));
      gauge(
          metrics,
          app,
          "dialbridge.queue.length",
          "Calls that wait for a port",
          line -> line.waiting() == null ? 0 : line.waiting().calls());
      gauge(
          metrics,
          app,
          "dialbridge.queue.oldest.age.seconds",
          "How long ago the eldest of them was asked for; 0 where none waits",
          this::age);
      gauge(
          metrics,
          app,
          "dialbridge.apps.suspended",
          "1 where the platform refuses the app as a whole, so that none of its calls is sent",
          line -> line.standing().circuit(clock.instant()) == AppStanding.Circuit.CLOSED ? 0 : 1);
    }
  }

  private void gauge(
      MeterRegistry metrics,
      App app,
      String name,
      String description,
      ToDoubleFunction<AppOverview.Line> value) {
    Gauge.builder(name, () -> of(app.name(), value))
        .tag("app", app.name())
        .description(description)
        .register(metrics);
  }

  private double of(String app, ToDoubleFunction<AppOverview.Line> value) {
    AppOverview.@Nullable Line line = lines.get(app);
    return line == null ? 0 : value.applyAsDouble(line);
  }

  private double age(AppOverview.Line line) {
    Instant now = clock.instant();
    return line.waiting() == null
        ? 0
        : Duration.between(line.waiting().oldest(), now).toMillis() / 1000.0;
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void measure() {
    lines =
        overview.of(name -> true).stream()
            .collect(Collectors.toMap(line -> line.app().name(), line -> line));
  }
}
