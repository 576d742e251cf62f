package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No push carries more than fifty bills (rtc_05_0014_1). */
class FullBillPushTest {
  private static final int CALLS = 120;
  private static final String BUSY = "+8615400021001";

  @Test
  void mergesBillsOfOneAppUpToFifty() {
    try (TwinBench bench =
        new TwinBench(
            config ->
                config
                    .withSpeed(2_000)
                    .withPortLimit(CALLS)
                    .withBillWindow(Duration.ofSeconds(3)))) {
      JsonObject notification =
          bench.notice.notification(BUSY, bench.receiver, TestingClient.file("a.wav"));
      JsonObject verification = bench.verify.verification(BUSY, bench.receiver);
      for (int call = 0; call < CALLS; call++) {
        assertThat(bench.notice.placeNotification(notification).code()).isEqualTo("0");
      }
      assertThat(bench.verify.placeVerification(verification).code()).isEqualTo("0");
      bench.awaitBills(CALLS + 1);

      List<TestingReceiver.Received> pushes = bench.receiver.billPushes();
      assertThat(pushes).extracting(push -> push.fees().size()).contains(50, 50, 1);
      assertThat(pushes).allSatisfy(push -> assertThat(push.fees()).hasSizeBetween(1, 50));
      assertThat(pushes)
          .allSatisfy(
              push ->
                  assertThat(push.fees())
                      .extracting(bill -> bill.getString("appKey"))
                      .containsOnly(push.fees().getFirst().getString("appKey")));
      assertThat(bench.receiver.bills())
          .extracting(bill -> bill.getString("sessionId"))
          .hasSize(CALLS + 1)
          .doesNotHaveDuplicates();
    }
  }
}
