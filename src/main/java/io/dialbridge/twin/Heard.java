package io.dialbridge.twin;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the bill of a call tells of its playing.
 *
 * @param speeches how many templates were played, replays included
 * @param speechSeconds how long they are together
 * @param firstCollecting when the first item began after which digits were taken
 * @param keys the digits that were taken, one text for each time
 */
record Heard(int speeches, int speechSeconds, OptionalInt firstCollecting, List<String> keys) {
  static final Heard NOTHING = new Heard(0, 0, OptionalInt.empty(), List.of());

  Heard {
    keys = List.copyOf(keys);
  }

  /** Seconds that the platform took to turn text to speech. ASSUMED: a tenth of what was heard. */
  int conversionSeconds() {
    return Math.ceilDiv(speechSeconds, 10);
  }
}
