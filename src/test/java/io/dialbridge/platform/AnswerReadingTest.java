package io.dialbridge.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.platform.PlatformOutcome.Accepted;
import io.dialbridge.platform.PlatformOutcome.Refused;
import io.dialbridge.platform.PlatformOutcome.Unconfirmed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReadingTest {
  private static final String SESSION = "1202_566_0_20260115083020@callenabler.example.com";

  @Test
  void readsAnAcceptance() {
    assertThat(
            read(
                200,
                """
                {"resultcode":"0","resultdesc":"Success","sessionId":"%s"}\
                """
                    .formatted(SESSION)))
        .isEqualTo(new Accepted(SESSION, null));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "'\"7\"', 7", "'\"0\"', 0"})
  void readsTheFreePortsAsNumberOrText(String ports, int free) {
    assertThat(accepted("\"sessionId\":\"s\",\"idlePort\":" + ports))
        .isEqualTo(new Accepted("s", free));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "[7]", "{}", "7.5", "99999999999"})
  void knowsNoFreePortsWhereTheyCantBeRead(String ports) {
    assertThat(accepted("\"sessionId\":\"s\",\"idlePort\":" + ports))
        .isEqualTo(new Accepted("s", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"other\":1", "\"sessionId\":null", "\"sessionId\":\"\"", "\"sessionId\":\" \""})
  void isAcceptedWithoutASessionAsWell(String fields) {
    assertThat(accepted(fields)).isEqualTo(new Accepted(null, null));
  }

  @Test
  void aSessionHas256CharactersAtMost() {
    String longest = "s".repeat(256);

    assertThat(accepted("\"sessionId\":\"" + longest + "\""))
        .isEqualTo(new Accepted(longest, null));
    assertThat(accepted("\"sessionId\":\"" + longest + "s\"")).isEqualTo(new Accepted(null, null));
  }

  @Test
  void takesAResultCodeThatIsANumber() {
    assertThat(read(200, "{\"resultcode\":0}")).isEqualTo(new Accepted(null, null));
    assertThat(read(403, "{\"resultcode\":1010024}")).isEqualTo(new Refused("1010024", "", 403));
  }

  /**
   * The answer of a client that names a voice file that isn't there (vendor FAQ
   * VoiceCall_faq_00105, 1010002).
   */
  @Test
  void readsARefusal() {
    assertThat(
            read(
                403,
                """
                {"resultcode":"1010002","resultdesc":"Invalid request.lastMinVoice.wav does not exist"}\
                """))
        .isEqualTo(new Refused("1010002", "Invalid request.lastMinVoice.wav does not exist", 403));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 500, 503})
  void aRefusalIsOneWhateverTheStatus(int status) {
    assertThat(read(status, "{\"resultcode\":\"1020165\",\"resultdesc\":\"d\"}"))
        .isEqualTo(new Refused("1020165", "d", status));
  }

  @Test
  void everyCodeOfTheTableIsRefusedUnlessItLeavesTheOutcomeOpen() {
    assertThat(Refusals.all())
        .anySatisfy(refusal -> assertThat(refusal.retry()).isEqualTo(Retry.CARE))
        .filteredOn(refusal -> refusal.retry() != Retry.CARE)
        .isNotEmpty()
        .allSatisfy(
            refusal ->
                assertThat(refused(500, refusal.code()))
                    .isEqualTo(new Refused(refusal.code(), "text", 500)));
  }

  @ParameterizedTest
  @MethodSource("openCodes")
  void anInternalErrorOfThePlatformLeavesTheOutcomeOpen(String code) {
    for (int status : new int[] {200, 403, 500}) {
      assertThat(refused(status, code))
          .isEqualTo(new Unconfirmed("result code " + code + " leaves the outcome open: text"));
    }
  }

  static Stream<String> openCodes() {
    List<String> open =
        Refusals.all().stream()
            .filter(refusal -> refusal.retry() == Retry.CARE)
            .map(Refusal::code)
            .toList();
    assertThat(open).contains("1010001", "1020002");
    return open.stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999", "E_ODD", "-1", "00"})
  void anUnknownCodeIsARefusal(String code) {
    assertThat(refused(403, code)).isEqualTo(new Refused(code, "text", 403));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 400, 404, 500, 502})
  void successUnderAStatusOfFailureIsOpen(int status) {
    assertThat(read(status, "{\"resultcode\":\"0\",\"sessionId\":\"s\"}"))
        .isEqualTo(new Unconfirmed("HTTP " + status + " with result code 0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>502 Bad Gateway</body></html>",
        "{\"resultcode\":\"0\"",
        "\"0\"",
        "0",
        "null",
        "[{\"resultcode\":\"0\"}]",
        "{}",
        "{\"resultcode\":null}",
        "{\"resultcode\":\"\"}",
        "{\"resultcode\":\" \"}",
        "{\"resultcode\":[\"0\"]}",
        "{\"resultCode\":\"1010024\"}"
      })
  void whatCantBeReadIsOpenUnlessNothingWasStarted(String body) {
    for (int status : new int[] {200, 204, 301, 302, 500, 502, 503, 504}) {
      assertThat(read(status, body))
          .isEqualTo(new Unconfirmed("HTTP " + status + " with a body that could not be read"));
    }
    for (int status : new int[] {400, 401, 403, 404, 499}) {
      assertThat(read(status, body))
          .isEqualTo(
              new Refused(
                  "http-" + status,
                  "The platform answered HTTP " + status + " without a result code.",
                  status));
    }
  }

  @Test
  void survivesBodiesMadeToHurt() {
    for (byte[] body :
        new byte[][] {
          {0},
          {0, 0, 0, 0, 0},
          {(byte) 0xff, (byte) 0xfe, (byte) 0xfd},
          "[".repeat(100_000).getBytes(UTF_8),
          "{\"a\":".repeat(100_000).getBytes(UTF_8),
          ("{\"idlePort\":1" + "0".repeat(5_000) + "}").getBytes(UTF_8)
        }) {
      assertThat(AnswerReading.read(200, body)).isInstanceOf(Unconfirmed.class);
    }
  }

  @Test
  void aDescriptionHas256CharactersAtMost() {
    String longest = "长".repeat(256);

    assertThat(read(403, "{\"resultcode\":\"1010024\",\"resultdesc\":\"" + longest + "长\"}"))
        .isEqualTo(new Refused("1010024", longest, 403));
  }

  private static PlatformOutcome refused(int status, String code) {
    return read(status, "{\"resultcode\":\"" + code + "\",\"resultdesc\":\"text\"}");
  }

  private static PlatformOutcome accepted(String fields) {
    return read(200, "{\"resultcode\":\"0\",\"resultdesc\":\"Success\"," + fields + "}");
  }

  private static PlatformOutcome read(int status, String body) {
    return AnswerReading.read(status, body.getBytes(UTF_8));
  }

  /** Blanks around a code must not turn what may be ringing into a refusal. */
  @Test
  void blanksAroundACodeMeanNothing() {
    assertThat(read(200, "{\"resultcode\":\" 0 \",\"sessionId\":\"s\"}"))
        .isInstanceOf(PlatformOutcome.Accepted.class);
    assertThat(read(200, "{\"resultcode\":\"1010001 \"}"))
        .isInstanceOf(PlatformOutcome.Unconfirmed.class);
  }

  @Test
  void whatTheDatabaseRefusesIsReplaced() {
    PlatformOutcome.Accepted accepted =
        (PlatformOutcome.Accepted)
            read(200, "{\"resultcode\":\"0\",\"sessionId\":\"a\\u0000b\",\"idlePort\":\"many\"}");

    assertThat(accepted.sessionId()).isEqualTo("a\ufffdb");
    assertThat(accepted.idlePorts()).isNull();
  }
}
