package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the twin asks of headers and fields. */
class RequestRefusalTest {
  private static final String A = "+8615400021001";
  private static final String B = "+8615400010001";

  private static TwinBench bench;

  @BeforeAll
  static void open() {
    TwinApp courier = TwinApp.courier();
    TwinApp app =
        new TwinApp(
            "plain", courier.key(), courier.secret(), courier.displayNumbers(), false, null, null);
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

  static Stream<Arguments> headers() {
    String auth = "Authorization";
    String aksk = "X-AKSK";
    return Stream.of(
        header("no Authorization", h -> h.remove(auth), 400, "1023006"),
        header("no scheme", h -> h.put(auth, "realm=\"SDP\""), 400, "1023032"),
        header("no realm", cut(auth, "realm=\"SDP\","), 400, "1023007"),
        header("no profile", cut(auth, "profile=\"UsernameToken\","), 400, "1023008"),
        header("other realm", swap(auth, "SDP", "ABC"), 400, "1023009"),
        header("other profile", swap(auth, "UsernameToken", "Token"), 400, "1023010"),
        header("other type", swap(auth, "Appkey", "app_key"), 400, "1023011"),
        header("no type", cut(auth, ",type=\"Appkey\""), 400, "1023012"),
        header("no X-AKSK", h -> h.remove(aksk), 400, "1023033"),
        header("no UsernameToken", cut(aksk, "UsernameToken "), 400, "1023038"),
        header("no Username", swap(aksk, "Username=", "Name="), 400, "1023034"),
        header("no Nonce", swap(aksk, "Nonce=", "Once="), 400, "1023035"),
        header("malformed Nonce", swap(aksk, "66c9", "66_9"), 400, "1023035"),
        header("no Created", swap(aksk, "Created=", "Made="), 400, "1023036"),
        header("no PasswordDigest", swap(aksk, "PasswordDigest=", "Digest="), 400, "1023037"),
        header("wrong digest", swap(aksk, "66c9", "66c8"), 400, "1023006"),
        header("unknown key", swap(aksk, "dialbridgeDev", "dialbridgeNot"), 403, "1010003"),
        header("no Content-Type", h -> h.remove("Content-Type"), 403, "1010002"),
        header("text", h -> h.put("Content-Type", "text/plain"), 403, "1010002"),
        header("X-WSSE alone", wsse(h -> h.put(auth, "x realm=\"SDP\"")), 400, "1023013"),
        header("no X-WSSE", wsse(h -> h.remove("X-WSSE")), 400, "1023026"),
        header("WSSE no Username", wsse(swap("X-WSSE", "Username=", "N=")), 400, "1023027"),
        header("WSSE no Nonce", wsse(swap("X-WSSE", "Nonce=", "N=")), 400, "1023028"),
        header("WSSE no Created", wsse(swap("X-WSSE", "Created=", "N=")), 400, "1023029"),
        header("WSSE no digest", wsse(swap("X-WSSE", "PasswordDigest=", "N=")), 400, "1023030"),
        header("WSSE no token", wsse(cut("X-WSSE", "UsernameToken ")), 400, "1023031"));
  }

  private static Arguments header(
      String name, Consumer<Map<String, String>> change, int status, String code) {
    return Arguments.of(name, change, status, code);
  }

  private static Consumer<Map<String, String>> swap(String header, String from, String to) {
    return headers ->
        headers.computeIfPresent(
            header,
            (name, value) -> {
              assertThat(value).contains(from);
              return value.replace(from, to);
            });
  }

  private static Consumer<Map<String, String>> cut(String header, String part) {
    return swap(header, part, "");
  }

  private static Consumer<Map<String, String>> wsse(Consumer<Map<String, String>> change) {
    return headers -> {
      TwinApp app = TwinApp.courier();
      String created = PlatformTime.created(TestingClock.START, ZoneOffset.UTC);
      headers.remove("X-AKSK");
      headers.put("Authorization", TestingClient.AUTHORIZATION.replace("AKSK", "WSSE"));
      headers.put(
          "X-WSSE",
          "UsernameToken Username=\"%s\", PasswordDigest=\"%s\", Nonce=\"%s\", Created=\"%s\""
              .formatted(
                  app.key(),
                  TwinSignature.wsse(app.secret(), TestingClient.NONCE, created),
                  TestingClient.NONCE,
                  created));
      change.accept(headers);
    };
  }

  @ParameterizedTest(name = "{0}: {2} {3}")
  @MethodSource("headers")
  void refusesBadHeaders(
      String name, Consumer<Map<String, String>> change, int status, String code) {
    Map<String, String> headers = bench.client.headers();
    change.accept(headers);

    TestingClient.Answer answer =
        bench.client.post(PlatformDoor.CALLBACK, headers, good().encode());

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.description()).startsWith(ResultCodes.of(code).description());
  }

