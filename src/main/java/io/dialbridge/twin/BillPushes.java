package io.dialbridge.twin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sends bills: those of one app and address that ended in the same second together, and again after
 * an hour, up to six times, until they are acknowledged (rtc_05_0008_1).
 */
final class BillPushes {
  private record Merge(String appKey, String url, String callEndTime) {}

  private record Batch(List<Bill> bills, Promise<Void> tried, long timer) {}

  private final Vertx vertx;
  private final TwinConfig config;
  private final PushClient client;
  private final Ledger ledger;
  private final Map<Merge, Batch> waiting = new HashMap<>();

  BillPushes(Vertx vertx, TwinConfig config, PushClient client, Ledger ledger) {
    this.vertx = vertx;
    this.config = config;
    this.client = client;
    this.ledger = ledger;
  }

  /** The future is done when the bill was tried once. */
  Future<Void> push(String url, Bill bill) {
    Merge merge = new Merge(bill.app().key(), url, bill.fee().getString("callEndTime"));
    Batch batch = waiting.computeIfAbsent(merge, this::open);
    batch.bills().add(bill);
    if (batch.bills().size() == config.billsPerPush()) {
      vertx.cancelTimer(batch.timer());
      send(merge);
    }
    return batch.tried().future();
  }

  private Batch open(Merge merge) {
    long window = Math.max(1, config.billWindow().toMillis());
    return new Batch(
        new ArrayList<>(), Promise.promise(), vertx.setTimer(window, fired -> send(merge)));
  }

  private void send(Merge merge) {
    Batch batch = Objects.requireNonNull(waiting.remove(merge), "a batch is sent once");
    List<Bill> bills = batch.bills();
    TwinApp app = bills.getFirst().app();
    String body = FeeInfo.message(bills.stream().map(Bill::fee).toList());
    long sequence =
        ledger.push(
            app,
            "fee",
            bills.stream().map(bill -> bill.fee().getString("sessionId")).toList(),
            bills.stream().flatMap(BillPushes::userData).toList(),
            body,
            merge.url());
    attempt(new BillPush(sequence, app, merge.url(), body, bills), config.repushes())
        .onComplete(batch.tried());
  }

  private static Stream<String> userData(Bill bill) {
    return Stream.ofNullable(bill.fee().getString("userData"));
  }

  private record BillPush(long sequence, TwinApp app, String url, String body, List<Bill> bills) {}

  private Future<Void> attempt(BillPush push, int repushesLeft) {
    return client
        .post(push.app(), push.url(), push.body(), true)
        .map(
            outcome -> {
              boolean accepted = outcome.acceptsBill();
              ledger.attempt(push.sequence(), outcome, accepted);
              if (accepted) {
                push.bills().forEach(bill -> bill.acknowledged(ledger));
              } else if (repushesLeft > 0) {
                vertx.setTimer(
                    config.pace().millis(config.repushInterval()),
                    fired -> attempt(push, repushesLeft - 1));
              }
              return null;
            });
  }
}
