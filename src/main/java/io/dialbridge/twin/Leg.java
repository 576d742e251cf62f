package io.dialbridge.twin;

/** One party's part of a call. */
enum Leg {
  CALLER("caller"),
  CALLEE("callee");

  private final String word;

  Leg(String word) {
    this.word = word;
  }

  /** As scripts and the ledger spell it. */
  String word() {
    return word;
  }

  HungUpBy hangingUp() {
    return switch (this) {
      case CALLER -> HungUpBy.CALLER;
      case CALLEE -> HungUpBy.CALLEE;
    };
  }
}
