package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.TestingCalls;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each push that the vendor's pages show is played against the door and becomes an event of its
 * call, which is found by its session id: their userData is not ours.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class VendorPushesTest {
  private static final Map<String, String> EVENTS =
      Map.of(
          "callout", "called",
          "alerting", "rang",
          "answer", "answered",
          "collectInfo", "digits_collected",
          "disconnect", "disconnected",
          "fee", "billed");
  private static final String SECRET = "0".repeat(32);

  private final TestingFacade facade = TestingFacade.ofTest();

  static Stream<Path> files() throws IOException {
    return PushFiles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPublishedPushBecomesAnEventOfItsCall(Path file) throws IOException {
    byte[] body = Files.readAllBytes(file);
    JsonNode push = new ObjectMapper().readTree(body);
    String eventType = push.path("eventType").asText();
    String sessionId = push.findPath("sessionId").asText();
    boolean notified = sessionId.startsWith("1201_1_");
    String app = notified ? "notice" : "courier";
    CallKind kind = notified ? CallKind.NOTIFICATION : CallKind.CALLBACK;
    UUID call = QuarkusTransaction.requiringNew().call(() -> callOf(kind, app, sessionId));

    assertThat(facade.push("/push/" + app + "/" + SECRET, body).status()).isEqualTo(200);

    String event = Objects.requireNonNull(EVENTS.get(eventType), eventType);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                facade
                    .get("/v1/calls/" + call + "/events")
                    .body()
                    .findValuesAsText("type")
                    .contains(event));
  }

  private static UUID callOf(CallKind kind, String app, String sessionId) {
    return CallSession.idBySessionId(app, sessionId)
        .orElseGet(() -> TestingCalls.accepted(kind, app, sessionId).id());
  }
}
