package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a create answers, for everything that can become of it; idempotency; stopping. Against the
 * twin, over real HTTP.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class PlacingTest {
  private static final String CALLER = "+8615400000020";

  @Inject CallWatch watch;

  private final TestingFacade facade = TestingFacade.ofTest();

  @AfterEach
  void clearScripts() {
    facade.clearScripts();
  }

  @ParameterizedTest
  @CsvSource({
    "1013004, 422, call-refused",
    "1010024, 422, call-refused",
    "1020165, 503, platform-busy",
    "1010009, 503, platform-busy",
    "1020176, 503, platform-busy",
    "1010007, 502, operator-needed",
    "1023006, 502, operator-needed",
    "9999999, 502, operator-needed",
  })
  void aRefusalIsAProblemAndTheCallIsKept(String resultCode, int status, String code) {
    String callee = "+8615400010021";
    facade.script("{\"number\":\"%s\",\"refuse\":\"%s\"}".formatted(callee, resultCode));
    Answer answer = facade.placeCallback(CALLER, callee);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().path("platformCode").asText()).isEqualTo(resultCode);
    assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(status != 503);
    JsonNode call = facade.call(answer.body().path("callId").asText());
    assertThat(call.path("status").asText()).isEqualTo("failed");
    assertThat(call.path("settled").asBoolean()).isTrue();
    assertThat(call.path("cause").path("resultCode").asText()).isEqualTo(resultCode);
  }

  @ParameterizedTest
  @CsvSource({"\"refuse\":\"1010001\"", "\"refuse\":\"1020002\""})
  void aCodeThatLeavesTheOutcomeOpenIsUnconfirmed(String mishap) {
    String callee = "+8615400010022";
    facade.script("{\"number\":\"%s\",%s}".formatted(callee, mishap));
    Answer answer = facade.placeCallback(CALLER, callee);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("status").asText()).isEqualTo("unconfirmed");
  }

  @ParameterizedTest
  @CsvSource({"LOST", "HTML_500", "GARBAGE_200"})
  void aLostAnswerIsUnconfirmedAndThePushesResolveIt(String mishap) {
    String callee = "+8615400010023";
    facade.script("{\"number\":\"%s\",\"calls\":1,\"answer\":\"%s\"}".formatted(callee, mishap));
    Answer answer = facade.placeCallback(CALLER, callee);

    assertThat(answer.status()).isEqualTo(201);
    String id = answer.body().path("id").asText();
    JsonNode call = settled(id);
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("bill").path("cost").path("amount").asText()).isEqualTo("0.36");
    assertThat(requestsOf(id)).isEqualTo(1);
  }

  @Test
  void onlyOneOfManyEqualRequestsRings() throws Exception {
    String body = "{\"caller\":\"%s\",\"callee\":\"+8615400010024\"}".formatted(CALLER);
    String key = UUID.randomUUID().toString();
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> requests = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        requests.add(() -> facade.post("/v1/callbacks", body, Map.of("Idempotency-Key", key)));
      }
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers)
        .allMatch(
            a ->
                a.status() == 201
                    || (a.status() == 409 && a.code().equals("idempotency-in-progress")));
    Set<String> ids =
        answers.stream()
            .map(a -> a.body().path(a.status() == 201 ? "id" : "callId").asText())
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(1);
    assertThat(
            answers.stream()
                .filter(a -> a.status() == 201 && a.header("Idempotent-Replayed").isEmpty()))
        .hasSize(1);
    assertThat(requestsOf(ids.iterator().next())).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsAConflict() {
    String key = UUID.randomUUID().toString();
    Map<String, String> headers = Map.of("Idempotency-Key", key);
    Answer first =
        facade.post(
            "/v1/callbacks",
            "{\"caller\":\"%s\",\"callee\":\"+8615400010025\"}".formatted(CALLER),
            headers);
    // White space and the order of fields make no other body.
    Answer same =
        facade.post(
            "/v1/callbacks",
            "{ \"callee\":\"+8615400010025\", \"caller\":\"%s\"}".formatted(CALLER),
            headers);
    Answer other =
        facade.post(
            "/v1/callbacks",
            "{\"caller\":\"%s\",\"callee\":\"+8615400010026\"}".formatted(CALLER),
            headers);

    assertThat(same.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(same.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("idempotency-conflict");
    assertThat(other.body().path("callId")).isEqualTo(first.body().path("id"));
  }

  @Test
  void aRefusedCallIsRefusedAgainWithTheSameKey() {
    String callee = "+8615400010027";
    facade.script("{\"number\":\"%s\",\"calls\":1,\"refuse\":\"1013004\"}".formatted(callee));
    String body = "{\"caller\":\"%s\",\"callee\":\"%s\"}".formatted(CALLER, callee);
    Map<String, String> headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    Answer first = facade.post("/v1/callbacks", body, headers);
    Answer second = facade.post("/v1/callbacks", body, headers);

    assertThat(first.status()).isEqualTo(422);
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void aCallThatIsStillBeingPlacedIsInProgressAndUnconfirmedWhenItsProcessDied() {
    String key = UUID.randomUUID().toString();
    String callee = "+8615400010028";
    String body = "{\"caller\":\"%s\",\"callee\":\"%s\"}".formatted(CALLER, callee);
    // No push follows a refusal, so nothing but this test and the watch touches the call.
    facade.script("{\"number\":\"%s\",\"refuse\":\"1010001\"}".formatted(callee));
    Answer placed = facade.post("/v1/callbacks", body, Map.of("Idempotency-Key", key));
    UUID id = UUID.fromString(placed.body().path("id").asText());

    // As a process leaves it that dies between sending and storing.
    leaveSubmitting(id, Instant.now());
    Answer again = facade.post("/v1/callbacks", body, Map.of("Idempotency-Key", key));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("idempotency-in-progress");
    assertThat(again.header("Retry-After")).isEqualTo("1");

    leaveSubmitting(id, Instant.now().minus(Duration.ofHours(1)));
    watch.watch();

    Answer late = facade.post("/v1/callbacks", body, Map.of("Idempotency-Key", key));
    assertThat(late.status()).isEqualTo(201);
    assertThat(late.body().path("status").asText()).isEqualTo("unconfirmed");
    assertThat(requestsOf(id.toString())).isEqualTo(1);
  }

  private static void leaveSubmitting(UUID id, Instant createdAt) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              CallEvent.delete("callId", id);
              CallSession.getEntityManager()
                  .createNativeQuery(
                      "update call_session set status = 'SUBMITTING', submitted_at = :then, state = jsonb_set(state, '{status}', '\"SUBMITTING\"') where id = :id")
                  .setParameter("then", createdAt)
                  .setParameter("id", id)
                  .executeUpdate();
            });
  }

  @Test
  void aCallStaysUntilItIsStoppedAndCanNotBeStoppedTwice() {
    String id = facade.placeCallback("+8615400012020", "+8615400012021").body().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> facade.call(id).path("status").asText().equals("in_progress"));

    Answer stopped = facade.post("/v1/calls/" + id + "/stop", "", Map.of());
    assertThat(stopped.status()).isEqualTo(202);
    JsonNode call = settled(id);
    assertThat(call.path("endedBy").asText()).isEqualTo("api");
    assertThat(call.path("status").asText()).isEqualTo("completed");

    Answer again = facade.post("/v1/calls/" + id + "/stop", "", Map.of());
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("call-ended");
  }

  @Test
  void aCallThatNobodyHasNamedCanNotBeStopped() {
    String callee = "+8615400010029";
    facade.script("{\"number\":\"%s\",\"refuse\":\"1010001\"}".formatted(callee));
    String id = facade.placeCallback(CALLER, callee).body().path("id").asText();
    Answer answer = facade.post("/v1/calls/" + id + "/stop", "", Map.of());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("call-not-confirmed");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+8615400020030, +8615400010030, no_answer, not_called",
    "+8615400021030, +8615400010031, busy, not_called",
    "+8615400022030, +8615400010032, rejected, not_called",
    "+8615400000030, +8615400020033, no_answer, no_answer",
    "+8615400000030, +8615400021034, busy, busy",
    "+8615400000030, +8615400022035, rejected, rejected",
    "+8615400000030, +8615400023036, failed, failed",
    "+8615400000030, +8615400024037, failed, failed",
    "+8615400000030, +8615400011038, completed, completed",
    "+8615400000030, +8615400013039, completed, completed",
  })
  void everyCourseEndsAsItShouldAndIsBilled(
      String caller, String callee, String status, String calleeStatus) {
    JsonNode call = settled(facade.placeCallback(caller, callee).body().path("id").asText());

    assertThat(call.path("status").asText()).isEqualTo(status);
    assertThat(call.path("legs").get(1).path("status").asText()).isEqualTo(calleeStatus);
    assertThat(call.path("missing")).isEmpty();
    assertThat(call.path("bill").path("cost").path("basis").asText()).isEqualTo("rated");
  }

  @Test
  void aCallWhosePushesAreLostIsCompleteByItsBill() {
    String callee = "+8615400010040";
    facade.script(
        "{\"number\":\"%s\",\"events\":{\"callout\":\"LOST\",\"alerting\":\"LOST\",\"answer\":\"LOST\",\"disconnect\":\"LOST\"}}"
            .formatted(callee));
    JsonNode call = settled(facade.placeCallback(CALLER, callee).body().path("id").asText());

    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("legs").get(1).path("answeredAt").isNull()).isFalse();
    assertThat(call.path("missing"))
        .extracting(JsonNode::asText)
        .containsExactly("endedBy", "stateCode");
  }

  @Test
  void aCallIsFoundByTheSessionIdWherePushesDoNotCarryOurId() {
    String callee = "+8615400010041";
    facade.script("{\"number\":\"%s\",\"withoutUserData\":true}".formatted(callee));
    JsonNode call = settled(facade.placeCallback(CALLER, callee).body().path("id").asText());

    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("missing")).isEmpty();
  }

  /** Chosen by name; its pushes are refused unless they are signed, and the twin signs them. */
  @Test
  void anAppThatRequiresSignaturesGetsItsSignedPushes() {
    Answer placed =
        facade.placeCallback(
            "{\"caller\":\"%s\",\"callee\":\"+8615400010044\",\"app\":\"signed\",\"maxMinutes\":5,\"lastMinuteFor\":\"callee\",\"lastMinutePrompt\":\"last.wav\",\"greet\":true,\"greetingPrompt\":\"hello.wav\",\"waitPrompt\":\"wait.wav\",\"calleeMedia\":\"fail\",\"record\":true,\"recordPrompt\":\"rec.wav\"}"
                .formatted(CALLER));
    JsonNode call = settled(placed.body().path("id").asText());

    assertThat(call.path("app").asText()).isEqualTo("signed");
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("missing")).isEmpty();
  }

  @Test
  void aRevisedBillReplacesTheFirstAndIsFlagged() {
    String callee = "+8615400010042";
    facade.script("{\"number\":\"%s\",\"bill\":\"TWICE_WITH_OTHER_CONTENT\"}".formatted(callee));
    String id = facade.placeCallback(CALLER, callee).body().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> facade.call(id).path("bill").path("revised").asBoolean());

    JsonNode call = facade.call(id);
    assertThat(call.path("bill").path("cost").path("amount").asText()).isEqualTo("0.72");
    JsonNode bill = facade.get("/v1/bills/" + call.path("bill").path("id").asText()).body();
    assertThat(bill.path("revisions").asInt()).isEqualTo(2);
    assertThat(bill.path("legs").get(1).path("seconds").asLong()).isEqualTo(100);
  }

  @Test
  void callsAreListedByReferenceNewestFirst() {
    String reference = "list-" + UUID.randomUUID();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Answer answer =
          facade.placeCallback(
              "{\"caller\":\"%s\",\"callee\":\"+8615400010043\",\"reference\":\"%s\"}"
                  .formatted(CALLER, reference));
      ids.addFirst(answer.body().path("id").asText());
    }
    JsonNode first = facade.get("/v1/calls?limit=2&reference=" + reference).body();
    JsonNode second =
        facade
            .get(
                "/v1/calls?limit=2&reference="
                    + reference
                    + "&cursor="
                    + first.path("nextCursor").asText())
            .body();

    List<String> listed = new ArrayList<>();
    first.path("items").forEach(call -> listed.add(call.path("id").asText()));
    second.path("items").forEach(call -> listed.add(call.path("id").asText()));
    assertThat(listed).isEqualTo(ids);
    assertThat(second.path("nextCursor").isNull()).isTrue();
    assertThat(facade.get("/v1/calls?status=rejected&reference=" + reference).body().path("items"))
        .isEmpty();
  }

  private JsonNode settled(String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> facade.call(id).path("settled").asBoolean());
    return facade.call(id);
  }

  private long requestsOf(String id) {
    long requests = 0;
    for (JsonNode entry :
        facade.twin("GET", "/twin/ledger?limit=10000", "").body().path("entries")) {
      if (entry.path("userData").asText().equals(id)
          && entry.path("path").asText().contains("click2Call")) {
        requests++;
      }
    }
    return requests;
  }
}
