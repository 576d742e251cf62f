package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the twin asks of paths, bodies and fields. */
class FieldRefusalTest {
  private static final String A = "+8615400021001";
  private static final String B = "+8615400010001";

  private static TwinBench bench;

  @BeforeAll
  static void open() {
    TwinApp courier = TwinApp.courier();
    TwinApp app =
        new TwinApp(
            "plain",
            TwinService.CALLBACK,
            courier.key(),
            courier.secret(),
            courier.displayNumbers(),
            false,
            null,
            null);
    bench =
        new TwinBench(
            config -> config.withPortLimit(1_000).withApps(List.of(app)).withSpeed(1_000));
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static JsonObject good() {
    return bench.client.callback(A, B, bench.receiver);
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        field("displayNbr", null, "1010002"),
        field("displayNbr", 12_345, "1010002"),
        field("displayNbr", "+86", "1010002"),
        field("displayNbr", "+" + "8".repeat(31), "1010002"),
        field("displayNbr", "+8675599999999", "1010023"),
        field("callerNbr", null, "1010002"),
        field("callerNbr", "13700000001", "1010024"),
        field("callerNbr", "+8613700001", "1010024"),
        field("callerNbr", "+85212345678", "1013112"),
        field("displayCalleeNbr", null, "1010002"),
        field("displayCalleeNbr", "+8675599999999", "1010023"),
        field("calleeNbr", null, "1010002"),
        field("calleeNbr", "8613700000001", "1010002"),
        field("calleeNbr", "+8695588", "1010002"),
        field("calleeNbr", "+869558812345", "1010002"),
        field("calleeNbr", "+864001234567", "1010002"),
        field("calleeNbr", "+861064123456789", "1010002"),
        field("calleeNbr", "+861231234567", "1010002"),
        field("calleeNbr", "+8612312345678", "1010002"),
        field("calleeNbr", "+86075528000002", "1010002"),
        field("callerNbr", "+8695588", "1010024"),
        field("calleeNbr", "+14155550100", "1013112"),
        field("maxDuration", -1, "1010002"),
        field("maxDuration", 1441, "1010002"),
        field("maxDuration", "30", "1010002"),
        field("maxDuration", 1.5, "1010002"),
        field("maxDuration", 5_000_000_000L, "1010002"),
        field("lastMinVoice", "a b.wav", "1010002"),
        field("lastMinVoice", "", "1010002"),
        field("lastMinToUE", "toc", "1010002"),
        field("playPreVoice", "yes", "1010002"),
        field("preVoice", "x".repeat(129), "1010002"),
        field("waitVoice", "é.wav", "1010002"),
        field("calleeMedia", "some", "1010002"),
        field("recordFlag", "TRUE", "1010002"),
        field("recordFlag", "true", "1012012"),
        field("recordFlag", true, "1012012"),
        field("recordHintTone", 7, "1010002"),
        field("partyTypeRequiredInDisconnect", 1, "1010002"),
        field("returnIdlePort", "", "1010002"),
        field("userData", "", "1010002"),
        field("userData", "x".repeat(257), "1010002"),
        field("userData", "a{b", "1010002"),
        field("userData", "a}b", "1010002"),
        field("userData", "订单1001", "1010002"),
        field("userData", "order，1001", "1010002"),
        field("statusUrl", "", "1010002"),
        field("statusUrl", "http://127.0.0.1/status", "1010002"),
        field("statusUrl", TestingClient.base64("http://example.com/a_b"), "1010002"),
        field("statusUrl", TestingClient.base64("http://example.com/a?b=c"), "1010002"),
        field("statusUrl", TestingClient.base64(" http://example.com/a"), "1010002"),
        field("statusUrl", TestingClient.base64("example.com/a"), "1010002"),
        field("statusUrl", TestingClient.base64("ftp://example.com/a"), "1010002"),
        field("feeUrl", TestingClient.base64("http://example.com/" + "a".repeat(78)), "1010002"),
        field("feeUrl", TestingClient.base64("http://example.com:99999/a"), "1010002"));
  }

