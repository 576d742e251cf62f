package io.dialbridge.twin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The status pushes of one call: in call order, each when the one before was answered or timed out,
 * and never again (rtc_05_0008). A script may disturb that.
 */
final class StatusPushes {
  private final Vertx vertx;
  private final PushClient client;
  private final Ledger ledger;
  private final CallTicket call;
  private final List<Supplier<Future<Void>>> held = new ArrayList<>();
  private Future<Void> line = Future.succeededFuture();

  StatusPushes(Vertx vertx, PushClient client, Ledger ledger, CallTicket call) {
    this.vertx = vertx;
    this.client = client;
    this.ledger = ledger;
    this.call = call;
  }

  void push(StatusEvent event, Leg leg, String body) {
    String url = call.statusUrl();
    if (url == null) {
      return;
    }
    String name = event.word() + ":" + leg.word();
    EventScript script = call.script().eventScript(event, leg).orElse(null);
    if (script == null) {
      enqueue(() -> send(name, url, body, true));
      return;
    }
    switch (script.twist()) {
      case LOST -> {}
      case TWICE -> {
        enqueue(() -> send(name, url, body, true));
        enqueue(() -> send(name, url, body, true));
      }
      case LATE ->
          vertx.setTimer(
              Math.max(1, script.delay().toMillis()), fired -> send(name, url, body, true));
      case UNSIGNED -> enqueue(() -> send(name, url, body, false));
      case OUT_OF_ORDER -> held.add(() -> send(name, url, body, true));
    }
  }

  /** Runs something after the pushes so far, and then what was held for being out of order. */
  void afterwards(Supplier<Future<Void>> last) {
    line = line.compose(done -> last.get()).eventually(this::releaseHeld);
  }

  private void enqueue(Supplier<Future<Void>> push) {
    line = line.compose(done -> push.get());
    if (!held.isEmpty()) {
      List<Supplier<Future<Void>>> now = List.copyOf(held);
      held.clear();
      for (Supplier<Future<Void>> late : now) {
        line = line.compose(done -> late.get());
      }
    }
  }

  private Future<Void> releaseHeld() {
    Future<Void> released = Future.succeededFuture();
    for (Supplier<Future<Void>> late : held) {
      released = released.compose(done -> late.get());
    }
    held.clear();
    return released;
  }

  private Future<Void> send(String name, String url, String body, boolean signed) {
    String userData = call.userData();
    long sequence =
        ledger.push(
            call.app(),
            name,
            List.of(call.sessionId()),
            userData == null ? List.of() : List.of(userData),
            body,
            url);
    return client
        .post(call.app(), url, body, signed)
        .onSuccess(outcome -> ledger.attempt(sequence, outcome, outcome.acceptsStatus()))
        .mapEmpty();
  }
}
