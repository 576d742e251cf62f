package io.dialbridge.alerts;

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
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What is measured of alerts. */
@ApplicationScoped
@Startup // Its metrics are there from then on, so that the first event is an increase.
class AlertMeters {
  private static final Logger LOG = Logger.getLogger(AlertMeters.class);
  private static final String COUNT =
      "select state, count(*) from alert_incident where state <> 'RESOLVED' group by state";
  private static final List<String> TAKEN = List.of("opened", "updated", "resolved", "ignored");
  private static final Duration[] ACKNOWLEDGED =
      Stream.of(30, 60, 120, 300, 600, 1800, 3600, 14400)
          .map(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final AgroalDataSource database;
  private final MeterRegistry metrics;
  private volatile Map<IncidentState, Long> open = Map.of();

  AlertMeters(AgroalDataSource database, MeterRegistry metrics) {
    this.database = database;
    this.metrics = metrics;
    for (IncidentState state : IncidentState.values()) {
      if (state != IncidentState.RESOLVED) {
        Gauge.builder("dialbridge.alerts.incidents", () -> open.getOrDefault(state, 0L))
            .tag("state", state.word())
            .description("Incidents that are not resolved")
            .register(metrics);
      }
    }
    for (AlertSource source : AlertSource.values()) {
      TAKEN.forEach(outcome -> received(source, outcome, 0));
    }
    Stream.of(CallOutcome.values()).forEach(outcome -> called(outcome, 0));
    silence("posted", 0);
    silence("failed", 0);
    acknowledged();
  }

  void received(AlertSource source, String outcome) {
    received(source, outcome, 1);
  }

  private void received(AlertSource source, String outcome, int many) {
    metrics
        .counter("dialbridge.alerts.received", "source", source.word(), "outcome", outcome)
        .increment(many);
  }

  void called(CallOutcome outcome) {
    called(outcome, 1);
  }

  private void called(CallOutcome outcome, int many) {
    metrics.counter("dialbridge.alerts.calls", "outcome", outcome.word()).increment(many);
  }

  void silence(String outcome) {
    silence(outcome, 1);
  }

  private void silence(String outcome, int many) {
    metrics.counter("dialbridge.alerts.silences", "outcome", outcome).increment(many);
  }

  void acknowledgedAfter(Duration time) {
    acknowledged().record(time);
  }

  private Timer acknowledged() {
    return Timer.builder("dialbridge.alerts.acknowledged.after")
        .description("Time from the opening of an incident to its acknowledgement")
        .serviceLevelObjectives(ACKNOWLEDGED)
        .register(metrics);
  }

  @Scheduled(every = "10s", skipExecutionIf = Duties.NoWorker.class)
  void measure() {
    Map<IncidentState, Long> counted = new EnumMap<>(IncidentState.class);
    try (Connection connection = database.getConnection();
        PreparedStatement count = connection.prepareStatement(COUNT);
        ResultSet row = count.executeQuery()) {
      while (row.next()) {
        counted.put(IncidentState.valueOf(row.getString(1)), row.getLong(2));
      }
      open = counted;
    } catch (SQLException e) {
      LOG.errorf("Incidents could not be counted: %s", e.getMessage());
    }
  }
}
