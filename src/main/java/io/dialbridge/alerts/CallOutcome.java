package io.dialbridge.alerts;

import io.dialbridge.calls.CallStatus;
import java.util.Locale;

/** What came of a call about an incident. */
enum CallOutcome {
  /** Key 1. */
  ACKNOWLEDGED,
  /** Key 2: the next one's turn. */
  ESCALATED,
  /** Answered, and neither key was pressed. */
  NO_KEY,
  NO_ANSWER,
  BUSY,
  REJECTED,
  /** It did not come about. */
  FAILED,
  /** Nothing was heard of it any more. */
  UNHEARD,
  /** A rule was against it; nobody was rung. */
  RULED_OUT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a call that is over without keys. */
  static CallOutcome of(CallStatus over) {
    return switch (over) {
      case COMPLETED -> NO_KEY;
      case NO_ANSWER -> NO_ANSWER;
      case BUSY -> BUSY;
      case REJECTED -> REJECTED;
      case FAILED, CANCELED -> FAILED;
      case QUEUED,
          SUBMITTING,
          UNCONFIRMED,
          ACCEPTED,
          CALLING_CALLER,
          RINGING_CALLER,
          CALLING_CALLEE,
          RINGING_CALLEE,
          IN_PROGRESS ->
          throw new IllegalArgumentException("the call is not over");
    };
  }
}
