package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a recording can be fetched, and when it can't. */
class RecordingTest {
  private static final String A = "+8615400000001";
  private static final String B = "+8615400010001";
  private static final String DOMAIN = "ostor.callenabler.twin";

  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  /** The bill of a recorded talk. */
  private JsonObject talk() {
    bench.client.place(bench.client.callback(A, B, bench.receiver).put("recordFlag", "true"));
    bench.awaitBills(1);
    return bench.receiver.bills().getLast();
  }

  private TestingClient.Answer ask(JsonObject bill) {
    return bench.client.record(bill.getString("recordObjectName"), bill.getString("recordDomain"));
  }

  @Test
  void tellsTheAddressInARedirect() {
    JsonObject bill = talk();

    TestingClient.Answer answer = ask(bill);

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers()).containsEntry("connection", "close");
    URI location = URI.create(answer.headers().get("location"));
    assertThat(location.toString()).startsWith(bench.twin.url() + "/recordings/");
    assertThat(location.getPath())
        .isEqualTo(
            "/recordings/sp-dialbridgedevcallbackkey01/" + bill.getString("recordObjectName"));
    assertThat(location.getQuery()).matches("AccessKeyId=twin&Expires=\\d+&Signature=[0-9a-f]{64}");
    assertThat(bench.twin.ledger().requests().getLast())
        .returns("/rest/provision/voice/record/v1.0", LedgerRequest::path)
        .returns("0", LedgerRequest::resultcode)
        .returns(bill.getString("sessionId"), LedgerRequest::sessionId);
  }

  @Test
  void ledgersTheNamesOfTheHeadersOfEachFetch() {
    AudioFetch fetch = new AudioFetch(ask(talk()).headers().get("location"));

    fetch.get(Map.of("X-AKSK", "secret", "Range", "bytes=0-9"));
    fetch.get(Map.of());

    List<LedgerRecording> fetches = bench.twin.ledger().recordings();
    assertThat(fetches).extracting(LedgerRecording::status).containsExactly(206, 200);
    assertThat(fetches.getFirst().headers()).contains("host", "range", "x-aksk");
    assertThat(fetches.getLast().headers()).contains("host").doesNotContain("x-aksk");
    String ledger = bench.client.get("/twin/ledger").body();
    assertThat(ledger)
        .contains("\"type\":\"recording\"", "\"method\":\"GET\"", "\"status\":206")
        .doesNotContain("secret", "Signature");
  }

  @ParameterizedTest(name = "?{0}")
  @ValueSource(
      strings = {
        "",
        "fileName=a.wav",
        "recordDomain=ostor.callenabler.twin",
        "fileName=&recordDomain=ostor.callenabler.twin",
        "fileName=a.wav&recordDomain=",
      })
  void needsBothNames(String query) {
    TestingClient.Answer answer =
        bench.client.send(
            "GET", PlatformPath.RECORD.path() + "?" + query, bench.client.headers(), "");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("1010002");
  }

  @Test
  void refusesNamesOfMoreThan128Characters() {
    assertThat(bench.client.record("x".repeat(129), DOMAIN).code()).isEqualTo("1010002");
    assertThat(bench.client.record("a.wav", "x".repeat(129)).code()).isEqualTo("1010002");
    assertThat(bench.client.record("x".repeat(128), "x".repeat(128)).code()).isEqualTo("1012007");
  }

  @Test
  void refusesUnsignedRequestsAndOtherMethods() {
    String path = PlatformPath.RECORD.path() + "?fileName=a.wav&recordDomain=" + DOMAIN;

    assertThat(bench.client.get(path).code()).isEqualTo("1023006");
    assertThat(bench.client.post(path, bench.client.headers(), "{}").code()).isEqualTo("1010006");
  }

  @Test
  void knowsOnlyRecordingsOfTheAppUnderTheirOwnNames() {
    JsonObject bill = talk();
    String object = bill.getString("recordObjectName");

    for (TestingClient.Answer answer :
        List.of(
            bench.client.record("26011508302222000000001.wav", DOMAIN),
            bench.client.record(object, "ostor.example.com"),
            bench.notice.record(object, DOMAIN),
            bench.verify.record(object, DOMAIN))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("1012007");
    }
  }

  @Test
  void forgetsARecordingAfterSevenDays() {
    JsonObject bill = talk();
    String location = ask(bill).headers().get("location");
    Duration sevenDays = Duration.ofDays(7).dividedBy((long) TwinBench.SPEED);

    bench.clock.advance(sevenDays.minusSeconds(1));
    assertThat(ask(bill).status()).isEqualTo(301);
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(ask(bill).code()).isEqualTo("1012007");
    assertThat(new AudioFetch(location).get(Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void letsAnAddressExpireAfterHalfAnHour() {
    AudioFetch fetch = new AudioFetch(ask(talk()).headers().get("location"));

    bench.clock.advance(Duration.ofMinutes(30).dividedBy((long) TwinBench.SPEED));
    assertThat(fetch.get(Map.of()).statusCode()).isEqualTo(200);
    bench.clock.advance(Duration.ofSeconds(1));

    assertThat(fetch.get(Map.of()).statusCode()).isEqualTo(403);
    assertThat(new String(fetch.get(Map.of()).body(), StandardCharsets.UTF_8))
        .contains("<Code>AccessDenied</Code>");
  }

  @Test
  void refusesForgedAddresses() {
    String location = ask(talk()).headers().get("location");

    for (String forged :
        List.of(
            location.replaceFirst("Signature=.", "Signature=x"),
            location.replaceFirst("Expires=1", "Expires=2"),
            location.replaceFirst("\\.wav", ".mp3"),
            location.replaceFirst("&Signature=.*", ""),
            location.replaceFirst("\\?.*", ""))) {
      var answer = new AudioFetch(forged).get(Map.of());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
    }
    assertThat(new AudioFetch(location).send("POST", Map.of()).statusCode()).isEqualTo(405);
  }

  @Test
  void servesHoursOfTalkPieceByPiece() throws Exception {
    try (TwinBench fast = new TwinBench(config -> config.withSpeed(100_000))) {
      fast.client.place(
          fast.client
              .callback(A, "+8615400012001", fast.receiver)
              .put("recordFlag", "true")
              .put("maxDuration", 600));
      fast.awaitBills(1);
      JsonObject bill = fast.receiver.bills().getFirst();
      String location =
          fast.client
              .record(bill.getString("recordObjectName"), bill.getString("recordDomain"))
              .headers()
              .get("location");

      try (var input = AudioFetch.open(HttpRequest.newBuilder(URI.create(location)).build())) {
        assertThat(input.transferTo(OutputStream.nullOutputStream()))
            .isEqualTo(58 + 36_000 * 8_000L);
      }
    }
  }

  @Test
  void canMissARecordingThatTheBillNames() {
    bench.twin.script(Script.forNumber(B).recording(RecordingTwist.MISSING));

    JsonObject bill = talk();

    assertThat(bill.getInteger("recordFlag")).isEqualTo(1);
    assertThat(ask(bill).code()).isEqualTo("1012007");
  }

  @Test
  void canTellAnAddressInPlaceOfTheNames() {
    bench.twin.script(Script.forNumber(B).recording(RecordingTwist.URL_ONLY));

    JsonObject bill = talk();
    bench.clock.advance(Duration.ofMinutes(30));

    assertThat(bill.getInteger("recordFlag")).isEqualTo(1);
    assertThat(bill.fieldNames())
        .contains("recordStartTime")
        .doesNotContain("recordDomain", "recordBucketName", "recordObjectName");
    var answer = new AudioFetch(bill.getString("recordFileDownloadUrl")).get(Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(58 + 40 * 8_000);
  }

  @Test
  void canMakeNoRecordingAtAll() {
    bench.twin.script(Script.forNumber(A).recording(RecordingTwist.NOT_MADE));

    JsonObject bill = talk();

    assertThat(bill.getInteger("recordFlag")).isZero();
    assertThat(bill.fieldNames())
        .doesNotContain(
            "recordStartTime", "recordDomain", "recordObjectName", "recordFileDownloadUrl");
  }

  @Test
  void canBeUnavailable() {
    bench.twin.script(Script.forNumber(B).recording(RecordingTwist.UNAVAILABLE));

    TestingClient.Answer answer = ask(talk());

    assertThat(answer.status()).isEqualTo(301);
    assertThat(new AudioFetch(answer.headers().get("location")).get(Map.of()).statusCode())
        .isEqualTo(503);
  }

  @Test
  void canStallInTheMiddle() throws Exception {
    bench.twin.script(Script.forNumber(B).recording(RecordingTwist.STALLS));
    String location = ask(talk()).headers().get("location");

    try (var input = AudioFetch.open(HttpRequest.newBuilder(URI.create(location)).build())) {
      int half = (58 + 40 * 8_000) / 2;
      assertThat(input.readNBytes(half)).hasSize(half);
      assertThat(input.available()).isZero();
    }
  }
}
