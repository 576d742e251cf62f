package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No connection to the platform comes about: nothing was sent, and that is what is said. */
@QuarkusTest
@TestProfile(PlatformAwayTest.NobodyListens.class)
class PlatformAwayTest {
  private final TestingFacade facade = TestingFacade.ofTest();

  /**
   * The platform's address is a port where nobody listens; test numbers are refused, as in
   * production.
   */
  public static class NobodyListens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "dialbridge.platform.url", "http://127.0.0.1:1",
          "dialbridge.calls.test-numbers-allowed", "false");
    }
  }

  @Test
  void theCallFailsAndMayBeAskedForAgain() {
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String body = "{\"caller\":\"+8613700000001\",\"callee\":\"+8613700000002\"}";
    Answer first = facade.post("/v1/callbacks", body, key);
    Answer again = facade.post("/v1/callbacks", body, key);

    assertThat(first.status()).isEqualTo(503);
    assertThat(first.code()).isEqualTo("platform-unreachable");
    assertThat(first.header("Retry-After")).isNotEmpty();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    JsonNode call = facade.call(first.body().path("callId").asText());
    assertThat(call.path("status").asText()).isEqualTo("failed");
    assertThat(call.path("settled").asBoolean()).isTrue();
    assertThat(call.path("cause").path("slug").asText()).isEqualTo("platform-unreachable");
  }

  @Test
  void testNumbersAreRefusedWhereTheyAreNotAllowed() {
    Answer answer = facade.placeCallback("+8613700000001", "+8615400010001");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("errors").get(0).path("field").asText()).isEqualTo("callee");
  }
}
