package io.dialbridge.pushes;

import java.util.Locale;

/** What became of an entry of the quarantine. */
enum QuarantineState {
  /** Somebody should look at it. */
  OPEN,
  /** An operator had it read again; that is not over yet. */
  RETRYING,
  /** A retry folded it into its call. */
  RESOLVED,
  /** An operator put it aside. */
  DISCARDED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
