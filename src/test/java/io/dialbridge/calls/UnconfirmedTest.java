package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of which nobody can say whether they were placed: nobody's phone rings a second time for
 * them, and whatever the platform tells resolves them. Against the twin, whose ledger knows.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(UnconfirmedTest.Impatient.class)
class UnconfirmedTest {
  private static final String CALLER = "+8615400000050";

  /** Longer than the service waits for an answer. */
  private static final int TOO_LATE_MILLIS = 1_200;

  @Inject CallWatch watch;

  private final TestingFacade facade = TestingFacade.ofTest();

  public static class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("dialbridge.platform.answer-timeout-millis", "800");
    }
  }

  @AfterEach
  void clearScripts() {
    facade.twin("DELETE", "/twin/scripts", "");
  }

  @ParameterizedTest
  @CsvSource({
    "LOST, /v1/notifications, '{\"callee\":\"%s\",\"items\":[{\"template\":\"greeting\"}]}'",
    "RESET, /v1/verifications, '{\"callee\":\"%s\",\"code\":\"4821\"}'",
    "CUT, /v1/callbacks, '{\"caller\":\"+8615400000050\",\"callee\":\"%s\"}'",
  })
  void aCallWhoseAnswerIsLostIsResolvedByTheFirstPush(String mishap, String path, String body) {
    String callee = "+8615400010050";
    script(
        callee,
        "\"answer\":\"%s\",\"bill\":\"NEVER\",\"events\":{\"callout:callee\":\"LATE:500\",\"callout:caller\":\"LOST\",\"alerting\":\"LOST\",\"answer\":\"LOST\",\"disconnect\":\"LOST\"}"
            .formatted(mishap));
    Asked asked = ask(path, body.formatted(callee));

    assertThat(asked.answer().status()).isEqualTo(201);
    assertThat(asked.answer().body().path("status").asText()).isEqualTo("unconfirmed");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> facade.call(asked.id()).path("status").asText().equals("calling_callee"));
    askAgain(asked);
    assertThat(requestsOf(asked.id())).containsExactly("0");
  }

  @Test
  void theBillAloneResolvesACallOfWhichNothingElseWasHeard() {
    String callee = "+8615400010051";
    script(
        callee,
        "\"answer\":\"LOST\",\"events\":{\"callout\":\"LOST\",\"alerting\":\"LOST\",\"answer\":\"LOST\",\"disconnect\":\"LOST\"}");
    Asked asked = ask(callee);

    assertThat(asked.answer().body().path("status").asText()).isEqualTo("unconfirmed");
    JsonNode call = settled(asked.id());
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("bill").path("cost").path("amount").asText()).isEqualTo("0.36");
    assertThat(call.path("missing"))
        .extracting(JsonNode::asText)
        .containsExactly("endedBy", "stateCode");
    assertThat(requestsOf(asked.id())).containsExactly("0");
  }

  /** The platform knows that nobody was called, we don't: so it is never sent again. */
  @ParameterizedTest
  @ValueSource(strings = {"LOST", "RESET", "CUT", "HTML_500", "GARBAGE_200"})
  void aRefusalWhoseAnswerIsLostStaysUnconfirmed(String mishap) {
    String callee = "+8615400010052";
    script(callee, "\"refuse\":\"1020165\",\"answer\":\"%s\"".formatted(mishap));
    Asked asked = ask(callee);
    facade.twin("DELETE", "/twin/scripts", "");

    watch.watch();
    JsonNode again = askAgain(asked).body();

    assertThat(again.path("status").asText()).isEqualTo("unconfirmed");
    assertThat(again.path("settled").asBoolean()).isFalse();
    assertThat(requestsOf(asked.id())).containsExactly("1020165");
  }

  @Test
  void aConnectionClosedAfterTheRequestLeavesTheOutcomeOpen() {
    String callee = "+8615400010053";
    script(callee, "\"answer\":\"CLOSED_BEFORE_PLACING\"");
    Asked asked = ask(callee);
    facade.twin("DELETE", "/twin/scripts", "");

    assertThat(askAgain(asked).body().path("status").asText()).isEqualTo("unconfirmed");
    assertThat(requestsOf(asked.id())).containsExactly("null");
  }

  /** These codes don't say that nobody was called (Retry class CARE). */
  @ParameterizedTest
  @ValueSource(strings = {"1010001", "1020002"})
  void aCodeThatLeavesTheOutcomeOpenIsNeverSentAgain(String code) {
    String callee = "+8615400010054";
    script(callee, "\"refuse\":\"%s\"".formatted(code));
    Asked asked = ask(callee);
    facade.twin("DELETE", "/twin/scripts", "");

    watch.watch();

    assertThat(askAgain(asked).body().path("status").asText()).isEqualTo("unconfirmed");
    assertThat(requestsOf(asked.id())).containsExactly(code);
  }

  @Test
  void pushesCountWhileTheAnswerIsAwaitedAndWhenItComesTooLate() {
    String callee = "+8615400010055";
    script(callee, "\"answerDelayMillis\":%d".formatted(TOO_LATE_MILLIS));
    Asked asked = ask(callee);

    assertThat(asked.answer().status()).isEqualTo(201);
    // A call of 60 s takes little more than one here: pushes came before we gave up.
    assertThat(asked.answer().body().path("status").asText()).isNotEqualTo("unconfirmed");
    assertThat(events(asked.id())).startsWith("called").contains("unconfirmed");
    assertCompletedAsEver(settled(asked.id()));
    assertThat(requestsOf(asked.id())).containsExactly("0");
  }

  @Test
  void aFirstPushMayComeBeforeTheAnswer() {
    String callee = "+8615400010056";
    script(callee, "\"answerDelayMillis\":400");
    Asked asked = ask(callee);

    assertThat(asked.answer().status()).isEqualTo(201);
    assertThat(asked.answer().body().path("status").asText()).isNotEqualTo("accepted");
    assertThat(events(asked.id())).startsWith("called").contains("accepted");
    assertCompletedAsEver(settled(asked.id()));
    assertThat(requestsOf(asked.id())).containsExactly("0");
  }

  private static void assertCompletedAsEver(JsonNode call) {
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("endedBy").asText()).isEqualTo("caller");
    assertThat(call.path("missing")).isEmpty();
    assertThat(call.path("bill").path("cost").path("amount").asText()).isEqualTo("0.36");
  }

  /** A request for a call, and what it was answered. */
  private record Asked(String path, String body, Map<String, String> key, Answer answer) {
    String id() {
      return answer.body().path("id").asText();
    }
  }

  private Asked ask(String callee) {
    return ask("/v1/callbacks", "{\"caller\":\"%s\",\"callee\":\"%s\"}".formatted(CALLER, callee));
  }

  private Asked ask(String path, String body) {
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return new Asked(path, body, key, facade.post(path, body, key));
  }

  private Answer askAgain(Asked asked) {
    Answer again = facade.post(asked.path(), asked.body(), asked.key());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body().path("id").asText()).isEqualTo(asked.id());
    return again;
  }

  private void script(String number, String mishap) {
    facade.script("{\"number\":\"%s\",%s}".formatted(number, mishap));
  }

  private JsonNode settled(String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> facade.call(id).path("settled").asBoolean());
    return facade.call(id);
  }

  private List<String> events(String id) {
    return facade.get("/v1/calls/" + id + "/events").body().findValuesAsText("type");
  }

  /** The result code of each request for the call that the twin received. */
  private List<String> requestsOf(String id) {
    List<String> codes = new ArrayList<>();
    for (JsonNode entry :
        facade.twin("GET", "/twin/ledger?limit=10000", "").body().path("entries")) {
      if (entry.path("type").asText().equals("request")
          && entry.path("userData").asText().equals(id)) {
        codes.add(entry.path("resultcode").asText());
      }
    }
    return codes;
  }
}
