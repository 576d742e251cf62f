package io.dialbridge.webhooks;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.Duties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How deliveries fare, as operators see it. */
@ApplicationScoped
@Startup // Its metrics are there from then on, so that the first event is an increase.
class WebhookMeters {
  private static final Logger LOG = Logger.getLogger(WebhookMeters.class);
  private static final Duration[] DELAYS =
      IntStream.of(10, 50, 100, 250, 500, 1000, 2500, 5000, 15000, 60000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  /** What an attempt came to, beside the answers by their class. */
  private static final List<String> OUTCOMES =
      List.of(
          "2xx",
          "3xx",
          "4xx",
          "5xx",
          "forbidden",
          "unknown_host",
          "no_connection",
          "timeout",
          "broken_off");

  private static final String LOOK =
      """
      select
        (select count(*) from webhook_endpoint where disabled_at is null and not paused),
        (select count(*) from webhook_endpoint where disabled_at is null and paused),
        (select count(*) from webhook_endpoint where disabled_at is not null),
        (select min(oldest) from webhook_endpoint e, lateral (
          select min(next_at) as oldest from webhook_delivery d where d.endpoint_id = e.id and d.state = 'pending') as o
          where e.disabled_at is null and not e.paused),
        (select count(*) from webhook_delivery where state = 'pending')""";

  private final AgroalDataSource database;
  private final MeterRegistry metrics;
  private final Timer delay;
  private final Clock clock;
  private volatile Standing standing = new Standing(0, 0, 0, null, 0);

  /**
   * @param overdueSince when the delivery was due that has been due for longest, to an endpoint
   *     that is told of things; null: none waits
   */
  private record Standing(
      long active, long paused, long disabled, @Nullable Instant overdueSince, long pending) {}

  WebhookMeters(AgroalDataSource database, MeterRegistry metrics, Clock clock) {
    this.database = database;
    this.metrics = metrics;
    this.clock = clock;
    this.delay =
        Timer.builder("dialbridge.webhooks.delay")
            .description("From the event to its delivery, of those delivered at the first attempt")
            .serviceLevelObjectives(DELAYS)
            .register(metrics);
    OUTCOMES.forEach(this::attempts);
    gauge("active", () -> standing.active());
    gauge("paused", () -> standing.paused());
    gauge("disabled", () -> standing.disabled());
    Gauge.builder("dialbridge.webhooks.pending", () -> standing.pending())
        .description("Deliveries that wait, to be attempted or attempted again")
        .register(metrics);
    Gauge.builder("dialbridge.webhooks.oldest.age", this::oldestAge)
        .baseUnit("seconds")
        .description("For how long the delivery has been due that has been due for longest")
        .register(metrics);
  }

  private void gauge(String state, Supplier<Number> count) {
    Gauge.builder("dialbridge.webhooks.endpoints", count)
        .tag("state", state)
        .description("Webhook endpoints")
        .register(metrics);
  }

  private double oldestAge() {
    Instant since = standing.overdueSince();
    return since == null
        ? 0
        : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
  }

  private Timer attempts(String outcome) {
    return Timer.builder("dialbridge.webhooks.attempts")
        .tag("outcome", outcome)
        .description("Attempts to deliver, by what came of them")
        .register(metrics);
  }

  void attempted(Attempt attempt) {
    Integer status = attempt.status();
    String outcome = status == null ? attempt.error() : (status / 100) + "xx";
    attempts(outcome == null ? "broken_off" : outcome).record(Duration.ofMillis(attempt.millis()));
  }

  void delivered(Duration since) {
    delay.record(since.isNegative() ? Duration.ZERO : since);
  }

  @Scheduled(every = "10s", skipExecutionIf = Duties.NoWorker.class)
  void look() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOOK);
        ResultSet row = statement.executeQuery()) {
      row.next();
      Timestamp oldest = row.getTimestamp(4);
      standing =
          new Standing(
              row.getLong(1),
              row.getLong(2),
              row.getLong(3),
              oldest == null ? null : oldest.toInstant(),
              row.getLong(5));
    } catch (SQLException e) {
      LOG.errorf("Webhooks could not be counted: %s", e);
    }
  }
}