  private static Arguments field(String name, Object value, String code) {
    return Arguments.of(name, value, code);
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

    TestingClient.Answer answer = bench.client.place(request);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(403);
    if (code.equals("1010002")) {
      assertThat(answer.description()).startsWith("Invalid request." + name);
    }
    assertThat(bench.twin.ledger().requests().getLast())
        .returns(code, LedgerRequest::resultcode)
        .returns(false, LedgerRequest::callPlaced);
  }

  static Stream<Arguments> tolerated() {
    return Stream.of(
        field("maxDuration", 0, "0"),
        field("maxDuration", 1440, "0"),
        field("playPreVoice", true, "0"),
        field("recordFlag", "false", "0"),
        field("lastMinVoice", "last_min-1.wav", "0"),
        field("lastMinToUE", "toa", "0"),
        field("calleeMedia", "fail", "0"),
        field("userData", "x".repeat(256), "0"),
        field("userData", "Müller & Söhne", "0"),
        field("statusUrl", TestingClient.base64("http://example.com/" + "a".repeat(77)), "0"),
        field("calleeNbr", "+861012345678", "0"),
        field("calleeNbr", "+8675528000002", "0"),
        field("calleeNbr", "+862112345678", "0"),
        field("calleeNbr", "+8699112345678", "0"),
        field("bindNbr", "+8675500001111", "0"),
        field("someNewField", "x", "0"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("tolerated")
  void takesWhatIsAllowed(String name, Object value, String code) {
    JsonObject request = good();
    request.remove("statusUrl");
    request.remove("feeUrl");

    assertThat(bench.client.place(request.put(name, value)).code()).isEqualTo(code);
  }

  @Test
  void refusesJsonBooleansWhenSetSo() {
    try (TwinBench strict = new TwinBench(config -> config.withJsonBooleans(false))) {
      JsonObject request = strict.client.callback(A, B, strict.receiver);

      assertThat(strict.client.place(request.put("returnIdlePort", true)).code())
          .isEqualTo("1010002");
      assertThat(strict.client.place(request.put("returnIdlePort", "true")).code()).isEqualTo("0");
    }
  }

  @ParameterizedTest(name = "stop with {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"signal\":\"call_stop\"} | 403 | 1010002",
        "{\"sessionId\":\"x\",\"signal\":\"call_stop\"} | 403 | 1010002",
        "{\"sessionid\":\"x\"} | 403 | 1010002",
        "{\"sessionid\":\"x\",\"signal\":\"stop\"} | 403 | 1010002",
        "{\"sessionid\":\"x\",\"signal\":\"call_stop\"} | 500 | 1020152",
      })
  void refusesBadStops(String body, int status, String code) {
    TestingClient.Answer answer =
        bench.client.post(PlatformPath.STOP.path(), bench.client.headers(), body);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }

  @ParameterizedTest(name = "body {0}")
  @ValueSource(strings = {"", "x", "[]", "null", "\"text\"", "{\"displayNbr\":"})
  void refusesWhatIsNotAJsonObject(String body) {
    TestingClient.Answer answer =
        bench.client.post(PlatformPath.CALLBACK.path(), bench.client.headers(), body);

    assertThat(answer.code()).isEqualTo("1010002");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void refusesABodyOver64KiB() {
    String body = good().put("padding", "x".repeat(70_000)).encode();

    assertThat(bench.client.post(PlatformPath.CALLBACK.path(), bench.client.headers(), body).code())
        .isEqualTo("1010002");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET,  /rest/httpsessions/click2Call/v2.0, 403",
    "PUT,  /rest/httpsessions/callStop/v2.0,   403",
    "POST, /rest/httpsessions/click2call/v2.0, 404",
    "POST, /rest/httpsessions/click2Call/v1.0, 404",
    "POST, /rest/httpsessions/click2Call/v2.0/, 404",
    "POST, /rest/httpsessions/callNotify/v2.0, 404",
    "POST, /rest/httpsessions/callverify/v1.0, 404",
    "POST, /rest/httpsessions/callVerify/v2.0, 404",
    "GET,  /rest/httpsessions/callnotify/v2.0, 403",
    "DELETE, /rest/httpsessions/callVerify/v1.0, 403",
  })
  void matchesPathsAndMethodsExactly(String method, String path, int status) {
    TestingClient.Answer answer =
        bench.client.send(method, path, bench.client.headers(), good().encode());

    assertThat(answer.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.code()).isEqualTo("1010006");
    }
  }
}
