package io.dialbridge.twin;

import java.util.OptionalInt;

/** What a callee does that nobody else is connected to. */
final class OnePartyCallee {
  private static final int DURING_THE_FIRST_ITEM = 3;
  private static final int AT_ONCE = 1;

  private OnePartyCallee() {}

  /** Seconds after the answer at which the callee leaves; empty when it listens to the end. */
  static OptionalInt leaving(Behaviour callee) {
    return switch (callee) {
      case HANGS_UP_FIRST -> OptionalInt.of(DURING_THE_FIRST_ITEM);
      case HANGS_UP_AT_ONCE -> OptionalInt.of(AT_ONCE);
      case TALKS,
          STAYS,
          PRESSES_KEYS,
          LETS_RING,
          BUSY,
          REJECTS,
          POWERED_OFF,
          NOT_EXISTING,
          OUT_OF_REACH ->
          OptionalInt.empty();
    };
  }
}
