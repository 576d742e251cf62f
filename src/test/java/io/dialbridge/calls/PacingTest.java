package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.FewPorts;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More calls than ports, refusals to wait for, and refusals of the app as a whole. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(FewPorts.class)
class PacingTest {
  /** Answers and stays until stopped. */
  private static final String STAYS = "+8615400012";

  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestingFacade facade = TestingFacade.ofTest();
  private final List<String> placed = new ArrayList<>();

  @Inject AgroalDataSource database;

  /** Calls that tests of other classes left unfinished take ports. */
  @BeforeEach
  void freeAllPorts() throws SQLException {
    execute("update call_session set ports_until = null where ports_until is not null");
  }

  /** Those that wait first, so that none takes the place of another. */
  @AfterEach
  void stopAll() {
    facade.clearScripts();
    for (String id : placed.reversed()) {
      await()
          .atMost(SOON)
          .until(
              () -> {
                facade.post("/v1/calls/" + id + "/stop", "", Map.of());
                return CallStatus.ofWord(status(id)).orElseThrow().isOver();
              });
    }
  }

  @Test
  void aboveThePortsCallsWaitAndArePlacedInTheirOrder() {
    for (int i = 0; i < FewPorts.PORTS + 4; i++) {
      place("+8615400010" + (700 + i), 60);
    }
    assertThat(placed.subList(0, 2)).allMatch(id -> !status(id).equals("queued"));
    assertThat(app("courier").at("/queue/length").asInt()).isPositive();

    List<String> left = new ArrayList<>();
    for (String id : placed) {
      await().atMost(SOON).until(() -> facade.call(id).path("settled").asBoolean());
      assertThat(status(id)).isEqualTo("completed");
      assertThat(requestsOf(id)).isEqualTo(1);
    }
    for (String id : placed.subList(2, placed.size())) {
      assertThat(types(id)).startsWith("queued", "submitted");
      left.add(at(id, "submitted"));
    }
    assertThat(left).isSorted();
    assertThat(app("courier").at("/ports/taken").asInt()).isZero();
  }

  @Test
  void aFreedPortIsTakenAtOnce() {
    String first = place(STAYS + "710", 60);
    place(STAYS + "711", 60);
    String waiting = place("+8615400010712", 60);
    await().atMost(SOON).until(() -> status(first).equals("in_progress"));
    assertThat(status(waiting)).isEqualTo("queued");

    facade.post("/v1/calls/" + first + "/stop", "", Map.of());

    await().atMost(SOON).until(() -> types(waiting).contains("submitted"));
    Duration delay =
        Duration.between(
            Instant.parse(at(first, "disconnected")), Instant.parse(at(waiting, "submitted")));
    assertThat(delay).isLessThan(Duration.ofMillis(500));
  }

  /** What the platform counts is doubted (rtc_05_0016): an app may say that each leg takes one. */
  @Test
  void whereACallbackTakesTwoPortsThreeAreEnoughForOne() {
    String body =
        "{\"app\":\"signed\",\"caller\":\"+8615400000777\",\"callee\":\"%s\",\"queueSeconds\":60}";
    for (String callee : List.of(STAYS + "713", "+8615400010714", "+8615400010715")) {
      Answer answer = facade.post("/v1/callbacks", body.formatted(callee), Map.of());
      placed.add(answer.body().path("id").asText());
    }
    assertThat(app("signed").at("/ports/taken").asInt()).isEqualTo(2);
    assertThat(app("signed").at("/queue/length").asInt()).isEqualTo(2);

    facade.post("/v1/calls/" + placed.getFirst() + "/stop", "", Map.of());
    await().atMost(SOON).until(() -> types(placed.get(1)).contains("submitted"));
    assertThat(app("signed").at("/ports/taken").asInt()).isEqualTo(2);
    assertThat(status(placed.get(2))).isEqualTo("queued");
    await().atMost(SOON).until(() -> types(placed.get(2)).contains("submitted"));
    assertThat(Instant.parse(at(placed.get(2), "submitted")))
        .isAfter(Instant.parse(at(placed.get(1), "disconnected")));
  }

