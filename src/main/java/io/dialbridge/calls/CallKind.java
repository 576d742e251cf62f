package io.dialbridge.calls;

import java.util.Locale;

/** What kind of call a session is. */
public enum CallKind {
  /** The platform calls the caller, then the callee, then joins them; 语音回呼. */
  CALLBACK;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
