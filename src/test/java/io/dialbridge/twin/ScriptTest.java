package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mishaps on order. */
class ScriptTest {
  private static final String A = "+8615400000001";
  private static final String BUSY = "+8615400021001";

  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  static Stream<ResultCode> codes() {
    return ResultCodes.rows().values().stream().filter(code -> !code.code().equals("0"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codes")
  void refusesWithAnyDocumentedCode(ResultCode code) {
    bench.twin.script(Script.forNumber(A).refuse(code.code()).times(1));

    TestingClient.Answer answer = bench.call(A, BUSY);

    assertThat(answer.status()).isEqualTo(code.httpStatus()).isGreaterThanOrEqualTo(400);
    assertThat(answer.json())
        .isEqualTo(
            new JsonObject().put("resultcode", code.code()).put("resultdesc", code.description()));
    assertThat(bench.twin.ledger().totals().callsPlaced()).isZero();
    assertThat(bench.call(A, BUSY).code()).isEqualTo("0");
  }

  @Test
  void refusesWithACodeThatNoDocumentKnows() {
    bench.twin.script(Script.forNumber(BUSY).refuse("1099999"));

    assertThat(bench.call(A, BUSY).code()).isEqualTo("1099999");
    assertThat(bench.call(A, "+8615400021002").code()).isEqualTo("0");
    bench.twin.clearScripts();
    assertThat(bench.call(A, BUSY).code()).isEqualTo("0");
  }

  @Test
  void takesScriptsOfOneNumberInTurn() {
    bench.twin.script(Script.forNumber(A).refuse("1010010").times(2));
    bench.twin.script(Script.forNumber(A).refuse("1020165").times(1));

    assertThat(Stream.generate(() -> bench.call(A, BUSY).code()).limit(4))
        .containsExactly("1010010", "1010010", "1020165", "0");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"LOST", "CLOSED_BEFORE_PLACING"})
  void closesTheConnectionWithoutAnAnswer(ScriptedAnswer how) {
    bench.twin.script(Script.forNumber(A).answer(how));

    assertThatThrownBy(() -> bench.call(A, BUSY)).isInstanceOf(UncheckedIOException.class);

    // The client's library may send a request again whose connection broke: hence not "one".
    boolean placed = how == ScriptedAnswer.LOST;
    assertThat(bench.twin.ledger().totals().callsPlaced() > 0).isEqualTo(placed);
    assertThat(bench.twin.ledger().requests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.callPlaced()).isEqualTo(placed);
              assertThat(request.resultcode()).isEqualTo(placed ? "0" : null);
              assertThat(request.userData()).isEqualTo("order1001");
            });
    if (placed) {
      bench.awaitBills(1);
    }
  }

