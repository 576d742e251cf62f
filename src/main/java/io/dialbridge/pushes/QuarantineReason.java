package io.dialbridge.pushes;

import java.util.Locale;

/** Why a push, or one bill of it, stays in quarantine. */
enum QuarantineReason {
  /** Its bytes are not what the platform's pages describe. */
  MALFORMED,
  /** The app asks for signatures, and this one was wrong or missing. */
  UNSIGNED,
  /** It names no call of its app. */
  NO_CALL,
  /** Reading it failed, again and again. */
  POISON;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
