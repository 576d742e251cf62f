package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingClock;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final String A = "+8615400000001";
  private static final String BUSY = "+8615400021001";

  @Test
  void tellsWhatWasReceivedAndSent() {
    try (TwinBench bench = new TwinBench()) {
      String sessionId = bench.call(A, BUSY).sessionId();
      bench.call("+8615400000001", "garbage");
      await().until(() -> bench.twin.ledger().totals().billsAcknowledged() == 1);

      assertThat(bench.twin.ledger().totals()).isEqualTo(new LedgerTotals(2, 1, 6, 6, 1, 1, 0));
      assertThat(bench.twin.ledger().requests())
          .extracting(LedgerRequest::resultcode)
          .containsExactly("0", "1010002");
      assertThat(bench.twin.ledger().pushes())
          .extracting(LedgerPush::event)
          .containsExactly(
              "callout:caller",
              "alerting:caller",
              "answer:caller",
              "callout:callee",
              "disconnect:callee",
              "fee");
      assertThat(bench.twin.ledger().pushes())
          .allSatisfy(
              push -> {
                assertThat(push.sessionIds()).containsExactly(sessionId);
                assertThat(push.userData()).containsExactly("order1001");
                assertThat(push.app()).isEqualTo("courier");
                assertThat(push.url()).endsWith("/push/courier");
                assertThat(push.attempts())
                    .singleElement()
                    .returns(200, LedgerAttempt::httpStatus)
                    .returns(TestingClock.START, LedgerAttempt::at);
              });
      assertThat(bench.twin.ledger().pushes())
          .extracting(LedgerPush::body)
          .containsExactlyElementsOf(
              bench.receiver.received().stream().map(TestingReceiver.Received::body).toList());
    }
  }

  @Test
  void isReadPageByPageOverHttpWithoutTheSecretOfTheAddress() {
    try (TwinBench bench = new TwinBench()) {
      bench.call(A, BUSY);
      await().until(() -> bench.twin.ledger().totals().billsAcknowledged() == 1);

      List<Long> sequences = new ArrayList<>();
      long after = 0;
      JsonObject page;
      do {
        TestingClient.Answer answer = bench.client.get("/twin/ledger?limit=3&after=" + after);
        assertThat(answer.body()).doesNotContain("0123456789abcdef");
        page = answer.json();
        page.getJsonArray("entries")
            .forEach(entry -> sequences.add(((JsonObject) entry).getLong("sequence")));
        after = page.getLong("last");
      } while (!page.getJsonArray("entries").isEmpty());

      assertThat(sequences).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
      assertThat(page.getJsonObject("totals"))
          .isEqualTo(
              new JsonObject()
                  .put("requests", 1)
                  .put("callsPlaced", 1)
                  .put("pushes", 6)
                  .put("acknowledged", 6)
                  .put("bills", 1)
                  .put("billsAcknowledged", 1)
                  .put("dropped", 0));
      JsonObject bills = bench.client.get("/twin/ledger/bills").json();
      assertThat(bills.getJsonArray("entries")).hasSize(1);
      JsonObject bill = bills.getJsonArray("entries").getJsonObject(0);
      assertThat(bill.getBoolean("acknowledged")).isTrue();
      assertThat(bill.getJsonObject("fee")).isEqualTo(bench.receiver.bills().getFirst());
      assertThat(bench.client.get("/twin/health").json())
          .isEqualTo(new JsonObject().put("status", "UP").put("callsRunning", 0));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"after=x", "limit=10001", "limit=-1", "after=1.5", "after="})
  void refusesABadPage(String query) {
    try (TwinBench bench = new TwinBench()) {
      assertThat(bench.client.get("/twin/ledger?" + query).status()).isEqualTo(400);
    }
  }

  @Test
  void dropsTheOldestEntriesButNotTheCounts() {
    try (TwinBench bench = new TwinBench(config -> config.withLedgerLimit(3))) {
      bench.call(A, BUSY);
      await().until(() -> bench.twin.ledger().totals().billsAcknowledged() == 1);

      assertThat(bench.twin.ledger().totals()).isEqualTo(new LedgerTotals(1, 1, 6, 6, 1, 1, 6));
      assertThat(bench.twin.ledger().after(0, 100, LedgerEntry.class))
          .extracting(LedgerEntry::sequence)
          .containsExactly(7L, 8L, 9L);
    }
  }
}
