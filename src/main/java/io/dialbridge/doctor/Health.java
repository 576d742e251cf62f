package io.dialbridge.doctor;

import java.util.Locale;

/** How well something is. */
public enum Health {
  OK,

  /** It works, but may fail some day or lose something. */
  WARNING,

  /** It doesn't work. */
  FAILED,

  /** It can't be told now: what it depends on fails, or it was not asked. */
  UNKNOWN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
