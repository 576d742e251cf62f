package io.dialbridge.calls;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a bill can no longer come. By our own clock only: the platform's may be wrong, or read in
 * the wrong zone.
 */
final class BillDeadline {
  /**
   * A bill that failed is pushed again six times, an hour apart (rtc_05_0008_1); one hour is our
   * margin.
   */
  static final Duration BILL_GRACE = Duration.ofHours(7);

  /** Ring time-outs are not published: a generous while for both legs. */
  static final Duration RINGING = Duration.ofMinutes(10);

  /** What an unlimited call is given before its bill counts as overdue. */
  static final Duration UNLIMITED = Duration.ofHours(24);

  private BillDeadline() {}

  /**
   * @param end the push that told the end of the call, where it came
   */
  static Instant of(
      Instant submittedAt, @Nullable Integer maxMinutes, CallFact.@Nullable Disconnected end) {
    return until(submittedAt, maxMinutes, end == null ? null : end.receivedAt());
  }

  /**
   * @param endToldAt when the push came that told the end of the call; null: none did
   */
  static Instant until(
      Instant submittedAt, @Nullable Integer maxMinutes, @Nullable Instant endToldAt) {
    if (endToldAt != null) {
      return endToldAt.plus(BILL_GRACE);
    }
    Duration talk = maxMinutes == null ? UNLIMITED : Duration.ofMinutes(maxMinutes);
    return submittedAt.plus(talk).plus(RINGING).plus(BILL_GRACE);
  }

  /** When a bill should be there that can come until then: the call should be over by now. */
  static Instant expected(Instant until) {
    return until.minus(BILL_GRACE);
  }

  /** Bills that can come until then, or earlier, are late now. */
  static Instant lateUntil(Instant now, Duration margin) {
    return now.plus(BILL_GRACE).minus(margin);
  }
}
