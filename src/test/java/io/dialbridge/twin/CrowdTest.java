package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final int CALLS = 1_000;

  @Test
  void carriesAThousandCallsAtATime() {
    try (TwinBench bench = new TwinBench(config -> config.withSpeed(10).withPortLimit(CALLS + 1))) {
      for (int call = 0; call < CALLS; call++) {
        String number = "+8615400010%03d".formatted(call);
        assertThat(bench.call("+8615400000001", number).code()).isEqualTo("0");
      }
      int running = bench.client.get("/twin/health").json().getInteger("callsRunning");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> bench.twin.ledger().totals().billsAcknowledged() == CALLS);

      assertThat(running).isEqualTo(CALLS);
      assertThat(bench.receiver.statuses()).hasSize(7 * CALLS);
      assertThat(bench.receiver.bills())
          .hasSize(CALLS)
          .extracting(bill -> bill.getString("sessionId"))
          .doesNotHaveDuplicates();
      bench.receiver.statuses().stream()
          .collect(
              Collectors.groupingBy(
                  push -> push.statusInfo().getString("sessionId"),
                  Collectors.mapping(TestingReceiver.Received::eventType, Collectors.toList())))
          .values()
          .forEach(
              events ->
                  assertThat(events)
                      .isEqualTo(
                          List.of(
                              "callout",
                              "alerting",
                              "answer",
                              "callout",
                              "alerting",
                              "answer",
                              "disconnect")));
      assertThat(bench.client.get("/twin/health").json().getInteger("callsRunning")).isZero();
    }
  }
}
