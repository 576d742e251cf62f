package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mishaps on order, for notifications and verification codes. */
class OnePartyScriptTest {
  private static final String PRESSING = "+8615400031001";

  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private TestingClient.Answer notification() {
    JsonObject item = TestingClient.file("a.wav").put("collectInd", 1);
    return bench.notice.placeNotification(
        bench.notice.notification(PRESSING, bench.receiver, item));
  }

  private TestingClient.Answer verification() {
    return bench.verify.placeVerification(bench.verify.verification(PRESSING, bench.receiver));
  }

  @Test
  void refusesByTheCallee() {
    bench.twin.script(Script.forNumber(PRESSING).refuse("1013004").times(2));

    assertThat(List.of(notification(), verification(), verification()))
        .extracting(TestingClient.Answer::code)
        .containsExactly("1013004", "1013004", "0");
  }

  @Test
  void losesTheAnswer() {
    bench.twin.script(Script.forNumber(PRESSING).answer(ScriptedAnswer.LOST));

    assertThatThrownBy(this::verification).isInstanceOf(UncheckedIOException.class);
    bench.awaitBills(1);

    assertThat(bench.twin.ledger().requests())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.callPlaced()).isTrue());
  }

  @Test
  void twistsTheDigitsAndTheOnlyLeg() {
    bench.twin.script(
        Script.forNumber(PRESSING)
            .event("callout", StatusTwist.LOST)
            .event("alerting:callee", StatusTwist.LOST)
            .event("answer:caller", StatusTwist.LOST)
            .event("collectInfo", StatusTwist.TWICE));
    notification();
    bench.awaitBills(1);

    assertThat(bench.events())
        .containsExactly("answer", "collectInfo 1", "collectInfo 1", "disconnect");
    assertThat(bench.twin.ledger().pushes())
        .extracting(LedgerPush::event)
        .containsExactly(
            "answer:callee",
            "collectInfo:callee",
            "collectInfo:callee",
            "disconnect:callee",
            "fee");
  }

  @Test
  void sendsTheDigitsAfterTheDisconnect() {
    bench.twin.script(Script.forNumber(PRESSING).event("collectInfo", StatusTwist.OUT_OF_ORDER));
    notification();
    bench.awaitBills(1);

    assertThat(bench.events())
        .containsExactly("callout", "alerting", "answer", "disconnect", "collectInfo 1");
  }

  @Test
  void twistsTheBillAndDelaysTheAnswer() {
    bench.twin.script(
        Script.forNumber(PRESSING)
            .bill(BillTwist.TWICE_WITH_OTHER_CONTENT)
            .answerAfter(Duration.ofMillis(300)));
    verification();
    bench.awaitBills(2);

    assertThat(bench.receiver.bills())
        .extracting(bill -> bill.getString("callEndTime"))
        .containsExactly("2026-01-15 08:30:42", "2026-01-15 08:31:42");
    assertThat(bench.twin.ledger().bills()).hasSize(1);
  }
}
