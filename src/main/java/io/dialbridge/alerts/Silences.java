package io.dialbridge.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.alerts.IncidentEvent.What;
import io.dialbridge.roles.Duties;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells Alertmanager who takes care: a silence for each group that is acknowledged. What fails is
 * tried again a few times, then given up; a silence whose answer was lost may be there twice, which
 * harms nobody.
 */
@ApplicationScoped
class Silences {
  private static final Logger LOG = Logger.getLogger(Silences.class);
  private static final int AT_ONCE = 10;
  private static final int CREATED_OR_OK = 2;
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));
  private static final String TAKE =
      """
      update alert_incident set silence_due_at = ?, silence_tries = silence_tries + 1 where id in
        (select id from alert_incident where silence_due_at <= ? order by silence_due_at limit ? for update skip locked) returning id""";

  private final AgroalDataSource database;
  private final AlertmanagerClient alertmanager;
  private final AlertsConfig config;
  private final IncidentBook book;
  private final AlertMeters meters;
  private final ObjectMapper json;

  Silences(
      AgroalDataSource database,
      @RestClient AlertmanagerClient alertmanager,
      AlertsConfig config,
      IncidentBook book,
      AlertMeters meters,
      ObjectMapper json) {
    this.database = database;
    this.alertmanager = alertmanager;
    this.config = config;
    this.book = book;
    this.meters = meters;
    this.json = json;
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void work() {
    if (config.alertmanager().url().isEmpty()) {
      return;
    }
    try {
      for (UUID id : take()) {
        post(id);
      }
    } catch (SQLException | RuntimeException e) {
      // The database is away, for instance: it is tried again.
      LOG.errorf("Silences could not be posted: %s", e.getMessage());
    }
  }

  private List<UUID> take() throws SQLException {
    Instant now = book.now();
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setTimestamp(1, Timestamp.from(now.plus(Incident.LEASE)));
      take.setTimestamp(2, Timestamp.from(now));
      take.setInt(3, AT_ONCE);
      try (ResultSet row = take.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject(1, UUID.class));
        }
      }
    }
    return ids;
  }

  private void post(UUID id) {
    Incident incident =
        QuarkusTransaction.requiringNew().call(() -> Incident.<Incident>findById(id));
    Optional<Silence> silence =
        Silence.of(
            incident.alerts(),
            "dialbridge",
            "acknowledged by %s, incident %s".formatted(incident.acknowledgedBy(), id),
            book.now(),
            Duration.ofMinutes(config.silenceMinutes()));
    Outcome outcome =
        silence.isEmpty()
            ? new Outcome(null, "the group has no labels to silence it by", false)
            : send(silence.get());
    QuarkusTransaction.requiringNew()
        .run(() -> Incident.locked(id).ifPresent(locked -> note(locked, outcome)));
  }

  /**
   * @param silence its id there; null: it was not made
   */
  private record Outcome(@Nullable String silence, String why, boolean again) {}

  private Outcome send(Silence silence) {
    try (Response answer = alertmanager.silence(authorization(), silence)) {
      int status = answer.getStatus();
      if (status / 100 == CREATED_OR_OK) {
        return new Outcome(idOf(answer.readEntity(String.class)), "", false);
      }
      return new Outcome(null, "Alertmanager answered " + status, true);
    } catch (ProcessingException e) {
      return new Outcome(
          null, "Alertmanager could not be reached: " + e.getClass().getSimpleName(), true);
    }
  }

  private String idOf(String answer) {
    try {
      return json.readTree(answer).path("silenceID").asText("unknown");
    } catch (IOException e) {
      return "unknown"; // It was made all the same.
    }
  }

  private @Nullable String authorization() {
    AlertsConfig.Alertmanager settings = config.alertmanager();
    if (settings.token().isPresent()) {
      return "Bearer " + settings.token().get();
    }
    if (settings.username().isEmpty()) {
      return null;
    }
    String pair = settings.username().get() + ":" + settings.password().orElse("");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private void note(Incident incident, Outcome outcome) {
    if (!incident.awaitsSilence()) {
      return; // It was resolved in the meantime; the silence ends by itself.
    }
    Instant now = book.now();
    if (outcome.silence() != null) {
      incident.silenced(What.SILENCED, "silence " + outcome.silence(), now);
      meters.silence("posted");
    } else if (outcome.again() && incident.silenceTries() <= PAUSES.size()) {
      incident.silenceAgain(outcome.why(), now.plus(PAUSES.get(incident.silenceTries() - 1)), now);
    } else {
      incident.silenced(What.NOT_SILENCED, outcome.why(), now);
      meters.silence("failed");
    }
  }
}
