package io.dialbridge.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.alerts.TestingAlerts;
import io.dialbridge.bills.BillKeeper;
import io.dialbridge.calls.OldCalls;
import io.dialbridge.pushes.PushEraser;
import io.dialbridge.recordings.RecordingKeeper;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.webhooks.WebhookKeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was kept long enough goes, eldest first, and nothing else does. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class RetentionTest {
  private static final Duration NEVER = Duration.ofDays(100_000);

  @Inject AgroalDataSource database;
  @Inject CallErasure erasure;
  @Inject OldCalls calls;
  @Inject BillKeeper bills;
  @Inject RecordingKeeper recordings;
  @Inject PushEraser pushes;
  @Inject WebhookKeeper webhooks;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final MeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void nothingGoesBeforeItsTime() throws SQLException {
    String call = settledCallback("+8615400010921");
    String before = rowsOf(call);

    Map<String, Duration> kept =
        Map.of(
            "pushes", Duration.ofDays(40),
            "numbers", Duration.ofDays(40),
            "events", Duration.ofDays(40),
            "recordings", Duration.ofDays(40),
            "calls", Duration.ofDays(40));
    worker(kept, Duration.ofDays(39)).work();
    assertThat(rowsOf(call)).isEqualTo(before);
    assertThat(metrics.find("dialbridge.retention.deleted").counters())
        .allMatch(counter -> counter.count() == 0);

    worker(kept, Duration.ofDays(41)).work();
    assertThat(rowsOf(call))
        .isEqualTo("sessions 0, parties 0, events 0, bills 0, recordings 0, pushes 0");
    assertThat(facade.get("/v1/calls/" + call).status()).isEqualTo(404);
  }

  @Test
  void numbersGoAsByAnErasure() throws SQLException {
    String call = settledCallback("+8615400010922");

    worker(Map.of("numbers", Duration.ofDays(1)), Duration.ofDays(2)).work();

    assertThat(facade.call(call).path("legs").findValuesAsText("number"))
        .containsExactly("****", "****");
    assertThat(facade.call(call).at("/bill/cost/amount").asText()).isNotEmpty();
    assertThat(rowsOf(call))
        .contains("sessions 1, parties 0")
        .contains("bills 1")
        .contains("pushes 0");
  }

  @Test
  void withoutItsEventsACallStaysAndALatePushWaitsForAnOperator() throws SQLException {
    String call = settledCallback("+8615400010923");
    String before = facade.get("/v1/calls/" + call).raw().body();

    worker(Map.of("events", Duration.ofDays(7)), Duration.ofDays(8)).work();

    assertThat(facade.get("/v1/calls/" + call).raw().body()).isEqualTo(before);
    assertThat(facade.get("/v1/calls/" + call + "/events").status()).isEqualTo(410);
    assertThat(rowsOf(call)).contains("events 0");
    facade.push(
        "{\"eventType\":\"disconnect\",\"statusInfo\":{\"timestamp\":\"2026-01-15 08:30:20\",\"sessionId\":\"late\",\"stateCode\":0,\"userData\":\"%s\"}}"
            .formatted(call));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                facade
                    .get("/v1/quarantine?reason=too_late")
                    .raw()
                    .body()
                    .contains("no longer kept"));
    assertThat(facade.get("/v1/calls/" + call).raw().body()).isEqualTo(before);
    // What waits for a decision outlives its time.
    worker(Map.of("pushes", Duration.ofDays(7)), Duration.ofDays(8)).work();
    assertThat(rowsOf(call)).contains("pushes 1");
  }

  @Test
  void namesOfRecordingsAndPushesGoAlone() throws SQLException {
    String call = settledCallback("+8615400010924");
    assertThat(rowsOf(call)).contains("recordings 1");

    worker(
            Map.of("recordings", Duration.ofDays(14), "pushes", Duration.ofDays(14)),
            Duration.ofDays(15))
        .work();

    assertThat(rowsOf(call))
        .contains("parties 2")
        .contains("recordings 0, pushes 0")
        .doesNotContain("events 0");
    assertThat(facade.get("/v1/calls/" + call + "/recording").body().path("reason").asText())
        .isEqualTo("expired");
    assertThat(metrics.counter("dialbridge.retention.deleted", "what", "pushes").count())
        .isGreaterThan(0);
  }

  private RetentionWorker worker(Map<String, Duration> kept, Duration later) {
    return new RetentionWorker(
        new RetentionConfig() {
          @Override
          public Duration pushes() {
            return kept.getOrDefault("pushes", NEVER);
          }

          @Override
          public Duration incidents() {
            return kept.getOrDefault("incidents", NEVER);
          }

          @Override
          public Optional<Duration> numbers() {
            return Optional.ofNullable(kept.get("numbers"));
          }

          @Override
          public Optional<Duration> events() {
            return Optional.ofNullable(kept.get("events"));
          }

          @Override
          public Optional<Duration> recordings() {
            return Optional.ofNullable(kept.get("recordings"));
          }

          @Override
          public Optional<Duration> calls() {
            return Optional.ofNullable(kept.get("calls"));
          }
        },
        erasure,
        calls,
        bills,
        recordings,
        pushes,
        webhooks,
        TestingAlerts.oldIncidents(),
        Clock.offset(Clock.systemUTC(), later),
        metrics);
  }

  private String settledCallback(String callee) {
    String call =
        facade
            .placeCallback(
                "{\"caller\":\"+8615400000920\",\"callee\":\"%s\",\"record\":true}"
                    .formatted(callee))
            .body()
            .path("id")
            .asText();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> facade.call(call).path("settled").asBoolean());
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> facade.get("/q/metrics").raw().body().contains("dialbridge_pushes_backlog 0.0"));
    return call;
  }

  private String rowsOf(String call) throws SQLException {
    try (var connection = database.getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select format('sessions %%s, parties %%s, events %%s, bills %%s, recordings %%s, pushes %%s',
                      (select count(*) from call_session where id = '%1$s'),
                      (select count(*) from call_party where call_id = '%1$s'),
                      (select count(*) from call_event where call_id = '%1$s'),
                      (select count(*) from call_bill where call_id = '%1$s'),
                      (select count(*) from call_recording where call_id = '%1$s'),
                      (select count(*) from push_inbox where call_id = '%1$s' and data_key is not null))"""
                        .formatted(call))) {
      row.next();
      return row.getString(1);
    }
  }
}
