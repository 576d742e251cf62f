package io.dialbridge.alerts;

import static io.dialbridge.alerts.Phoned.number;
import static io.dialbridge.alerts.Phoned.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.protection.Guarded;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is woken, and that Alertmanager is told who takes care. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(QuietHoursAndSilencesTest.WithAlertmanager.class)
class QuietHoursAndSilencesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> AUTHORIZED = new CopyOnWriteArrayList<>();
  private static final List<String> POSTED = new CopyOnWriteArrayList<>();
  private static final AtomicInteger REFUSALS = new AtomicInteger();

  /** Its port, since class loaders of profile and test differ. */
  private static final String PORT = "dialbridge-test.alertmanager-port";

  private static HttpServer alertmanager;

  @Inject AgroalDataSource database;

  private Phoned phoned;

  /** Guarded's apps, of which {@code sleepy} has quiet hours all day, and an Alertmanager. */
  public static class WithAlertmanager extends Guarded {
    @Override
    public Map<String, String> getConfigOverrides() {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        System.setProperty(PORT, Integer.toString(free.getLocalPort()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("dialbridge.protection.callee-caps.per-day", "10000");
      settings.put("dialbridge.limits.per-callee", "10000");
      settings.put(
          "dialbridge.alerts.alertmanager.url",
          "http://127.0.0.1:" + System.getProperty(PORT) + "/am");
      settings.put("dialbridge.alerts.alertmanager.username", "bridge");
      settings.put("dialbridge.alerts.alertmanager.password", "s3cret");
      settings.put("dialbridge.alerts.silence-minutes", "45");
      return settings;
    }
  }

  @BeforeEach
  void house() throws IOException {
    phoned = new Phoned(database);
    if (alertmanager == null) {
      alertmanager =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT)), 0);
      alertmanager.createContext("/am/api/v2/silences", QuietHoursAndSilencesTest::answer);
      alertmanager.start();
    }
    POSTED.clear();
    AUTHORIZED.clear();
    REFUSALS.set(0);
  }

  @AfterAll
  static void close() {
    alertmanager.stop(0);
    alertmanager = null;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String silence = new String(body, StandardCharsets.UTF_8);
    boolean refused =
        silence.contains("refused-cluster")
            && REFUSALS.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!refused) {
      POSTED.add(silence);
      AUTHORIZED.add(exchange.getRequestHeaders().getFirst("Authorization"));
    }
    byte[] answer =
        (refused ? "{}" : "{\"silenceID\":\"5c1f0f4b\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(refused ? 500 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Test
  void criticalOnesWakePeopleAndOthersWaitForTheMorning() {
    String chain = phoned.chain("sleepy", 5, 1, number(31, 861));
    String route = phoned.route(chain);
    String waits = phoned.fire("w").path("id").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !of(phoned.incident(waits), "postponed").isEmpty());
    JsonNode waiting = phoned.incident(waits);
    assertThat(waiting.path("state").asText()).isEqualTo("waiting");
    assertThat(Instant.parse(waiting.path("nextAt").asText()))
        .isAfter(Instant.parse(waiting.path("openedAt").asText()));
    assertThat(of(waiting, "postponed").getFirst().path("detail").asText())
        .contains("Nobody is called from 00:00 to 23:59");
    assertThat(of(waiting, "calling").getFirst().path("callId").isNull()).isTrue();

    phoned.facade.put(
        "/v1/alert-routes/" + route,
        "{\"position\":1,\"critical\":true,\"holdSeconds\":0,\"matchers\":[{\"label\":\"story\",\"op\":\"=\",\"value\":\"%s\"}],\"chain\":\"%s\"}"
            .formatted(phoned.story, chain));
    String wakes = phoned.fire("c").path("id").asText();

    JsonNode woken = phoned.awaitState(wakes, "acknowledged");
    assertThat(woken.path("critical").asBoolean()).isTrue();
    assertThat(phoned.state(waits)).isEqualTo("waiting");
  }

  @Test
  void anAcknowledgedGroupIsSilenced() throws IOException {
    phoned.route(phoned.chain(number(31, 862)));
    String id = phoned.fire("s").path("id").asText();
    phoned.awaitState(id, "acknowledged");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !of(phoned.incident(id), "silenced").isEmpty());

    List<String> posted = POSTED.stream().filter(silence -> silence.contains(id)).toList();
    assertThat(posted).hasSize(1);
    JsonNode silence = JSON.readTree(posted.getFirst());
    assertThat(silence.path("matchers").toString())
        .isEqualTo(
            "[{\"name\":\"alertname\",\"value\":\"PostgresDown\",\"isRegex\":false,\"isEqual\":true},{\"name\":\"cluster\",\"value\":\"prod-bj\",\"isRegex\":false,\"isEqual\":true}]");
    assertThat(silence.path("createdBy").asText()).isEqualTo("dialbridge");
    assertThat(silence.path("comment").asText())
        .isEqualTo("acknowledged by person 1, incident " + id);
    assertThat(
            Duration.between(
                Instant.parse(silence.path("startsAt").asText()),
                Instant.parse(silence.path("endsAt").asText())))
        .isEqualTo(Duration.ofMinutes(45));
    assertThat(AUTHORIZED).isNotEmpty().containsOnly("Basic YnJpZGdlOnMzY3JldA==");
    assertThat(of(phoned.incident(id), "silenced").getFirst().path("detail").asText())
        .isEqualTo("silence 5c1f0f4b");
  }

  @Test
  void aSilenceThatFailsIsPostedAgainAndThenGivenUp() {
    REFUSALS.set(1);
    phoned.route(phoned.chain(number(31, 863)));
    String id = fireRefused("f");
    phoned.awaitState(id, "acknowledged");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !of(phoned.incident(id), "not_silenced").isEmpty());
    assertThat(of(phoned.incident(id), "not_silenced").getFirst().path("detail").asText())
        .isEqualTo("Alertmanager answered 500; tried again");
    silenceIsDue(id);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !of(phoned.incident(id), "silenced").isEmpty());

    REFUSALS.set(1000);
    String other = fireRefused("g");
    phoned.awaitState(other, "acknowledged");
    for (int tries = 1; tries <= 5; tries++) {
      int made = tries;
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> of(phoned.incident(other), "not_silenced").size() == made);
      silenceIsDue(other);
    }
    assertThat(of(phoned.incident(other), "not_silenced").getLast().path("detail").asText())
        .isEqualTo("Alertmanager answered 500");
  }

  private String fireRefused(String name) {
    ObjectNode payload = phoned.group("alertmanager-firing.json", name);
    ((ObjectNode) payload.path("groupLabels")).put("cluster", "refused-cluster");
    return Phoned.taken(phoned.alertmanager(payload)).path("id").asText();
  }

  private void silenceIsDue(String id) {
    phoned.execute(
        "update alert_incident set silence_due_at = now() where id = '%s' and silence_due_at is not null"
            .formatted(id));
  }
}
