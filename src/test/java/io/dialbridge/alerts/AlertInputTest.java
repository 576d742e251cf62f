package io.dialbridge.alerts;

import static io.dialbridge.alerts.Phoned.number;
import static io.dialbridge.alerts.Phoned.of;
import static io.dialbridge.alerts.Phoned.payload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What alerting systems post is taken as it is, or refused with a reason; nothing is lost. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class AlertInputTest {
  @Inject AgroalDataSource database;

  private Phoned phoned;

  @BeforeEach
  void house() {
    phoned = new Phoned(database);
  }

  private Answer grafana(ObjectNode payload) {
    return phoned.facade.post("/v1/alerts/grafana", payload.toString(), Map.of());
  }

  @Test
  void grafanaIsTakenToo() {
    phoned.route(phoned.chain(number(31, 821)));
    ObjectNode firing = phoned.group("grafana-firing.json", "g");

    JsonNode taken = Phoned.taken(grafana(firing));
    assertThat(taken.path("outcome").asText()).isEqualTo("opened");
    JsonNode incident = phoned.awaitState(taken.path("id").asText(), "acknowledged");

    assertThat(incident.path("source").asText()).isEqualTo("grafana");
    assertThat(incident.path("alerts")).hasSize(2);
    assertThat(incident.path("labels").path("team").asText()).isEqualTo("blue");
    assertThat(of(incident, "calling").getFirst().path("detail").asText())
        .isEqualTo("High memory usage, 2");
    firing.put("orgId", 2);
    assertThat(Phoned.taken(grafana(firing)).path("outcome").asText())
        .as("another organization's group")
        .isEqualTo("opened");
    assertThat(
            Phoned.taken(grafana(phoned.group("grafana-resolved.json", "g")))
                .path("outcome")
                .asText())
        .isEqualTo("resolved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "1", "5", ""})
  void anotherVersionOfAlertmanagerIsToldWhichOneIsUnderstood(String version) {
    ObjectNode payload = phoned.group("alertmanager-firing.json", "v");
    payload.put("version", version);

    Answer answer = phoned.alertmanager(payload);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("invalid-fields");
    assertThat(answer.body().path("detail").asText()).contains("version must be \"4\"");
  }

  @Test
  void whatHasNoGroupIsToldWhatIsMissing() {
    Answer legacy = grafana(payload("grafana-legacy.json"));
    assertThat(legacy.status()).isEqualTo(422);
    assertThat(legacy.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("version", "groupKey", "status");
    assertThat(grafana(payload("alertmanager-firing.json")).status()).isEqualTo(422);
    assertThat(phoned.facade.post("/v1/alerts/grafana", "{", Map.of()).code())
        .isEqualTo("malformed-body");
    assertThat(phoned.facade.post("/v1/alerts/grafana", "[]", Map.of()).code())
        .isEqualTo("malformed-body");
    assertThat(phoned.facade.post("/v1/alerts/grafana", "", Map.of()).status()).isIn(400, 422);
    assertThat(phoned.facade.post("/v1/alerts/grafana", "null", Map.of()).status()).isEqualTo(422);
  }

  @Test
  void aThousandAlertsAreOneCallAndNoneIsLost() {
    phoned.route(phoned.chain(number(31, 822)));
    ObjectNode payload = phoned.group("alertmanager-firing.json", "k");
    ArrayNode alerts = (ArrayNode) payload.path("alerts");
    ObjectNode one = (ObjectNode) alerts.get(0);
    alerts.removeAll();
    for (int i = 0; i < 1000; i++) {
      ObjectNode alert = one.deepCopy();
      alert.put("fingerprint", "%016x".formatted(i));
      ((ObjectNode) alert.path("labels")).put("instance", "db-%d.example.com:9187".formatted(i));
      alerts.add(alert);
    }
    payload.put("truncatedAlerts", 7);
    assertThat(payload.toString().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(500_000, 1 << 20);

    String id = Phoned.taken(phoned.alertmanager(payload)).path("id").asText();
    JsonNode incident = phoned.awaitState(id, "acknowledged");

    assertThat(incident.path("alerts")).hasSize(1000);
    assertThat(incident.path("firing").asInt()).isEqualTo(1007);
    assertThat(incident.path("calls").asInt()).isEqualTo(1);
    assertThat(of(incident, "calling").getFirst().path("detail").asText())
        .isEqualTo("PostgresDown, 1007");

    payload.put("message", "x".repeat(1 << 20));
    assertThat(phoned.alertmanager(payload).status()).isEqualTo(413);
  }

  @Test
  void whatNoRouteIsMeantForIsKeptAndFindsOneLater() {
    ObjectNode payload = phoned.group("alertmanager-firing.json", "u");
    JsonNode taken = Phoned.taken(phoned.alertmanager(payload));
    // Routes of other tests have matchers of their own.
    assertThat(taken.path("state").asText()).isEqualTo("unrouted");
    assertThat(taken.path("route").isNull()).isTrue();
    String id = taken.path("id").asText();
    assertThat(phoned.incident(id).path("calls").asInt()).isZero();
    assertThat(phoned.facade.get("/v1/alerts/incidents?state=unrouted&limit=200").body().toString())
        .contains(id);

    phoned.route(phoned.chain(number(31, 823)));
    JsonNode again = Phoned.taken(phoned.alertmanager(payload));
    assertThat(again.path("id").asText()).isEqualTo(id);
    assertThat(again.path("state").asText()).isEqualTo("waiting");
    phoned.awaitState(id, "acknowledged");
  }

  @Test
  void strangeLabelsAreCutAndCleanAndMatchAllTheSame() {
    phoned.route(phoned.chain(number(31, 824)));
    ObjectNode payload = phoned.group("alertmanager-firing.json", "s");
    ObjectNode labels = (ObjectNode) payload.at("/alerts/0/labels");
    labels.put("alertname", "a\u0000b${c}");
    labels.put("long", "x".repeat(20_000));
    labels.put("lone", "\ud800");
    labels.putNull("none");
    labels.put("number", 5);
    labels.putObject("object").put("a", 1);
    ((ObjectNode) payload.path("commonLabels")).remove("alertname");
    ((ObjectNode) payload.path("groupLabels")).remove("alertname");
    payload.putNull("commonAnnotations");
    payload.putObject("unheardOf").put("x", 1);
    ((ArrayNode) payload.path("alerts")).addNull();

    String id = Phoned.taken(phoned.alertmanager(payload)).path("id").asText();
    JsonNode incident = phoned.awaitState(id, "acknowledged");

    JsonNode kept = incident.at("/alerts/0/labels");
    assertThat(kept.path("long").asText()).hasSize(1024);
    assertThat(kept.path("number").asText()).isEqualTo("5");
    assertThat(kept.path("object").asText()).isEqualTo("{\"a\":1}");
    assertThat(kept.has("none")).isFalse();
    assertThat(of(incident, "calling").getFirst().path("detail").asText())
        .isEqualTo("a\ufffdb c, 2");
  }

  @Test
  void theSameGroupToldByManyAtOnceIsOneIncident() throws Exception {
    phoned.route(phoned.chain(number(31, 825)));
    ObjectNode payload = phoned.group("alertmanager-firing.json", "c");
    List<Callable<String>> posts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      posts.add(() -> Phoned.taken(phoned.alertmanager(payload)).path("id").asText());
    }
    List<String> ids = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
      for (Future<String> sent : senders.invokeAll(posts)) {
        ids.add(sent.get());
      }
    }

    assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
    assertThat(phoned.awaitState(ids.getFirst(), "acknowledged").path("calls").asInt())
        .isEqualTo(1);
  }

  @Test
  void whoMaySendMayNothingElse() {
    String sender = key("[\"alerts:send\"]", "");
    assertThat(phoned.facade.with(sender).post("/v1/alerts/alertmanager", "{}", Map.of()).status())
        .isEqualTo(422);
    assertThat(phoned.facade.with(sender).get("/v1/alerts/incidents").status()).isEqualTo(403);
    assertThat(phoned.facade.with(sender).get("/v1/alert-chains").status()).isEqualTo(403);
    assertThat(phoned.facade.with(sender).post("/v1/alerts/dry-run", "{}", Map.of()).status())
        .isEqualTo(403);
    String reader = key("[\"alerts:read\"]", "");
    assertThat(phoned.facade.with(reader).post("/v1/alerts/alertmanager", "{}", Map.of()).status())
        .isEqualTo(403);
    assertThat(phoned.facade.with(reader).post("/v1/alert-routes", "{}", Map.of()).status())
        .isEqualTo(403);
  }

  /** Whoever may not place calls under an app has nobody called under it by an alert either. */
  @Test
  void aKeyOfOtherAppsFindsNoRouteAndSeesNothing() {
    String chain = phoned.chain(number(31, 826));
    phoned.route(chain);
    String other =
        key("[\"alerts:send\",\"alerts:read\",\"alerts:write\"]", ",\"apps\":[\"courier\"]");

    Answer answer =
        phoned
            .facade
            .with(other)
            .post(
                "/v1/alerts/alertmanager",
                phoned.group("alertmanager-firing.json", "o").toString(),
                Map.of());

    assertThat(Phoned.taken(answer).path("state").asText()).isEqualTo("unrouted");
    assertThat(phoned.facade.with(other).get("/v1/alert-chains/" + chain).status()).isEqualTo(404);
    assertThat(phoned.facade.with(other).delete("/v1/alert-chains/" + chain).status())
        .isEqualTo(404);
    assertThat(phoned.facade.with(other).get("/v1/alerts/incidents").body().path("items"))
        .isEmpty();
    assertThat(phoned.facade.with(other).get("/v1/alert-routes").body().path("items")).isEmpty();
  }

  private String key(String scopes, String rest) {
    return phoned
        .facade
        .post(
            "/v1/keys",
            "{\"name\":\"%s\",\"scopes\":%s%s}".formatted(UUID.randomUUID(), scopes, rest),
            Map.of())
        .body()
        .path("secret")
        .asText();
  }
}
