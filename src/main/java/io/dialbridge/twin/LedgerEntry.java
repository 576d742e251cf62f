package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;

/** One line of the ledger. */
public sealed interface LedgerEntry
    permits LedgerRequest, LedgerCall, LedgerPush, LedgerBill, LedgerRecording {
  /** Grows over all kinds of entries; where a reader goes on. */
  long sequence();

  JsonObject json();
}
