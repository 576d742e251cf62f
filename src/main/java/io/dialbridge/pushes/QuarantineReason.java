package io.dialbridge.pushes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a push, or one bill of it, stays in quarantine. */
enum QuarantineReason {
  /** Its bytes are not what the platform's pages describe. */
  MALFORMED,
  /** The app asks for signatures, and this one was wrong or missing. */
  UNSIGNED,
  /** It names no call of its app. */
  NO_CALL,
  /** Its call's events are no longer kept, so nothing more can be learnt of it. */
  TOO_LATE,
  /** Reading it failed, again and again. */
  POISON;

  static Optional<QuarantineReason> ofWord(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
