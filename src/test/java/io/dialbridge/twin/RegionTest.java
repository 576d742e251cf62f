package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the platform does not get through. */
class RegionTest {
  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"+869911234567", "+8690212345678", "+868911234567", "+868971234567"})
  void doesNotReachACalleeInXinjiangOrTibet(String callee) {
    assertThat(bench.call("+8615400000001", callee).code()).isEqualTo("0");
    bench.awaitBills(1);

    JsonObject disconnect = bench.receiver.statuses().getLast().statusInfo();
    assertThat(disconnect.getInteger("stateCode")).isEqualTo(8001);
    assertThat(disconnect.getString("called")).isEqualTo(callee);
    JsonObject bill = bench.receiver.bills().getFirst();
    assertThat(bill.getInteger("ulFailReason")).isEqualTo(518);
    assertThat(bill.getInteger("fwdUnaswRsn")).isEqualTo(3);
    assertThat(bill.containsKey("fwdAlertingTime")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"+868981234567", "+8675512345678", "+862112345678", "+8613990112345"})
  void reachesOtherPlaces(String callee) {
    bench.call("+8615400000001", callee);
    bench.awaitBills(1);

    assertThat(bench.receiver.bills().getFirst().getInteger("ulFailReason")).isZero();
  }

  @Test
  void tellsItOfAnOnlyLegAsOfTheFirst() {
    bench.verify.placeVerification(bench.verify.verification("+869911234567", bench.receiver));
    bench.awaitBills(1);

    assertThat(bench.receiver.statuses().getLast().statusInfo().getInteger("stateCode"))
        .isEqualTo(8001);
    JsonObject bill = bench.receiver.bills().getFirst();
    assertThat(bill.getInteger("ulFailReason")).isEqualTo(519);
    assertThat(bill.getInteger("callOutUnaswRsn")).isEqualTo(3);
    assertThat(bill.getInteger("fwdUnaswRsn")).isZero();
  }
}