  @Test
  void withoutPatienceACallIsTurnedAwayAtOnce() {
    fillThePorts();
    String body = body("+8615400010720", 0);
    Answer answer = facade.post("/v1/callbacks", body, Map.of("Idempotency-Key", "hasty"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("no-capacity");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    String id = answer.body().path("callId").asText();
    assertThat(facade.call(id).at("/cause/slug").asText()).isEqualTo("no-capacity");
    Answer again = facade.post("/v1/callbacks", body, Map.of("Idempotency-Key", "hasty"));
    assertThat(again.code()).isEqualTo("no-capacity");
    assertThat(again.body().path("callId").asText()).isEqualTo(id);
    assertThat(requestsOf(id)).isZero();
  }

  @Test
  void whosePatienceEndsFailsAndNobodyIsRung() {
    fillThePorts();
    String id = place("+8615400010721", 1);
    assertThat(status(id)).isEqualTo("queued");

    await().atMost(SOON).until(() -> status(id).equals("failed"));
    assertThat(facade.call(id).at("/cause/slug").asText()).isEqualTo("no-capacity");
    assertThat(facade.call(id).path("settled").asBoolean()).isTrue();
    assertThat(requestsOf(id)).isZero();
  }

  @Test
  void theQueueHasAnEnd() {
    fillThePorts();
    for (int i = 0; i < FewPorts.QUEUE; i++) {
      assertThat(status(place("+8615400010" + (730 + i), 60))).isEqualTo("queued");
    }
    Answer answer = facade.post("/v1/callbacks", body("+8615400010740", 60), Map.of());

    assertThat(answer.code()).isEqualTo("no-capacity");
  }

  @Test
  void aVerificationNeverWaitsSinceItsCodeWouldHaveToBeStored() {
    String first = "{\"callee\":\"+8615400012741\",\"code\":\"4821\"}";
    placed.add(facade.post("/v1/verifications", first, Map.of()).body().path("id").asText());
    Answer answer =
        facade.post(
            "/v1/verifications", "{\"callee\":\"+8615400010742\",\"code\":\"4821\"}", Map.of());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("no-capacity");
  }

  @Test
  void aNotificationThatWaitedPlaysWhatItWasToPlay() {
    String items =
        "{\"callee\":\"%s\",\"items\":[{\"template\":\"arrears\",\"parameters\":[\"88.50\"],\"collectDigits\":1}],\"queueSeconds\":60}";
    for (String callee : List.of("+8615400010743", "+8615400035744")) {
      placed.add(
          facade
              .post("/v1/notifications", items.formatted(callee), Map.of())
              .body()
              .path("id")
              .asText());
    }
    assertThat(status(placed.getLast())).isEqualTo("queued");

    await().atMost(SOON).until(() -> facade.call(placed.getLast()).path("settled").asBoolean());
    assertThat(facade.call(placed.getLast()).at("/digits/0").asText()).isEqualTo("5");
  }

  @Test
  void aCallThatWaitsIsStoppedWithoutThePlatform() {
    fillThePorts();
    String id = place("+8615400010745", 60);
    Answer stopped = facade.post("/v1/calls/" + id + "/stop", "", Map.of());

    assertThat(stopped.status()).isEqualTo(202);
    assertThat(stopped.body().path("status").asText()).isEqualTo("canceled");
    assertThat(stopped.body().path("endedBy").asText()).isEqualTo("api");
    assertThat(facade.post("/v1/calls/" + id + "/stop", "", Map.of()).code())
        .isEqualTo("call-ended");
    assertThat(app("courier").at("/queue/length").asInt()).isZero();
    assertThat(requestsOf(id)).isZero();
  }

  @Test
  void whoOptsOutWhileTheCallWaitsIsNotCalled() {
    fillThePorts();
    String callee = "+8615400010746";
    String waiting = place(callee, 60);
    String behind = place("+8615400010747", 60);
    Answer optOut = facade.post("/v1/opt-outs", "{\"number\":\"%s\"}".formatted(callee), Map.of());
    assertThat(optOut.status()).isEqualTo(201);
    facade.post("/v1/calls/" + placed.getFirst() + "/stop", "", Map.of());

    await().atMost(SOON).until(() -> types(behind).contains("submitted"));
    assertThat(status(waiting)).isEqualTo("failed");
    assertThat(facade.call(waiting).at("/cause/slug").asText()).isEqualTo("ruled-out");
    assertThat(events(waiting).get(1).path("code").asText()).isEqualTo("opt-out");
    assertThat(requestsOf(waiting)).isZero();
  }

  @Test
  void whatIsRefusedForNowIsSentAgainThreeTimesAndNoMore() throws SQLException {
    String callee = "+8615400010750";
    facade.script("{\"number\":\"%s\",\"refuse\":\"1020165\"}".formatted(callee));
    String id = place(callee, 3600);
    assertThat(status(id)).isEqualTo("queued");
    assertThat(types(id)).containsExactly("postponed");

    for (int attempt = 2; attempt <= 4; attempt++) {
      assertThat(requestsOf(id)).isEqualTo(attempt - 1);
      theMinuteIsOver(id);
      int sent = attempt;
      await().atMost(SOON).until(() -> requestsOf(id) == sent);
    }

    await().atMost(SOON).until(() -> status(id).equals("failed"));
    assertThat(types(id))
        .containsExactly(
            "postponed",
            "submitted",
            "postponed",
            "submitted",
            "postponed",
            "submitted",
            "refused");
    assertThat(requestsOf(id)).isEqualTo(4);
  }

  @Test
  void whatIsRefusedForLongerThanItsPatienceIsRefusedForGood() {
    String callee = "+8615400010751";
    facade.script("{\"number\":\"%s\",\"refuse\":\"1010010\"}".formatted(callee));
    Answer answer = facade.post("/v1/callbacks", body(callee, 59), Map.of());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("platform-busy");
    assertThat(app("courier").path("standing").asText()).isEqualTo("paused");
    assertThat(status(place("+8615400010752", 60)))
        .as("flow control is all calls'")
        .isEqualTo("queued");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1023006", "1010007"})
  void whatEveryCallWouldMeetIsNotAskedForAgainAndAgain(String code) {
    String refused = "+8615400010760";
    facade.script("{\"number\":\"%s\",\"refuse\":\"%s\"}".formatted(refused, code));
    int before = requests();
    assertThat(facade.post("/v1/callbacks", body(refused, 60), Map.of()).status()).isEqualTo(502);

    for (int i = 0; i < 20; i++) {
      Answer answer = facade.post("/v1/callbacks", body(refused, 60), Map.of());
      assertThat(answer.code()).isEqualTo("operator-needed");
      assertThat(answer.body().path("platformCode").asText()).isEqualTo(code);
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
    assertThat(requests() - before).isEqualTo(1);
    assertThat(app("courier").path("standing").asText())
        .isEqualTo(code.equals("1010007") ? "frozen" : "suspended");
    assertThat(facade.get("/q/health/well").status()).isEqualTo(503);

    // One may try after each pause, and the pauses grow: 1 s, 2 s, 4 s.
    await()
        .atMost(SOON)
        .until(
            () -> {
              facade.post("/v1/callbacks", body(refused, 60), Map.of());
              return requests() - before == 2;
            });
    Answer answer = facade.post("/v1/callbacks", body(refused, 60), Map.of());
    assertThat(requests() - before).isEqualTo(2);
    assertThat(answer.header("Retry-After")).isIn("2", "3");

    // When it is mended, the operator says so.
    assertThat(
            facade.post("/v1/apps/courier/resume", "", Map.of()).body().path("standing").asText())
        .isEqualTo("ok");
    assertThat(status(place("+8615400010761", 60))).isNotEqualTo("queued");
    assertThat(facade.audited("app/courier")).isNotEmpty();
  }

  @Test
  void whileTheCircuitIsOpenThoseWhoWaitGoOnWaiting() throws SQLException {
    String refused = "+8615400010762";
    fillThePorts();
    String first = place(refused, 600);
    String second = place("+8615400010763", 600);
    facade.script("{\"number\":\"%s\",\"refuse\":\"1023006\",\"calls\":1}".formatted(refused));
    facade.post("/v1/calls/" + placed.getFirst() + "/stop", "", Map.of());

    await().atMost(SOON).until(() -> status(first).equals("failed"));
    assertThat(status(second)).isEqualTo("queued");
    await().atMost(SOON).until(() -> types(second).contains("accepted"));
    assertThat(Instant.parse(at(second, "submitted")))
        .isAfter(Instant.parse(at(first, "refused")).plusMillis(999));
  }

  @Test
  void aPushThatTellsOfArrearsFreezesTheApp() {
    String id = place(STAYS + "770", 60);
    facade.push(
        """
        {"eventType":"disconnect","statusInfo":{"timestamp":"2026-01-15 08:30:20","userData":"%s","sessionId":"%s","stateCode":7108,"stateDesc":"frozen"}}"""
            .formatted(id, sessionId(id)));

    await().atMost(SOON).until(() -> app("courier").path("standing").asText().equals("frozen"));
    assertThat(app("courier").at("/refusal/code").asText()).isEqualTo("7108");
  }

  @Test
  void appsThatDoNotExistCanNotBeResumed() {
    Answer answer = facade.post("/v1/apps/nobody/resume", "", Map.of());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1023006", "1010007"})
  void aPreflightKnowsPortsQueueAndCircuit(String code) {
    String refused = "+8615400010790";
    facade.script("{\"number\":\"%s\",\"refuse\":\"%s\",\"calls\":1}".formatted(refused, code));
    assertThat(facade.post("/v1/callbacks", body(refused, 60), Map.of()).status()).isEqualTo(502);
    JsonNode open = agreed("/v1/callbacks", body("+8615400010791", 60), "operator-needed");
    assertThat(refusing(open)).containsExactly(code.equals("1010007") ? "frozen" : "circuit");
    facade.clearScripts();

    for (int i = 0; i < FewPorts.PORTS; i++) {
      agreed("/v1/callbacks", body(STAYS + (792 + i), 60), "placed");
    }
    JsonNode full = agreed("/v1/callbacks", body("+8615400010794", 60), "queued");
    assertThat(full.toString()).contains("free: 0 of " + FewPorts.PORTS);
    JsonNode hasty = agreed("/v1/callbacks", body("+8615400010795", 0), "no-capacity");
    assertThat(refusing(hasty)).containsExactly("ports");

    String code4821 = "{\"callee\":\"%s\",\"code\":\"4821\"}";
    agreed("/v1/verifications", code4821.formatted("+8615400010796"), "placed");
    agreed("/v1/verifications", code4821.formatted("+8615400010797"), "no-capacity");
  }

  /** Has both say what becomes of a call: placed, queued, or the problem. */
  private JsonNode agreed(String path, String body, String expected) {
    JsonNode preflight = facade.post(path + "/preflight", body, Map.of()).body();
    Answer create = facade.post(path, body, Map.of());
    boolean made = create.status() == 201;
    if (made) {
      placed.add(create.body().path("id").asText());
    }
    boolean queued = create.body().path("status").asText().equals("queued");
    assertThat(made ? queued ? "queued" : "placed" : create.code()).isEqualTo(expected);
    assertThat(preflight.path("outcome").asText())
        .as(preflight.toString())
        .isEqualTo(made ? expected : "refused");
    assertThat(preflight.path("wouldBePlaced").asBoolean()).isEqualTo(expected.equals("placed"));
    if (!made) {
      assertThat(preflight.path("verdicts"))
          .anyMatch(verdict -> verdict.path("problem").asText().equals(expected));
    }
    return preflight;
  }

  private static List<String> refusing(JsonNode preflight) {
    List<String> rules = new ArrayList<>();
    for (JsonNode verdict : preflight.path("verdicts")) {
      if (verdict.path("verdict").asText().equals("refused")) {
        rules.add(verdict.path("rule").asText());
      }
    }
    return rules;
  }

  private void fillThePorts() {
    for (int i = 0; i < FewPorts.PORTS; i++) {
      place(STAYS + (780 + i), 60);
    }
  }

  private String place(String callee, int queueSeconds) {
    Answer answer = facade.post("/v1/callbacks", body(callee, queueSeconds), Map.of());
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    String id = answer.body().path("id").asText();
    placed.add(id);
    return id;
  }

  private static String body(String callee, int queueSeconds) {
    return "{\"caller\":\"+8615400000777\",\"callee\":\"%s\",\"queueSeconds\":%d}"
        .formatted(callee, queueSeconds);
  }

  private String status(String id) {
    return facade.call(id).path("status").asText();
  }

  private List<String> types(String id) {
    List<String> types = new ArrayList<>();
    events(id).forEach(event -> types.add(event.path("type").asText()));
    return types;
  }

  private String at(String id, String type) {
    for (JsonNode event : events(id)) {
      if (event.path("type").asText().equals(type)) {
        return event.path("receivedAt").asText();
      }
    }
    throw new AssertionError("no event " + type);
  }

  private JsonNode events(String id) {
    return facade.get("/v1/calls/" + id + "/events").body().path("items");
  }

  private JsonNode app(String name) {
    for (JsonNode app : facade.get("/v1/apps").body().path("items")) {
      if (app.path("name").asText().equals(name)) {
        return app;
      }
    }
    throw new AssertionError("no app " + name);
  }

  private String sessionId(String id) {
    return requestEntries().stream()
        .filter(entry -> entry.path("userData").asText().equals(id))
        .findFirst()
        .orElseThrow()
        .path("sessionId")
        .asText();
  }

  private int requests() {
    return requestEntries().size();
  }

  private int requestsOf(String id) {
    return (int)
        requestEntries().stream()
            .filter(entry -> entry.path("userData").asText().equals(id))
            .count();
  }

  private List<JsonNode> requestEntries() {
    List<JsonNode> requests = new ArrayList<>();
    for (JsonNode entry :
        facade.twin("GET", "/twin/ledger?limit=10000", "").body().path("entries")) {
      if (entry.path("type").asText().equals("request")
          && !entry.path("path").asText().contains("callStop")) {
        requests.add(entry);
      }
    }
    return requests;
  }

  /** The time that the platform advised is over, and so is what it said of the ports. */
  private void theMinuteIsOver(String id) throws SQLException {
    facade.post("/v1/apps/courier/resume", "", Map.of());
    try (Connection connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update call_queue set ready_at = now() where call_id = ?")) {
      update.setObject(1, UUID.fromString(id));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