  @Test
  void answersWithHtmlAfterPlacingTheCall() {
    bench.twin.script(Script.forNumber(A).answer(ScriptedAnswer.HTML_500));

    TestingClient.Answer answer = bench.call(A, BUSY);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).startsWith("<html>");
    bench.awaitBills(1);
  }

  @Test
  void answersWithGarbageAfterPlacingTheCall() {
    bench.twin.script(Script.forNumber(A).answer(ScriptedAnswer.GARBAGE_200));

    TestingClient.Answer answer = bench.call(A, BUSY);

    assertThat(answer.status()).isEqualTo(200);
    assertThatThrownBy(answer::json).isInstanceOf(RuntimeException.class);
    bench.awaitBills(1);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"LOST", "RESET", "CUT", "HTML_500", "GARBAGE_200"})
  void aRefusalsAnswerMayGetLostToo(ScriptedAnswer how) {
    bench.twin.script(Script.forNumber(A).refuse("1010002").answer(how));

    String answer = rawAnswer();

    assertThat(answer).doesNotContain("\"resultdesc\":\"Invalid request.\"}");
    assertThat(bench.twin.ledger().requests())
        .singleElement()
        .returns("1010002", LedgerRequest::resultcode)
        .returns(false, LedgerRequest::callPlaced);
    assertThat(bench.twin.ledger().totals().callsPlaced()).isZero();
  }

  @Test
  void cutsAnAnswerOffInItsMiddle() {
    bench.twin.script(Script.forNumber(A).answer(ScriptedAnswer.CUT));

    String answer = rawAnswer();

    assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("{\"resultcode\":\"0\"");
    int told = Integer.parseInt(answer.replaceFirst("(?si).*content-length: (\\d+).*", "$1"));
    int came = answer.length() - answer.indexOf("\r\n\r\n") - 4;
    assertThat(came).isEqualTo(told / 2);
    assertThat(bench.twin.ledger().totals().callsPlaced()).isOne();
  }

  @Test
  void resetsTheConnection() {
    bench.twin.script(Script.forNumber(A).answer(ScriptedAnswer.RESET));

    assertThat(rawAnswer()).isEqualTo("Connection reset");
    assertThat(bench.twin.ledger().totals().callsPlaced()).isOne();
  }

  @Test
  void answersNobodyWhenTheClientIsGone() {
    bench.twin.script(Script.forNumber(A).answerAfter(Duration.ofMillis(300)).times(1));

    try (Socket impatient = connect()) {
      impatient.getOutputStream().write(rawRequest());
      await().until(() -> bench.twin.ledger().totals().callsPlaced() == 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    bench.awaitBills(1);
    assertThat(bench.call(A, BUSY).code()).isEqualTo("0");
  }

  @Test
  void everyAnswerMayTakeAWhile() {
    try (TwinBench slow = new TwinBench(config -> config.withAnswerDelay(Duration.ofMillis(200)))) {
      slow.twin.script(Script.forNumber(A).refuse("1010002").times(1));
      long begin = System.nanoTime();
      slow.call(A, BUSY);
      slow.call(A, BUSY);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(399));
    }
  }

  @Test
  void answersLateWhileTheCallRuns() {
    bench.twin.script(Script.forNumber(A).answerAfter(Duration.ofMillis(700)));

    TestingClient.Answer answer = bench.call(A, BUSY);

    assertThat(answer.code()).isEqualTo("0");
    assertThat(bench.receiver.story()).contains("callout " + A, "alerting " + A);
  }

  @Test
  void losesAStatusPush() {
    bench.twin.script(Script.forNumber(A).event("alerting:caller", StatusTwist.LOST));

    assertThat(story())
        .containsExactly(
            "callout " + A, "answer " + A, "callout " + BUSY, "disconnect " + BUSY, "fee");
  }

  @Test
  void losesAnEventOfBothLegs() {
    bench.twin.script(Script.forNumber(A).event("callout", StatusTwist.LOST));

    assertThat(story())
        .containsExactly("alerting " + A, "answer " + A, "disconnect " + BUSY, "fee");
  }

  @Test
  void repeatsAStatusPush() {
    bench.twin.script(Script.forNumber(A).event("answer:caller", StatusTwist.TWICE));

    assertThat(story())
        .containsExactly(
            "callout " + A,
            "alerting " + A,
            "answer " + A,
            "answer " + A,
            "callout " + BUSY,
            "disconnect " + BUSY,
            "fee");
  }

  @Test
  void swapsAStatusPushWithTheNext() {
    bench.twin.script(Script.forNumber(A).event("alerting:caller", StatusTwist.OUT_OF_ORDER));

    assertThat(story())
        .containsExactly(
            "callout " + A,
            "answer " + A,
            "alerting " + A,
            "callout " + BUSY,
            "disconnect " + BUSY,
            "fee");
  }

  @Test
  void sendsADisconnectAfterTheBill() {
    bench.twin.script(Script.forNumber(A).event("disconnect", StatusTwist.OUT_OF_ORDER));

    bench.call(A, BUSY);
    bench.awaitStatus("disconnect", BUSY);

    assertThat(bench.receiver.received().getLast().eventType()).isEqualTo("disconnect");
    assertThat(bench.receiver.bills()).hasSize(1);
  }

  @Test
  void sendsAStatusPushLate() {
    bench.twin.script(Script.forNumber(A).late("callout:caller", Duration.ofMillis(1500)));

    bench.call(A, BUSY);
    bench.awaitStatus("callout", A);

    assertThat(bench.receiver.received())
        .extracting(TestingReceiver.Received::eventType)
        .containsExactly("alerting", "answer", "callout", "disconnect", "fee", "callout");
    assertThat(bench.receiver.statuses().getLast().statusInfo().getString("timestamp"))
        .isEqualTo("2026-01-15 08:30:20");
  }

  @Test
  void leavesAStatusPushUnsigned() {
    bench.twin.script(Script.forNumber(A).event("answer:caller", StatusTwist.UNSIGNED));

    bench.call(A, BUSY);
    bench.awaitBills(1);

    assertThat(bench.receiver.received())
        .hasSize(6)
        .allSatisfy(
            push ->
                assertThat(push.headers().containsKey("X-AKSK"))
                    .isEqualTo(!push.eventType().equals("answer")));
  }

  @Test
  void keepsABillToItself() {
    bench.twin.script(Script.forNumber(A).bill(BillTwist.NEVER));

    bench.call(A, BUSY);
    await().until(() -> bench.twin.ledger().totals().bills() == 1);

    assertThat(bench.twin.ledger().pushes()).noneMatch(push -> push.event().equals("fee"));
    assertThat(bench.twin.ledger().bills())
        .singleElement()
        .returns(false, LedgerBill::acknowledged);
  }

  @Test
  void repeatsABillAndCountsItOnce() {
    bench.twin.script(Script.forNumber(A).bill(BillTwist.TWICE));

    bench.call(A, BUSY);
    bench.awaitBills(2);

    assertThat(bench.receiver.bills().getFirst()).isEqualTo(bench.receiver.bills().getLast());
    await()
        .untilAsserted(
            () ->
                assertThat(bench.twin.ledger().totals())
                    .returns(1L, LedgerTotals::bills)
                    .returns(1L, LedgerTotals::billsAcknowledged)
                    .returns(7L, LedgerTotals::acknowledged));
  }

  @Test
  void repeatsABillWithOtherContent() {
    bench.twin.script(Script.forNumber(A).bill(BillTwist.TWICE_WITH_OTHER_CONTENT));

    bench.call(A, BUSY);
    bench.awaitBills(2);

    JsonObject first = bench.receiver.bills().getFirst();
    assertThat(first.getString("callEndTime")).isEqualTo("2026-01-15 08:30:29");
    assertThat(bench.receiver.bills().getLast())
        .isEqualTo(first.copy().put("callEndTime", "2026-01-15 08:31:29"));
  }

  @Test
  void leavesOutWhatABillMayLack() {
    bench.twin.script(Script.forNumber(A).bill(BillTwist.WITHOUT_ICID));

    bench.call(A, BUSY);
    bench.awaitBills(1);

    assertThat(bench.receiver.bills().getFirst().containsKey("icid")).isFalse();
  }

  @Test
  void leavesUserDataOutOfAllPushes() {
    bench.twin.script(Script.forNumber(A).silentAboutUserData());

    String sessionId = bench.call(A, BUSY).sessionId();
    bench.awaitBills(1);

    assertThat(bench.receiver.received())
        .hasSize(6)
        .allSatisfy(push -> assertThat(push.body()).contains(sessionId).doesNotContain("userData"));
  }

  /** What comes back, byte for byte, or how the connection failed; never sent a second time. */
  private String rawAnswer() {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(rawRequest());
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (SocketException broken) {
      return broken.getMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Socket connect() throws IOException {
    return new Socket("127.0.0.1", bench.twin.port());
  }

  private byte[] rawRequest() {
    String body = bench.client.callback(A, BUSY, bench.receiver).encode();
    StringBuilder request = new StringBuilder();
    request.append("POST ").append(PlatformPath.CALLBACK.path()).append(" HTTP/1.1\r\n");
    request.append("Host: twin\r\nContent-Length: ").append(body.length()).append("\r\n");
    bench
        .client
        .headers()
        .forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    return request.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
  }

  private List<String> story() {
    bench.call(A, BUSY);
    bench.awaitBills(1);
    return bench.receiver.received().stream()
        .map(
            push ->
                push.eventType().equals("fee")
                    ? "fee"
                    : push.eventType() + " " + push.statusInfo().getString("called"))
        .toList();
  }
}
