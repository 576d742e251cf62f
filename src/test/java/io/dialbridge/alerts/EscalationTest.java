package io.dialbridge.alerts;

import static io.dialbridge.alerts.Phoned.number;
import static io.dialbridge.alerts.Phoned.of;
import static io.dialbridge.alerts.Phoned.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.Traces;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One after the other is called, until somebody takes care or the alerts are over. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class EscalationTest {
  @Inject AgroalDataSource database;
  @Inject OldIncidents old;

  private Phoned phoned;

  @BeforeEach
  void house() {
    phoned = new Phoned(database);
  }

  @Test
  void whoPressesOneTakesCareOfIt() throws Exception {
    String chain = phoned.chain(number(31, 801), number(31, 802));
    String route = phoned.route(chain);

    JsonNode taken = phoned.fire("a");
    assertThat(taken.path("outcome").asText()).isEqualTo("opened");
    assertThat(taken.path("state").asText()).isEqualTo("waiting");
    assertThat(taken.path("route").asText()).isEqualTo(route);
    String id = taken.path("id").asText();
    JsonNode incident = phoned.awaitState(id, "acknowledged");

    assertThat(incident.path("acknowledgedBy").asText()).isEqualTo("person 1");
    assertThat(incident.path("calls").asInt()).isEqualTo(1);
    assertThat(incident.path("firing").asInt()).isEqualTo(2);
    assertThat(texts(List.copyOf(of(incident, "calling")), "number"))
        .containsExactly("+86154****1801");
    assertThat(of(incident, "calling").getFirst().path("detail").asText())
        .isEqualTo("PostgresDown, 2");
    assertThat(of(incident, "acknowledged").getFirst().path("keys").asText()).isEqualTo("1");
    String call = of(incident, "calling").getFirst().path("callId").asText();
    assertThat(phoned.facade.call(call).path("kind").asText()).isEqualTo("notification");
    assertThat(phoned.facade.call(call).path("digits").toString()).isEqualTo("[\"1\"]");
    assertThat(new Traces(database).tablesHolding("15400031801")).isEmpty();

    // It is told of again and again while it fires: nobody is called anew.
    JsonNode again = phoned.fire("a");
    assertThat(again.path("outcome").asText()).isEqualTo("updated");
    assertThat(again.path("id").asText()).isEqualTo(id);
    assertThat(again.path("state").asText()).isEqualTo("acknowledged");

    assertThat(phoned.cease("a").path("outcome").asText()).isEqualTo("resolved");
    JsonNode over = phoned.incident(id);
    assertThat(over.path("state").asText()).isEqualTo("resolved");
    assertThat(over.path("calls").asInt()).isEqualTo(1);
    assertThat(phoned.cease("a").path("outcome").asText()).isEqualTo("ignored");
    JsonNode next = phoned.fire("a");
    assertThat(next.path("outcome").asText()).isEqualTo("opened");
    assertThat(next.path("id").asText()).isNotEqualTo(id);
  }

  @Test
  void whoPressesTwoPassesItOnAtOnce() {
    phoned.route(phoned.chain(number(32, 803), number(31, 804)));
    String id = phoned.fire("a").path("id").asText();

    JsonNode incident = phoned.awaitState(id, "acknowledged");

    assertThat(incident.path("acknowledgedBy").asText()).isEqualTo("person 2");
    assertThat(texts(of(incident, "calling"), "step")).containsExactly("person 1", "person 2");
    assertThat(of(incident, "called").getFirst().path("keys").asText()).isEqualTo("2");
    assertThat(of(incident, "called").getFirst().path("detail").asText()).isEqualTo("escalated");
  }

  @Test
  void whoDoesNotTakeItIsFollowedByTheNextAfterTheWait() {
    phoned.route(phoned.chain("notice", 7, 2, number(20, 805), number(21, 806), number(12, 807)));
    String id = phoned.fire("a").path("id").asText();

    JsonNode first = phoned.awaitCalled(id, 1);
    assertThat(texts(of(first, "called"), "detail").getFirst()).startsWith("no_answer");
    assertThat(first.path("state").asText()).isEqualTo("waiting");
    Instant ended = Instant.parse(of(first, "called").getFirst().path("at").asText());
    assertThat(Instant.parse(first.path("nextAt").asText()))
        .isEqualTo(ended.plus(Duration.ofMinutes(7)));

    phoned.itIsDue(id);
    JsonNode second = phoned.awaitCalled(id, 2);
    assertThat(texts(of(second, "called"), "detail").getLast()).startsWith("busy");
    phoned.itIsDue(id);
    JsonNode third = phoned.awaitCalled(id, 3);
    assertThat(texts(of(third, "called"), "detail").getLast()).startsWith("no_key");
    for (int call = 4; call <= 6; call++) {
      phoned.itIsDue(id);
      phoned.awaitCalled(id, call);
    }
    JsonNode exhausted = phoned.awaitState(id, "exhausted");
    assertThat(texts(of(exhausted, "calling"), "step"))
        .containsExactly("person 1", "person 2", "person 3", "person 1", "person 2", "person 3");
    assertThat(exhausted.path("nextAt").isNull()).isTrue();
    assertThat(phoned.fire("a").path("state").asText()).isEqualTo("exhausted");

    Answer byHand = phoned.facade.post("/v1/alerts/incidents/" + id + "/acknowledge", "", Map.of());
    assertThat(byHand.body().path("acknowledgedBy").asText()).isEqualTo("desk");
  }

  @Test
  void resolvedAlertsStopTheChainAndItsCall() {
    phoned.route(phoned.chain(number(20, 808), number(31, 809)));
    String id = phoned.fire("a").path("id").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                of(phoned.incident(id), "calling").stream()
                    .anyMatch(event -> !event.path("callId").isNull()));

    phoned.cease("a");

    JsonNode incident = phoned.awaitState(id, "resolved");
    assertThat(incident.path("calls").asInt()).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !of(phoned.incident(id), "stopped").isEmpty()
                    || !of(phoned.incident(id), "not_stopped").isEmpty());
    phoned.itIsDue(id);
    assertThat(phoned.incident(id).path("calls").asInt()).isEqualTo(1);
    assertThat(
            phoned.facade.post("/v1/alerts/incidents/" + id + "/acknowledge", "", Map.of()).code())
        .isEqualTo("incident-over");
  }

  @Test
  void whoOptedOutIsPassedOverAndTheNextCalledAtOnce() {
    String optedOut = number(31, 810);
    phoned.facade.post("/v1/opt-outs", "{\"number\":\"%s\"}".formatted(optedOut), Map.of());
    phoned.route(phoned.chain(optedOut, number(31, 811)));
    String id = phoned.fire("a").path("id").asText();

    JsonNode incident = phoned.awaitState(id, "acknowledged");

    assertThat(incident.path("acknowledgedBy").asText()).isEqualTo("person 2");
    JsonNode passed = of(incident, "called").getFirst();
    assertThat(passed.path("detail").asText()).startsWith("ruled_out: The callee asked not");
    assertThat(passed.path("callId").isNull()).isTrue();
  }

  @Test
  void ofManyAtOnceOneIsCalledAboutAndThenAllOthersTogether() {
    phoned.route(phoned.chain(number(31, 812)), ",\"holdSeconds\":3600");
    String first = phoned.fire("0").path("id").asText();
    List<String> others =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> phoned.fire("" + i))
            .peek(taken -> assertThat(taken.path("state").asText()).isEqualTo("held"))
            .map(taken -> taken.path("id").asText())
            .toList();
    phoned.awaitState(first, "acknowledged");
    phoned.cease("4");
    assertThat(phoned.state(others.get(3))).as("nobody was called about it").isEqualTo("resolved");

    phoned.execute("update alert_route set held_until = now() where held_until is not null");
    phoned.itIsDue(others.getFirst());
    JsonNode leader = phoned.awaitState(others.getFirst(), "acknowledged");

    assertThat(of(leader, "calling")).hasSize(1);
    assertThat(of(leader, "calling").getFirst().path("detail").asText())
        .as("three groups of two alerts")
        .isEqualTo("PostgresDown, 6");
    for (String other : others.subList(1, 3)) {
      JsonNode joined = phoned.incident(other);
      assertThat(joined.path("state").asText()).isEqualTo("acknowledged");
      assertThat(joined.path("leader").asText()).isEqualTo(others.getFirst());
      assertThat(joined.path("calls").asInt()).isZero();
    }
  }

  @Test
  void aLeaderCallsOnForThoseThatJoinedIt() {
    phoned.route(phoned.chain(number(20, 813)), ",\"holdSeconds\":3600");
    phoned.fire("0");
    String leader = phoned.fire("1").path("id").asText();
    String joined = phoned.fire("2").path("id").asText();
    phoned.execute("update alert_route set held_until = now() where held_until is not null");
    phoned.itIsDue(leader);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> phoned.incident(joined).path("leader").asText().equals(leader));

    phoned.cease("1");
    assertThat(phoned.state(leader)).isIn("waiting", "calling", "exhausted");
    phoned.cease("2");
    assertThat(phoned.state(joined)).isEqualTo("resolved");
    phoned.awaitState(leader, "resolved");
  }

  @Test
  void whileThePlatformHasNoTimeTheSamePersonIsCalledLater() {
    String busy = number(31, 817);
    phoned.facade.script("{\"number\":\"%s\",\"refuse\":\"1010009\"}".formatted(busy));
    phoned.route(phoned.chain("notice", 1, 1, busy));
    String id = phoned.fire("a").path("id").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !of(phoned.incident(id), "postponed").isEmpty());
    phoned.facade.clearScripts();
    assertThat(phoned.state(id)).isEqualTo("waiting");

    phoned.itIsDue(id);

    JsonNode incident = phoned.awaitState(id, "acknowledged");
    assertThat(texts(of(incident, "calling"), "step")).containsExactly("person 1", "person 1");
  }

  @Test
  void oldIncidentsAreDeletedWithTheirHistory() {
    String id = phoned.fire("a").path("id").asText();
    String open = phoned.fire("b").path("id").asText();
    phoned.cease("a");
    Instant before = Instant.now().minus(Duration.ofDays(1));
    int none = QuarkusTransaction.requiringNew().call(() -> old.delete(before, 1000));
    assertThat(none).isZero();
    assertThat(phoned.state(id)).isEqualTo("resolved");

    phoned.execute(
        "update alert_incident set closed_at = closed_at - interval '2 days' where id = '%s'"
            .formatted(id));
    int one = QuarkusTransaction.requiringNew().call(() -> old.delete(before, 1000));

    assertThat(one).isEqualTo(1);
    assertThat(phoned.facade.get("/v1/alerts/incidents/" + id).status()).isEqualTo(404);
    assertThat(phoned.state(open)).isEqualTo("unrouted");
  }

  @Test
  void whereTheProcessDiedWhilePlacingNobodyIsRungTwice() {
    phoned.route(phoned.chain(number(20, 814), number(20, 815)));
    String id = phoned.fire("a").path("id").asText();
    JsonNode placed = phoned.awaitCalled(id, 1);
    String call = of(placed, "calling").getFirst().path("callId").asText();

    // As it would lie there if the call had been placed and nobody had lived to note it.
    phoned.execute(
        "update alert_incident set state = 'CALLING', step = 0, call_id = null, due_at = now() where id = '%s'"
            .formatted(id));

    JsonNode after = phoned.awaitCalled(id, 2);
    assertThat(after.path("calls").asInt()).isEqualTo(1);
    assertThat(after.path("history").findValuesAsText("callId")).contains(call);
    assertThat(phoned.facade.get("/v1/calls?reference=alert:" + id + ":1").body().path("items"))
        .hasSize(1);
  }

  @Test
  void anotherAlertAfterAnAcknowledgementThatNobodyToldTheEndOfIsANewIncident() {
    phoned.route(phoned.chain(number(31, 816)));
    String id = phoned.fire("a").path("id").asText();
    phoned.awaitState(id, "acknowledged");
    ObjectNode other = phoned.group("alertmanager-firing.json", "a");
    other
        .path("alerts")
        .forEach(alert -> ((ObjectNode) alert).put("startsAt", "2026-02-01T00:00:00Z"));

    JsonNode taken = Phoned.taken(phoned.alertmanager(other));

    assertThat(taken.path("outcome").asText()).isEqualTo("opened");
    assertThat(phoned.state(id)).isEqualTo("resolved");
    phoned.awaitState(taken.path("id").asText(), "acknowledged");
  }
}