  @Test
  void takesWsseAndPartsWithSpacesBetweenThem() {
    Map<String, String> wsse = bench.client.headers();
    wsse(headers -> {}).accept(wsse);
    Map<String, String> spaced = bench.client.headers();
    spaced.computeIfPresent("X-AKSK", (name, value) -> value.replace("\",", "\", "));

    assertThat(bench.client.post(PlatformDoor.CALLBACK, wsse, good().encode()).code())
        .isEqualTo("0");
    assertThat(bench.client.post(PlatformDoor.CALLBACK, spaced, good().encode()).code())
        .isEqualTo("0");
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
        bench.client.post(PlatformDoor.STOP, bench.client.headers(), body);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }

  @ParameterizedTest(name = "body {0}")
  @ValueSource(strings = {"", "x", "[]", "null", "\"text\"", "{\"displayNbr\":"})
  void refusesWhatIsNotAJsonObject(String body) {
    TestingClient.Answer answer =
        bench.client.post(PlatformDoor.CALLBACK, bench.client.headers(), body);

    assertThat(answer.code()).isEqualTo("1010002");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void refusesABodyOver64KiB() {
    String body = good().put("padding", "x".repeat(70_000)).encode();

    assertThat(bench.client.post(PlatformDoor.CALLBACK, bench.client.headers(), body).code())
        .isEqualTo("1010002");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET,  /rest/httpsessions/click2Call/v2.0, 403",
    "PUT,  /rest/httpsessions/callStop/v2.0,   403",
    "POST, /rest/httpsessions/click2call/v2.0, 404",
    "POST, /rest/httpsessions/click2Call/v1.0, 404",
    "POST, /rest/httpsessions/click2Call/v2.0/, 404",
  })
  void matchesPathsAndMethodsExactly(String method, String path, int status) {
    TestingClient.Answer answer =
        bench.client.send(method, path, bench.client.headers(), good().encode());

    assertThat(answer.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.code()).isEqualTo("1010006");
    }
  }

  @ParameterizedTest(name = "Created {0} from UTC: {1}, strict {2}")
  @CsvSource({
    "PT0S,        0,       0",
    "PT5M,        0,       0",
    "PT8H,        0,       0",
    "PT7H55M,     0,       0",
    "PT-5M-1S,    0,       1010013",
    "PT7H54M59S,  0,       1010013",
    "PT23H59M59S, 0,       1010013",
    "PT-23H-59M,  0,       1010013",
    "PT24H,       1010013, 1010013",
    "PT-24H,      1010013, 1010013",
  })
  void checksTheClock(Duration off, String code, String strictCode) {
    for (boolean strict : new boolean[] {false, true}) {
      // A whole second, since Created has no fractions.
      TestingClock clock = new TestingClock();
      clock.advance(Duration.ofMillis(250));
      TwinConfig config = TwinConfig.standard().withPort(0).withStrictClock(strict);
      try (Twin twin = Twin.start(config, clock, new Random(7))) {
        TestingClient client = new TestingClient(twin.url(), TwinApp.courier(), clock);
        String created = PlatformTime.created(clock.instant().plus(off), ZoneOffset.UTC);

        TestingClient.Answer answer =
            client.post(PlatformDoor.CALLBACK, client.headers(created), good().encode());

        assertThat(answer.code()).isEqualTo(strict ? strictCode : code);
      }
    }
  }

  @ParameterizedTest(name = "Created {0}")
  @ValueSource(
      strings = {"2026-01-15T08:30:20.000Z", "2026-01-15 08:30:20", "2026-02-30T08:30:20Z"})
  void refusesACreatedOfAnotherForm(String created) {
    assertThat(
            bench
                .client
                .post(PlatformDoor.CALLBACK, bench.client.headers(created), good().encode())
                .code())
        .isEqualTo("1010013");
  }

  @Test
  void locksAnAddressForHalfAnHourAfterFailuresInARow() {
    try (TwinBench locking =
        new TwinBench(config -> config.withSpeed(1).withLockAfterFailures(3))) {
      Map<String, String> bad = new HashMap<>(locking.client.headers());
      cut("Authorization", "realm=\"SDP\",").accept(bad);
      JsonObject request = locking.client.callback(A, B, locking.receiver);

      for (String code : List.of("1023007", "1023007")) {
        assertThat(locking.client.post(PlatformDoor.CALLBACK, bad, "{}").code()).isEqualTo(code);
      }
      assertThat(locking.client.place(request).code()).isEqualTo("0");
      for (String code : List.of("1023007", "1023007", "1023007", "1020176")) {
        assertThat(locking.client.post(PlatformDoor.CALLBACK, bad, "{}").code()).isEqualTo(code);
      }
      TestingClient.Answer locked = locking.client.place(request);
      assertThat(locked.code()).isEqualTo("1020176");
      assertThat(locked.status()).isEqualTo(403);

      locking.clock.advance(Duration.ofMinutes(30));
      assertThat(locking.client.place(request).code()).isEqualTo("0");
    }
  }
}
