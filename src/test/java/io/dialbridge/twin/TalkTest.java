package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingClock;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that come to a talk. */
class TalkTest {
  private static final String A = "+8615400000001";
  private static final String B = "+8615400010001";

  @Test
  void tellsATalkEventByEventAndBillsIt() throws Exception {
    try (TwinBench bench = new TwinBench()) {
      JsonObject request =
          bench.client.callback(A, B, bench.receiver).put("partyTypeRequiredInDisconnect", "true");

      TestingClient.Answer answer = bench.client.place(request);
      bench.awaitBills(1);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.code()).isEqualTo("0");
      assertThat(answer.description()).isEqualTo("Success");
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(answer.sessionId()).matches("1202_\\d+_0_20260115083020@callenabler\\.twin");
      assertThat(answer.json().containsKey("idlePort")).isFalse();
      assertThat(bench.receiver.statuses().stream().map(TestingReceiver.Received::json))
          .containsExactly(
              status(answer, "callout", "08:30:20", "+8675500001111", A),
              status(answer, "alerting", "08:30:23", "+8675500001111", A),
              status(answer, "answer", "08:30:27", "+8675500001111", A),
              status(answer, "callout", "08:30:27", "+8675500002222", B),
              status(answer, "alerting", "08:30:30", "+8675500002222", B),
              status(answer, "answer", "08:30:34", "+8675500002222", B),
              disconnect(answer));
      assertThat(bench.receiver.received().getLast().eventType()).isEqualTo("fee");
      JsonObject bill = bench.receiver.bills().getFirst();
      assertThat(bill.getString("icid")).matches("CAE-20260115163020-\\d{8}");
      assertThat(bill.copy().put("icid", "ICID").put("sessionId", "SESSION"))
          .isEqualTo(expected("twin/bill-of-a-talk.json"));
      assertThat(bill.getString("sessionId")).isEqualTo(answer.sessionId());
    }
  }

  private static JsonObject status(
      TestingClient.Answer answer, String event, String time, String caller, String called) {
    JsonObject info =
        new JsonObject()
            .put("sessionId", answer.sessionId())
            .put("timestamp", "2026-01-15 " + time)
            .put("caller", caller)
            .put("called", called)
            .put("userData", "order1001");
    return new JsonObject().put("eventType", event).put("statusInfo", info);
  }

  private static JsonObject disconnect(TestingClient.Answer answer) {
    JsonObject message = status(answer, "disconnect", "08:31:14", "+8675500001111", A);
    message
        .getJsonObject("statusInfo")
        .put("partyType", "calling")
        .put("stateCode", 0)
        .put("stateDesc", "The user releases the call.");
    return message;
  }

  private static JsonObject expected(String resource) throws Exception {
    Path file = Path.of(TalkTest.class.getResource("/" + resource).toURI());
    return new JsonObject(Files.readString(file, StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0} and {1}: {2} after {3} s of talk")
  @CsvSource({
    "00, 10, calling, 40",
    "11, 10, calling, 20",
    "00, 11, called,  20",
    "00, 13, called,   2",
    "12, 11, called,  20",
    "99, 35, calling, 40",
  })
  void endsATalkAsItsNumbersTell(String caller, String callee, String by, int seconds) {
    try (TwinBench bench = new TwinBench()) {
      String a = "+86154000" + caller + "001";
      String b = "+86154000" + callee + "002";
      bench.client.place(
          bench.client.callback(a, b, bench.receiver).put("partyTypeRequiredInDisconnect", "true"));
      bench.awaitBills(1);

      JsonObject disconnect = bench.receiver.statuses().getLast().statusInfo();
      assertThat(disconnect.getString("partyType")).isEqualTo(by);
      assertThat(disconnect.getInteger("stateCode")).isZero();
      assertThat(disconnect.getString("called")).isEqualTo(by.equals("calling") ? a : b);
      JsonObject bill = bench.receiver.bills().getFirst();
      assertThat(bill.getString("fwdAnswerTime")).isEqualTo("2026-01-15 08:30:34");
      assertThat(bill.getString("callEndTime"))
          .isEqualTo(
              PlatformTime.text(TestingClock.START.plusSeconds(14 + seconds), ZoneOffset.UTC));
      assertThat(bill.getInteger("ulFailReason")).isZero();
      assertThat(bill.containsKey("failTime")).isFalse();
    }
  }

  @Test
  void hangsUpAtTheLimitOfACallThatWouldStay() {
    try (TwinBench bench = new TwinBench(config -> config.withSpeed(1_000))) {
      bench.client.place(
          bench
              .client
              .callback(A, "+8615400012001", bench.receiver)
              .put("maxDuration", 1)
              .put("partyTypeRequiredInDisconnect", "true"));
      bench.awaitBills(1);

      JsonObject disconnect = bench.receiver.statuses().getLast().statusInfo();
      assertThat(disconnect.getInteger("stateCode")).isEqualTo(8010);
      assertThat(disconnect.getString("partyType")).isEqualTo("platform");
      assertThat(bench.receiver.bills().getFirst().getString("callEndTime"))
          .isEqualTo("2026-01-15 08:31:34");
    }
  }

  @ParameterizedTest(name = "party type asked for with {0}")
  @CsvSource({"true, true", "false, false"})
  void namesThePartyOnlyWhenAsked(String asked, boolean named) {
    try (TwinBench bench = new TwinBench()) {
      bench.client.place(
          bench.client.callback(A, B, bench.receiver).put("partyTypeRequiredInDisconnect", asked));
      bench.awaitBills(1);

      assertThat(bench.receiver.statuses().getLast().statusInfo().containsKey("partyType"))
          .isEqualTo(named);
    }
  }

  @ParameterizedTest(name = "callee {0}: recorded {1}")
  @CsvSource({"10, 1", "13, 0", "20, 0"})
  void namesARecordingOnlyForATalkOfThreeSecondsOrMore(String callee, int recorded) {
    try (TwinBench bench = new TwinBench()) {
      bench.client.place(
          bench
              .client
              .callback(A, "+86154000" + callee + "001", bench.receiver)
              .put("recordFlag", "true"));
      bench.awaitBills(1);

      JsonObject bill = bench.receiver.bills().getFirst();
      assertThat(bill.getInteger("recordFlag")).isEqualTo(recorded);
      assertThat(bill.containsKey("recordObjectName")).isEqualTo(recorded == 1);
      assertThat(bill.containsKey("recordDomain")).isEqualTo(recorded == 1);
      if (recorded == 1) {
        assertThat(bill.getString("recordStartTime")).isEqualTo(bill.getString("fwdAnswerTime"));
        assertThat(bill.getString("recordObjectName")).matches("260115083034\\d{11}\\.wav");
      }
    }
  }

  @Test
  void signsPushesInTheFormOf2026WithBeijingTime() {
    try (TwinBench bench = new TwinBench()) {
      bench.call(A, B);
      bench.awaitBills(1);

      assertThat(bench.receiver.received()).hasSize(8);
      for (TestingReceiver.Received push : bench.receiver.received()) {
        UsernameToken token = token(push.headers());
        assertThat(token.created()).isEqualTo("2026-01-15T16:30:20Z");
        assertThat(token.digest())
            .isEqualTo(
                TwinSignature.push2026(
                    TwinApp.courier().secret(),
                    bench.receiver.url(),
                    token.nonce(),
                    token.created()));
      }
    }
  }

  @Test
  void signsPushesInTheFormOf2022WithUtc() {
    try (TwinBench bench =
        new TwinBench(config -> config.withPushSignature(SignatureForm.FORM_2022))) {
      bench.call(A, "+8615400021001");
      bench.awaitBills(1);

      UsernameToken token = token(bench.receiver.received().getFirst().headers());
      assertThat(token.created()).isEqualTo("2026-01-15T08:30:20Z");
      assertThat(token.digest())
          .isEqualTo(
              TwinSignature.push2022(
                  TwinApp.courier().secret(),
                  bench.receiver.url(),
                  token.nonce(),
                  token.created()));
    }
  }

  @Test
  void sendsNoSignatureWhenSetSo() {
    try (TwinBench bench =
        new TwinBench(config -> config.withPushSignature(SignatureForm.UNSIGNED))) {
      bench.call(A, "+8615400021001");
      bench.awaitBills(1);

      assertThat(bench.receiver.received())
          .isNotEmpty()
          .allSatisfy(
              push -> assertThat(push.headers()).doesNotContainKeys("Authorization", "X-AKSK"));
    }
  }

  private static UsernameToken token(Map<String, String> headers) {
    assertThat(headers).containsEntry("Authorization", TestingClient.AUTHORIZATION);
    Matcher matcher =
        Pattern.compile(
                "UsernameToken"
                    + " Username=\"(.+)\",PasswordDigest=\"(.+)\",Nonce=\"(.+)\",Created=\"(.+)\"")
            .matcher(headers.get("X-AKSK"));
    assertThat(matcher.matches()).isTrue();
    return new UsernameToken(
        matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
  }

  @Test
  void neverPushesAStatusAgain() {
    try (TwinBench bench = new TwinBench()) {
      bench.receiver.answer(
          push ->
              push.eventType().equals("fee")
                  ? TestingReceiver.Answer.RECEIVED
                  : new TestingReceiver.Answer(503, ""));
      bench.call(A, B);
      bench.awaitBills(1);

      assertThat(bench.receiver.statuses()).hasSize(7);
      await()
          .untilAsserted(
              () -> {
                assertThat(bench.twin.ledger().totals().acknowledged()).isEqualTo(1);
                assertThat(bench.twin.ledger().totals().pushes()).isEqualTo(8);
              });
    }
  }

  @Test
  void pushesToTheAppsAddressesWhenTheRequestHasNone() {
    try (TestingReceiver receiver = new TestingReceiver();
        TwinBench bench = new TwinBench(config -> config.withApps(List.of(app(receiver.url()))))) {
      JsonObject request = bench.client.callback(A, "+8615400021001", bench.receiver);
      request.remove("statusUrl");
      request.remove("feeUrl");
      bench.client.place(request);

      await().until(() -> receiver.bills().size() == 1);
      assertThat(receiver.statuses()).isNotEmpty();
      assertThat(bench.receiver.received()).isEmpty();
    }
  }

  private static TwinApp app(String url) {
    return new TwinApp(
        "taxi",
        TwinService.CALLBACK,
        "taxiKey",
        "taxi-secret",
        List.of("+8675500003333"),
        false,
        url,
        url);
  }
}
