package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillPushTest {
  private static final String A = "+8615400000001";
  private static final String BUSY = "+8615400021001";

  /** An hour of platform time takes 36 ms of ours. */
  private static TwinBench fast() {
    return new TwinBench(config -> config.withSpeed(100_000).withBillWindow(Duration.ofMillis(20)));
  }

  @Test
  void pushesABillAgainUntilItIsAcknowledged() {
    try (TwinBench bench = fast()) {
      AtomicInteger tries = new AtomicInteger();
      bench.receiver.answer(
          push ->
              push.eventType().equals("fee") && tries.incrementAndGet() < 3
                  ? new TestingReceiver.Answer(503, "")
                  : TestingReceiver.Answer.RECEIVED);

      bench.call(A, BUSY);
      await().until(() -> bench.twin.ledger().totals().billsAcknowledged() == 1);

      assertThat(bench.receiver.billPushes())
          .hasSize(3)
          .extracting(TestingReceiver.Received::body)
          .containsOnly(bench.receiver.billPushes().getFirst().body());
      LedgerPush push = bench.twin.ledger().pushes().getLast();
      assertThat(push.acknowledged()).isTrue();
      assertThat(push.attempts())
          .extracting(LedgerAttempt::httpStatus)
          .containsExactly(503, 503, 200);
      assertThat(bench.twin.ledger().bills())
          .singleElement()
          .returns(true, LedgerBill::acknowledged);
    }
  }

  @Test
  void givesUpAfterSixRepushes() {
    try (TwinBench bench = fast()) {
      bench.receiver.answer(push -> new TestingReceiver.Answer(500, ""));

      bench.call(A, BUSY);
      await().until(() -> bench.receiver.billPushes().size() == 7);

      await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofSeconds(5))
          .until(() -> bench.receiver.billPushes().size() == 7);
      assertThat(bench.twin.ledger().totals())
          .returns(1L, LedgerTotals::bills)
          .returns(0L, LedgerTotals::billsAcknowledged);
    }
  }

  @ParameterizedTest(name = "{0} {1}: acknowledged {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | ``                         | true",
        "200 | {}                         | true",
        "200 | OK                         | true",
        "200 | []                         | true",
        "200 | {\"resultcode\":\"0\"}     | true",
        "200 | {\"resultcode\":0}         | true",
        "200 | {\"resultcode\":\"1\"}     | false",
        "200 | {\"resultcode\":\"\"}      | false",
        "202 | {\"resultcode\":\"0\"}     | false",
        "204 | ``                         | false",
      })
  void letsTheResultcodeDecide(int status, String body, boolean acknowledged) {
    try (TwinBench bench = new TwinBench()) {
      bench.receiver.answer(push -> new TestingReceiver.Answer(status, body));

      bench.call(A, BUSY);
      await()
          .until(
              () ->
                  bench.twin.ledger().pushes().stream()
                      .anyMatch(push -> push.event().equals("fee") && !push.attempts().isEmpty()));

      assertThat(bench.twin.ledger().pushes().getLast().acknowledged()).isEqualTo(acknowledged);
    }
  }

  @Test
  void mergesBillsThatEndInTheSameSecondAndRepushesThemTogether() {
    try (TwinBench bench =
        new TwinBench(
            config ->
                config
                    .withSpeed(2_000)
                    .withBillWindow(Duration.ofSeconds(2))
                    .withBillsPerPush(3)
                    .withPortLimit(100))) {
      AtomicInteger tries = new AtomicInteger();
      bench.receiver.answer(
          push ->
              push.eventType().equals("fee") && tries.incrementAndGet() == 1
                  ? new TestingReceiver.Answer(503, "")
                  : TestingReceiver.Answer.RECEIVED);

      for (int call = 0; call < 4; call++) {
        bench.call(A, BUSY);
      }
      await().until(() -> bench.twin.ledger().totals().billsAcknowledged() == 4);

      assertThat(bench.receiver.billPushes())
          .extracting(push -> push.fees().size())
          .containsExactlyInAnyOrder(3, 3, 1);
      List<LedgerPush> bills =
          bench.twin.ledger().pushes().stream().filter(push -> push.event().equals("fee")).toList();
      assertThat(bills.getFirst().sessionIds()).doesNotHaveDuplicates().hasSize(3);
      assertThat(bills.getFirst().userData()).hasSize(3);
      assertThat(bench.twin.ledger().bills())
          .hasSize(4)
          .extracting(LedgerBill::sessionId)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void keepsBillsOfDifferentSecondsApart() {
    try (TwinBench bench = new TwinBench(config -> config.withBillWindow(Duration.ofMillis(400)))) {
      bench.call(A, BUSY);
      bench.call(A, BUSY);
      bench.clock.advance(Duration.ofSeconds(1));
      bench.call(A, BUSY);
      bench.awaitBills(3);

      assertThat(bench.receiver.billPushes())
          .extracting(push -> push.fees().size())
          .containsExactlyInAnyOrder(2, 1);
    }
  }

  @Test
  void countsAReceiverThatIsNotThereOrTooSlowAsAFailure() {
    try (TwinBench bench =
        new TwinBench(config -> config.withPushTimeout(Duration.ofMillis(100)))) {
      CountDownLatch never = new CountDownLatch(1);
      bench.receiver.answer(
          push -> {
            try {
              never.await();
            } catch (InterruptedException closed) {
              Thread.currentThread().interrupt();
            }
            return TestingReceiver.Answer.RECEIVED;
          });

      bench.call(A, BUSY);
      await()
          .until(
              () ->
                  bench.twin.ledger().pushes().stream()
                      .flatMap(push -> push.attempts().stream())
                      .anyMatch(attempt -> "time-out".equals(attempt.error())));
      String nobody = TestingClient.base64("http://127.0.0.1:1/x");
      bench.client.place(
          bench
              .client
              .callback(A, "+8615400024001", bench.receiver)
              .put("statusUrl", nobody)
              .put("feeUrl", nobody));
      await()
          .until(
              () ->
                  bench.twin.ledger().pushes().stream()
                      .filter(push -> push.url().equals("http://127.0.0.1:1"))
                      .flatMap(push -> push.attempts().stream())
                      .anyMatch(attempt -> attempt.error() != null));
      assertThat(bench.twin.ledger().totals().acknowledged()).isZero();
    }
  }
}
