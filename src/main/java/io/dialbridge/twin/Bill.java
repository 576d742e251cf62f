package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;

/** A bill on its way; several pushes may carry it, also with different content. */
final class Bill {
  /** Its line in the ledger, shared by all its copies, so that it is acknowledged once. */
  private static final class Line {
    private final long sequence;
    private boolean acknowledged;

    Line(long sequence) {
      this.sequence = sequence;
    }
  }

  private final TwinApp app;
  private final JsonObject fee;
  private final Line line;

  private Bill(TwinApp app, JsonObject fee, Line line) {
    this.app = app;
    this.fee = fee;
    this.line = line;
  }

  static Bill enter(TwinApp app, JsonObject fee, Ledger ledger) {
    return new Bill(app, fee, new Line(ledger.bill(app, fee.getString("sessionId"), fee.encode())));
  }

  /** The same bill with other content. */
  Bill with(JsonObject changed) {
    return new Bill(app, changed, line);
  }

  TwinApp app() {
    return app;
  }

  JsonObject fee() {
    return fee;
  }

  void acknowledged(Ledger ledger) {
    if (!line.acknowledged) {
      line.acknowledged = true;
      ledger.billAcknowledged(line.sequence);
    }
  }
}
