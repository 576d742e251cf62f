package io.dialbridge.twin;

import java.time.Duration;

/**
 * How fast the platform's time runs.
 *
 * @param speed platform seconds per real second
 */
record Pace(double speed) {
  /** Real milliseconds of a span of platform time; never below 1, which timers refuse. */
  long millis(Duration platformTime) {
    return Math.max(1, Math.round(platformTime.toMillis() / speed));
  }

  /** Whole platform seconds that have passed in a span of real time. */
  int seconds(long nanos) {
    return (int) (nanos * speed / 1e9);
  }
}
