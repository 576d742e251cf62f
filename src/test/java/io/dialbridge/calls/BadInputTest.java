package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a problem that names the field and says what to do, and leaves nothing behind. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class BadInputTest {
  private static final String GOOD = "\"caller\":\"+8615400000001\",\"callee\":\"+8615400010001\"";

  private final TestingFacade facade = TestingFacade.ofTest();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"caller\":\"15400000001\",\"callee\":\"+8615400010001\"           | caller",
        "\"caller\":\"+86154000000011111\",\"callee\":\"+8615400010001\"    | caller",
        "\"caller\":\"+8615400000001\",\"callee\":\"+0615400010001\"        | callee",
        "\"caller\":\"+8615400000001\"                                      | callee",
        "\"caller\":\"+8615400000001\",\"callee\":\"+8615400000001\"        | callee",
        "GOOD,\"shownToCaller\":\"+8610000000\"                             | shownToCaller",
        "GOOD,\"shownToCallee\":\"+861000000099\"                           | shownToCallee",
        "GOOD,\"maxMinutes\":1441                                           | maxMinutes",
        "GOOD,\"maxMinutes\":0                                              | maxMinutes",
        "GOOD,\"maxMinutes\":-1                                             | maxMinutes",
        "GOOD,\"maxMinutes\":10,\"lastMinutePrompt\":\"a b.wav\"            | lastMinutePrompt",
        "GOOD,\"lastMinutePrompt\":\"a.wav\"                                | lastMinutePrompt",
        "GOOD,\"maxMinutes\":10,\"lastMinuteFor\":\"me\"                    | lastMinuteFor",
        "GOOD,\"greetingPrompt\":\"a.wav\"                                  | greetingPrompt",
        "GOOD,\"waitPrompt\":\"../a.wav\"                                   | waitPrompt",
        "GOOD,\"calleeMedia\":\"some\"                                      | calleeMedia",
        "GOOD,\"recordPrompt\":\"a.wav\"                                    | recordPrompt",
        "GOOD,\"reference\":\"a\\u0000b\"                                   | reference",
        "GOOD,\"reference\":\"a\\ud800b\"                                   | reference",
        "GOOD,\"reference\":\"\"                                            | reference",
        "GOOD,\"app\":\"nobody\"                                            | app",
      })
  void aFieldThatCanNotBeUsedIsNamed(String fields, String field) {
    refused(
        facade.placeCallback("{" + fields.replace("GOOD", GOOD) + "}"),
        422,
        "invalid-fields",
        field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{GOOD,\"maxMinutes\":\"30\"}   | maxMinutes",
        "{GOOD,\"maxMinutes\":30.5}     | maxMinutes",
        "{GOOD,\"maxMinutes\":true}     | maxMinutes",
        "{GOOD,\"record\":\"true\"}     | record",
        "{GOOD,\"record\":1}            | record",
        "{\"caller\":8615400000001}     | caller",
        "{\"caller\":{}}                | caller",
        "{GOOD,\"maxMinute\":30}        | maxMinute",
        "{GOOD,GOOD}                    | body",
        "{GOOD} {}                      | body",
        "{\"caller\":\"+86              | body",
        "[]                             | body",
        "text                           | body",
      })
  void whatIsNotTheRightJsonIsToldWhere(String body, String field) {
    refused(facade.placeCallback(body.replace("GOOD", GOOD)), 400, "malformed-body", field);
  }

  @Test
  void whatIsTooLongIsMalformed() {
    for (String body :
        List.of(
            "{\"app\":\"" + "x".repeat(16_385) + "\"}",
            "{\"" + "x".repeat(257) + "\":1}",
            "{\"maxMinutes\":" + "1".repeat(33) + "}")) {
      Answer answer = facade.placeCallback(body);

      refused(answer, 400, "malformed-body", "body");
      assertThat(answer.body().path("detail").asText()).contains("too long");
    }
  }

  @Test
  void aHeaderThatIsTooLargeIsRefused() {
    Answer answer = facade.get("/v1/calls", Map.of("X-Filling", "x".repeat(17 << 10)));

    assertThat(answer.status()).isEqualTo(431);
    assertThat(facade.get("/v1/calls?limit=1", Map.of("X-Filling", "x".repeat(15 << 10))).status())
        .isEqualTo(200);
  }

  @Test
  void invalidUtf8IsMalformed() {
    byte[] body = "{\"caller\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

    refused(facade.post("/v1/callbacks", body, Map.of()), 400, "malformed-body", "body");
  }

  @Test
  void twoMebibytesAreTooLarge() {
    Answer answer = facade.placeCallback("{\"caller\":\"" + "a".repeat(2 << 20) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("body-too-large");
  }

  @Test
  void severalMistakesAreToldAtOnce() {
    Answer answer = facade.placeCallback("{\"caller\":\"x\",\"callee\":\"y\",\"maxMinutes\":0}");

    assertThat(answer.body().path("errors"))
        .extracting(e -> e.path("field").asText())
        .containsExactlyInAnyOrder("caller", "callee", "maxMinutes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anIdempotencyKeyIsPrintable(String key) {
    refused(
        facade.post("/v1/callbacks", "{" + GOOD + "}", Map.of("Idempotency-Key", key)),
        422,
        "invalid-fields",
        "Idempotency-Key");
  }

  @Test
  void anIdempotencyKeyIsNotLongerThan255() {
    refused(
        facade.post("/v1/callbacks", "{" + GOOD + "}", Map.of("Idempotency-Key", "k".repeat(256))),
        422,
        "invalid-fields",
        "Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/calls?limit=0, limit",
    "/v1/calls?limit=201, limit",
    "/v1/calls?limit=ten, limit",
    "/v1/calls?status=sleeping, status",
    "/v1/calls?kind=fax, kind",
    "/v1/calls?createdFrom=yesterday, createdFrom",
    "/v1/calls?createdFrom=%2B999999999-12-31T00:00:00Z, createdFrom",
    "/v1/calls?createdTo=-4713-01-01T00:00:00Z, createdTo",
    "/v1/calls?createdTo=2026-01-15, createdTo",
    "/v1/calls?reference=a%00b, reference",
    "/v1/bills?limit=x, limit",
    "/v1/quarantine?limit=-1, limit",
  })
  void aParameterThatCanNotBeReadIsNamed(String path, String parameter) {
    refused(facade.get(path), 400, "malformed-parameter", parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/calls/nope",
        "/v1/calls/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f",
        "/v1/calls/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f/events",
        "/v1/bills/x",
        "/v1/calls/%00",
        "/v1/nothing",
        "/nothing"
      })
  void whatDoesNotExistIs404(String path) {
    Answer answer = facade.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not-found");
  }

  @Test
  void aTamperedCursorIsRefused() {
    for (int i = 0; i < 3; i++) {
      assertThat(facade.placeCallback("+8615400000300", "+8615400010300").status()).isEqualTo(201);
    }
    String cursor =
        facade.get("/v1/calls?limit=1&kind=callback").body().path("nextCursor").asText();
    assertThat(facade.get("/v1/calls?limit=1&kind=callback&cursor=" + cursor).status())
        .isEqualTo(200);

    refused(
        facade.get("/v1/calls?limit=1&kind=callback&cursor=A" + cursor),
        400,
        "invalid-cursor",
        "cursor");
    refused(facade.get("/v1/calls?limit=1&cursor=" + cursor), 400, "invalid-cursor", "cursor");
    refused(facade.get("/v1/bills?limit=1&cursor=" + cursor), 400, "invalid-cursor", "cursor");
  }

  private void refused(Answer answer, int status, String code, String field) {
    assertThat(answer.raw().body()).contains(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body().path("errors"))
        .extracting(error -> error.path("field").asText())
        .contains(field);
    assertThat(answer.body().path("detail").asText()).isNotBlank();
  }

  @Test
  void nothingIsLeftBehind() {
    long before = QuarkusTransaction.requiringNew().call(() -> CallSession.count());
    facade.placeCallback("{" + GOOD + ",\"maxMinutes\":1441}");
    facade.placeCallback("{" + GOOD + ",\"maxMinute\":1}");

    assertThat(QuarkusTransaction.requiringNew().call(() -> CallSession.count())).isEqualTo(before);
  }
}
