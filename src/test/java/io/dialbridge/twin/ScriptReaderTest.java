package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that come over HTTP. */
class ScriptReaderTest {
  private static final String A = "+8615400000001";
  private static final String BUSY = "+8615400021001";

  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void readsAScriptFromJson() {
    String json =
        """
        {"number": "+8615400010001", "calls": 2, "refuse": "1020165",
         "answer": "LOST", "answerDelayMillis": 500,
         "events": {"alerting:callee": "lost", "disconnect": "LATE:1500", "collectInfo": "TWICE"},
         "bill": "TWICE", "recording": "url_only", "withoutUserData": true}
        """;

    assertThat(ScriptReader.read(new JsonObject(json)))
        .isEqualTo(
            new Script(
                "+8615400010001",
                2,
                "1020165",
                ScriptedAnswer.LOST,
                Duration.ofMillis(500),
                Map.of(
                    "alerting:callee",
                    new EventScript(StatusTwist.LOST, Duration.ZERO),
                    "disconnect",
                    new EventScript(StatusTwist.LATE, Duration.ofMillis(1500)),
                    "collectInfo",
                    new EventScript(StatusTwist.TWICE, Duration.ZERO)),
                BillTwist.TWICE,
                RecordingTwist.URL_ONLY,
                true));
  }

  static Stream<String> badScripts() {
    return Stream.of(
        "",
        "[]",
        "{}",
        "{\"number\":\"1\"}",
        "{\"number\":1}",
        "{\"number\":\"+8615400010001\",\"nummber\":\"x\"}",
        "{\"number\":\"+8615400010001\",\"calls\":0}",
        "{\"number\":\"+8615400010001\",\"calls\":\"2\"}",
        "{\"number\":\"+8615400010001\",\"refuse\":\"none\"}",
        "{\"number\":\"+8615400010001\",\"refuse\":\"0\"}",
        "{\"number\":\"+8615400010001\",\"answer\":\"MAYBE\"}",
        "{\"number\":\"+8615400010001\",\"answerDelayMillis\":-1}",
        "{\"number\":\"+8615400010001\",\"events\":{\"ringing\":\"LOST\"}}",
        "{\"number\":\"+8615400010001\",\"events\":{\"disconnect:caller\":\"LOST\"}}",
        "{\"number\":\"+8615400010001\",\"events\":{\"collectInfo:callee\":\"LOST\"}}",
        "{\"number\":\"+8615400010001\",\"events\":{\"alerting\":\"LATE\"}}",
        "{\"number\":\"+8615400010001\",\"events\":{\"alerting\":\"LATE:soon\"}}",
        "{\"number\":\"+8615400010001\",\"events\":{\"alerting\":\"TWICE:5\"}}",
        "{\"number\":\"+8615400010001\",\"events\":{\"alerting\":null}}",
        "{\"number\":\"+8615400010001\",\"withoutUserData\":null}",
        "{\"number\":\"+8615400010001\",\"recording\":\"LOST\"}",
        "{\"number\":\"+8615400010001\",\"bill\":\"SOMETIMES\"}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badScripts")
  void refusesABadScriptWithASentence(String script) {
    TestingClient.Answer answer = bench.client.post("/twin/scripts", Map.of(), script);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("message")).endsWith(".");
    assertThat(answer.json().fieldNames()).isEqualTo(Set.of("message"));
  }

  @Test
  void takesAndForgetsScriptsOverHttp() {
    JsonObject script = new JsonObject().put("number", A).put("refuse", "1013004");

    assertThat(bench.client.post("/twin/scripts", Map.of(), script.encode()).status())
        .isEqualTo(201);
    assertThat(bench.call(A, BUSY).code()).isEqualTo("1013004");
    assertThat(bench.client.send("DELETE", "/twin/scripts", Map.of(), "").status()).isEqualTo(200);
    assertThat(bench.call(A, BUSY).code()).isEqualTo("0");
  }
}
