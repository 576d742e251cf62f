package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that never come to a talk. */
class FailingCallTest {
  private static final String GOOD = "+8615400000001";

  @ParameterizedTest(name = "caller {0}: stateCode {2}, ulFailReason {3}")
  @CsvSource({
    "20, true,  8107, 514, 19, 408, 08:31:23",
    "21, false, 8108, 519, 17, 486, 08:30:22",
    "22, true,  8111, 520, 21, 603, 08:30:28",
    "23, false, 8110, 519,  0, 480, 08:30:22",
    "24, false, 8106, 519,  1, 404, 08:30:22",
  })
  void failsAtTheCallerAndNeverCallsTheCallee(
      String course, boolean rings, int stateCode, int reason, int q850, int sip, String end) {
    try (TwinBench bench = new TwinBench()) {
      String caller = "+86154000" + course + "001";

      bench.call(caller, GOOD);
      bench.awaitBills(1);

      assertThat(bench.receiver.story())
          .isEqualTo(
              rings
                  ? List.of("callout " + caller, "alerting " + caller, "disconnect " + caller)
                  : List.of("callout " + caller, "disconnect " + caller));
      JsonObject disconnect = bench.receiver.statuses().getLast().statusInfo();
      assertThat(disconnect.getInteger("stateCode")).isEqualTo(stateCode);
      assertThat(disconnect.getString("caller")).isEqualTo("+8675500001111");
      assertThat(disconnect.getString("timestamp")).isEqualTo("2026-01-15 " + end);
      JsonObject bill = bench.receiver.bills().getFirst();
      assertThat(bill.getInteger("ulFailReason")).isEqualTo(reason);
      assertThat(bill.getInteger("callOutUnaswRsn")).isEqualTo(q850);
      assertThat(bill.getInteger("fwdUnaswRsn")).isZero();
      assertThat(bill.getInteger("sipStatusCode")).isEqualTo(sip);
      assertThat(bill.getString("callEndTime")).isEqualTo("2026-01-15 " + end);
      assertThat(bill.getString("failTime")).isEqualTo("2026-01-15 " + end);
      assertThat(bill.containsKey("callOutAlertingTime")).isEqualTo(rings);
      assertThat(bill.fieldNames())
          .doesNotContain(
              "callOutAnswerTime",
              "fwdStartTime",
              "fwdAlertingTime",
              "fwdAnswerTime",
              "fwdDisplayNum",
              "fwdDstNum",
              "recordDomain");
    }
  }

  @ParameterizedTest(name = "callee {0}: stateCode {2}, ulFailReason {3}")
  @CsvSource({
    "20, true,  8101, 514, 19, 408, 08:31:30",
    "21, false, 8102, 518, 17, 486, 08:30:29",
    "22, true,  8105, 518, 21, 603, 08:30:35",
    "23, false, 8104, 518,  0, 480, 08:30:29",
    "24, false, 8100, 518,  1, 404, 08:30:29",
  })
  void failsAtTheCallee(
      String course, boolean rings, int stateCode, int reason, int q850, int sip, String end) {
    try (TwinBench bench = new TwinBench()) {
      String callee = "+86154000" + course + "001";

      bench.call(GOOD, callee);
      bench.awaitBills(1);

      assertThat(bench.receiver.story())
          .startsWith("callout " + GOOD, "alerting " + GOOD, "answer " + GOOD, "callout " + callee)
          .endsWith("disconnect " + callee)
          .hasSize(rings ? 6 : 5);
      JsonObject disconnect = bench.receiver.statuses().getLast().statusInfo();
      assertThat(disconnect.getInteger("stateCode")).isEqualTo(stateCode);
      assertThat(disconnect.getString("caller")).isEqualTo("+8675500002222");
      JsonObject bill = bench.receiver.bills().getFirst();
      assertThat(bill.getInteger("ulFailReason")).isEqualTo(reason);
      assertThat(bill.getInteger("fwdUnaswRsn")).isEqualTo(q850);
      assertThat(bill.getInteger("callOutUnaswRsn")).isZero();
      assertThat(bill.getInteger("sipStatusCode")).isEqualTo(sip);
      assertThat(bill.getString("fwdStartTime")).isEqualTo(bill.getString("callOutAnswerTime"));
      assertThat(bill.getString("callEndTime")).isEqualTo("2026-01-15 " + end);
      assertThat(bill.getString("failTime")).isEqualTo("2026-01-15 " + end);
      assertThat(bill.containsKey("fwdAlertingTime")).isEqualTo(rings);
      assertThat(bill.containsKey("fwdAnswerTime")).isFalse();
    }
  }

  @Test
  void letsACallerLeaveBeforeTheCalleesPhoneRings() {
    try (TwinBench bench = new TwinBench()) {
      String caller = "+8615400013001";

      bench.call(caller, "+8615400010001");
      bench.awaitBills(1);

      assertThat(bench.receiver.story())
          .containsExactly(
              "callout " + caller,
              "alerting " + caller,
              "answer " + caller,
              "callout +8615400010001",
              "disconnect " + caller);
      assertThat(bench.receiver.statuses().getLast().statusInfo().getInteger("stateCode"))
          .isEqualTo(8009);
      JsonObject bill = bench.receiver.bills().getFirst();
      assertThat(bill.getInteger("ulFailReason")).isEqualTo(553);
      assertThat(bill.getString("callEndTime")).isEqualTo("2026-01-15 08:30:29");
    }
  }
}
