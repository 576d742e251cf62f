package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingClock;
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

/** What the twin asks of headers. */
class HeaderRefusalTest {
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
        bench.client.post(PlatformPath.CALLBACK.path(), headers, good().encode());

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

    assertThat(bench.client.post(PlatformPath.CALLBACK.path(), wsse, good().encode()).code())
        .isEqualTo("0");
    assertThat(bench.client.post(PlatformPath.CALLBACK.path(), spaced, good().encode()).code())
        .isEqualTo("0");
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
            client.post(PlatformPath.CALLBACK.path(), client.headers(created), good().encode());

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
                .post(PlatformPath.CALLBACK.path(), bench.client.headers(created), good().encode())
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
        assertThat(locking.client.post(PlatformPath.CALLBACK.path(), bad, "{}").code())
            .isEqualTo(code);
      }
      assertThat(locking.client.place(request).code()).isEqualTo("0");
      for (String code : List.of("1023007", "1023007", "1023007", "1020176")) {
        assertThat(locking.client.post(PlatformPath.CALLBACK.path(), bad, "{}").code())
            .isEqualTo(code);
      }
      TestingClient.Answer locked = locking.client.place(request);
      assertThat(locked.code()).isEqualTo("1020176");
      assertThat(locked.status()).isEqualTo(403);

      locking.clock.advance(Duration.ofMinutes(30));
      assertThat(locking.client.place(request).code()).isEqualTo("0");
    }
  }
}
