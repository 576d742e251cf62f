package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The settings for what the platform's pages leave open, over the wire: WSSE, Created in UTC+8,
 * another answer time-out.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(OldSchemeTest.OtherSettings.class)
class OldSchemeTest {
  private final TestingFacade facade = TestingFacade.ofTest();

  /** As an operator might need them. */
  public static class OtherSettings implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "dialbridge.platform.scheme", "wsse",
          "dialbridge.platform.created-offset", "+08:00",
          "dialbridge.platform.answer-timeout-millis", "700");
    }
  }

  @Test
  void theOldSchemePlacesAndStopsCalls() {
    Answer placed = facade.placeCallback("+8615400012070", "+8615400012071");
    assertThat(placed.status()).isEqualTo(201);
    String id = placed.body().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> facade.call(id).path("status").asText().equals("in_progress"));

    assertThat(facade.post("/v1/calls/" + id + "/stop", "", Map.of()).status()).isEqualTo(202);
    await().atMost(Duration.ofSeconds(10)).until(() -> facade.call(id).path("settled").asBoolean());
  }

  @Test
  void anAnswerThatComesTooLateIsUnconfirmedUntilThePushesCome() {
    facade.script(
        "{\"number\":\"+8615400010072\",\"calls\":1,\"answerDelayMillis\":3000,\"events\":{\"callout:caller\":\"LATE:1500\",\"alerting:caller\":\"LOST\"}}");
    Answer answer = facade.placeCallback("+8615400000072", "+8615400010072");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("status").asText())
        .isIn("unconfirmed", "calling_callee", "ringing_callee", "in_progress");
    String id = answer.body().path("id").asText();
    assertThat(facade.get("/v1/calls/" + id + "/events").body().path("items"))
        .anyMatch(e -> e.path("type").asText().equals("unconfirmed"));
    await().atMost(Duration.ofSeconds(20)).until(() -> facade.call(id).path("settled").asBoolean());
    assertThat(facade.call(id).path("status").asText()).isEqualTo("completed");
  }
}
