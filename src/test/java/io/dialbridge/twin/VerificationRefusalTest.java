package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the twin asks of a verification's fields. */
class VerificationRefusalTest {
  private static TwinBench bench;

  @BeforeAll
  static void open() {
    bench = new TwinBench(config -> config.withPortLimit(1_000).withSpeed(1_000));
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static JsonObject good() {
    return bench.verify.verification("+8615400021001", bench.receiver);
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("displayNbr", null, "1010002"),
        Arguments.of("displayNbr", "+8675500003333", "1010023"),
        Arguments.of("calleeNbr", null, "1010002"),
        Arguments.of("calleeNbr", "+86137", "1010002"),
        Arguments.of("calleeNbr", "+14155550100", "1013112"),
        Arguments.of("languageType", null, "1010002"),
        Arguments.of("languageType", 1, "1010002"),
        Arguments.of("languageType", 3, "1010002"),
        Arguments.of("languageType", "2", "1010002"),
        Arguments.of("preTone", null, "1010002"),
        Arguments.of("preTone", "", "1010002"),
        Arguments.of("preTone", "pre tone.wav", "1010002"),
        Arguments.of("preTone", "x".repeat(129), "1010002"),
        Arguments.of("verifyCode", null, "1010002"),
        Arguments.of("verifyCode", 4821, "1010002"),
        Arguments.of("verifyCode", "4", "1010002"),
        Arguments.of("verifyCode", "123456789", "1010002"),
        Arguments.of("verifyCode", "48a1", "1010002"),
        Arguments.of("verifyCode", "４８２１", "1010002"),
        Arguments.of("posTone", "", "1010002"),
        Arguments.of("posTone", "结束.wav", "1010002"),
        Arguments.of("times", -1, "1010002"),
        Arguments.of("times", 10, "1010002"),
        Arguments.of("times", "3", "1010002"),
        Arguments.of("returnIdlePort", 1, "1010002"),
        Arguments.of("userData", "x".repeat(257), "1010002"),
        Arguments.of("statusUrl", "", "1010002"),
        Arguments.of("feeUrl", TestingClient.base64("ftp://example.com/a"), "1010002"));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @MethodSource("fields")
  void refusesBadFields(String name, Object value, String code) {
    JsonObject request = good();
    if (value == null) {
      request.remove(name);
    } else {
      request.put(name, value);
    }

    TestingClient.Answer answer = bench.verify.placeVerification(request);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(403);
    if (code.equals("1010002")) {
      assertThat(answer.description()).startsWith("Invalid request." + name);
    }
  }

  static Stream<Arguments> tolerated() {
    return Stream.of(
        Arguments.of("verifyCode", "00"),
        Arguments.of("verifyCode", "12345678"),
        Arguments.of("times", 1),
        Arguments.of("times", 9),
        Arguments.of("posTone", "postone.wav"),
        Arguments.of("returnIdlePort", true),
        Arguments.of("bindNbr", "+8675500004444"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("tolerated")
  void takesWhatIsAllowed(String name, Object value) {
    TestingClient.Answer answer = bench.verify.placeVerification(good().put(name, value));

    assertThat(answer.code()).isEqualTo("0");
    assertThat(answer.sessionId()).isNotBlank();
  }
}
