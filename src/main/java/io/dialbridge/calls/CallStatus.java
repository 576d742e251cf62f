package io.dialbridge.calls;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a call stands. Answers carry the lower-case word as a plain string, since more may come.
 */
public enum CallStatus {
  /** Waits for a free port of its app. */
  QUEUED,
  /** Being sent to the platform. */
  SUBMITTING,
  /** Sent, and the platform's answer was lost: it may be ringing. Never sent again. */
  UNCONFIRMED,
  /** Taken by the platform. */
  ACCEPTED,
  CALLING_CALLER,
  RINGING_CALLER,
  CALLING_CALLEE,
  RINGING_CALLEE,
  /** Both have answered. */
  IN_PROGRESS,
  /** Both had answered, and it is over. */
  COMPLETED,
  NO_ANSWER,
  BUSY,
  REJECTED,
  FAILED,
  /** Ended before both had answered, by us or by the caller. */
  CANCELED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CallStatus> ofWord(String word) {
    for (CallStatus status : values()) {
      if (status.word().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** Whether nobody is or will be on the phone any more. */
  public boolean isOver() {
    return switch (this) {
      case COMPLETED, NO_ANSWER, BUSY, REJECTED, FAILED, CANCELED -> true;
      case QUEUED,
          SUBMITTING,
          UNCONFIRMED,
          ACCEPTED,
          CALLING_CALLER,
          RINGING_CALLER,
          CALLING_CALLEE,
          RINGING_CALLEE,
          IN_PROGRESS ->
          false;
    };
  }
}
