package io.dialbridge.pushes;

import io.dialbridge.bills.BillDesk;
import java.util.Locale;

/** What became of a bill of an import. */
enum BillImportOutcome {
  /** Its call had no bill. */
  ADDED,
  /** Its call had another content of it. */
  REVISED,
  /** Its call had that content. */
  REPEATED,
  /** No call of its app has its id or session. */
  UNEXPLAINED,
  /** Its call can learn nothing more. */
  TOO_LATE,
  /** It is no bill. */
  UNREADABLE,
  /** It is of no app that the key may use. */
  NOT_YOURS,
  /** Reading it failed. */
  FAILED;

  static BillImportOutcome of(BillDesk.Outcome taken) {
    return switch (taken) {
      case RATED -> ADDED;
      case REVISED -> REVISED;
      case REPEATED -> REPEATED;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
