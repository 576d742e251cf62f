package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verification codes from request to bill. */
class VerificationTest {
  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private JsonObject good(String course) {
    return bench.verify.verification("+86154000" + course + "001", bench.receiver);
  }

  @ParameterizedTest(name = "{0} read {1} times, last tone {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "4821,     -, -,           08:30:42",
        "4821,     1, -,           08:30:34",
        "12345678, 9, -,           08:31:42",
        "12,       2, postone.wav, 08:30:37",
      })
  void readsTheCodeAndHangsUp(String code, Integer times, String posTone, String end) {
    JsonObject request = good("10").put("verifyCode", code);
    if (times != null) {
      request.put("times", times);
    }
    if (posTone != null) {
      request.put("posTone", posTone);
    }

    bench.verify.placeVerification(request);
    bench.awaitBills(1);

    assertThat(bench.events()).containsExactly("callout", "alerting", "answer", "disconnect");
    JsonObject disconnect = bench.receiver.statuses().getLast().statusInfo();
    assertThat(disconnect.getInteger("stateCode")).isZero();
    assertThat(disconnect.getString("caller")).isEqualTo("+8675500004444");
    assertThat(disconnect.getString("called")).isEqualTo("+8615400010001");
    assertThat(disconnect.getString("userData")).isEqualTo("code1001");
    JsonObject bill = bench.receiver.bills().getFirst();
    assertThat(bill.getString("callOutAnswerTime")).isEqualTo("2026-01-15 08:30:27");
    assertThat(bill.getString("callEndTime")).isEqualTo("2026-01-15 " + end);
    assertThat(bill.getString("serviceType")).isEqualTo("001");
    assertThat(bill.getString("calleeNum")).isEqualTo("+8615400010001");
    assertThat(bill.getInteger("ttsPlayTimes")).isZero();
    assertThat(bill.getInteger("recordFlag")).isZero();
  }

  @ParameterizedTest(name = "callee {0} leaves at {1}")
  @CsvSource({"11, 08:30:29", "13, 08:30:28", "10, 08:31:27", "35, 08:31:27"})
  void readsWithoutAnEndUntilTheCalleeHangsUp(String course, String end) {
    bench.verify.placeVerification(good(course).put("times", 0));
    bench.awaitBills(1);

    assertThat(bench.receiver.statuses().getLast().statusInfo().getString("timestamp"))
        .isEqualTo("2026-01-15 " + end);
    assertThat(bench.receiver.bills().getFirst().getInteger("ulFailReason")).isZero();
  }

  @Test
  void readsForEverToACalleeWhoStays() {
    Course endless =
        VerificationCourse.of(CallVerify.read(new RequestFields(good("12").put("times", 0), true)));

    assertThat(endless.finish()).isEmpty();
    bench.verify.placeVerification(good("12"));
    bench.awaitBills(1);
  }

  @ParameterizedTest(name = "callee {0}: stateCode {1}")
  @CsvSource({"20, 8101, 19", "21, 8102, 17", "22, 8105, 21", "23, 8104, 0", "24, 8100, 1"})
  void failsWithTheCodesOfAnOnlyLeg(String course, int stateCode, int q850) {
    bench.verify.placeVerification(good(course));
    bench.awaitBills(1);

    assertThat(bench.receiver.statuses().getLast().statusInfo().getInteger("stateCode"))
        .isEqualTo(stateCode);
    JsonObject bill = bench.receiver.bills().getFirst();
    assertThat(bill.getInteger("callOutUnaswRsn")).isEqualTo(q850);
    assertThat(bill.getInteger("fwdUnaswRsn")).isZero();
    assertThat(bill.getString("failTime")).isEqualTo(bill.getString("callEndTime"));
  }

  @Test
  void keepsTheCodeToItself() {
    bench.verify.placeVerification(good("10").put("verifyCode", "73915"));
    bench.verify.placeVerification(good("10").put("verifyCode", "73915").put("times", 99));
    await().until(() -> bench.twin.ledger().totals().billsAcknowledged() == 1);

    assertThat(bench.client.get("/twin/ledger").body()).doesNotContain("73915");
    assertThat(bench.receiver.received()).noneMatch(push -> push.body().contains("73915"));
    assertThat(CallVerify.read(new RequestFields(good("10").put("verifyCode", "73915"), true)))
        .asString()
        .doesNotContain("73915");
  }
}
