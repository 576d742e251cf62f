package io.dialbridge.calls;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose leg. One-party kinds have a callee leg only. */
public enum Party {
  /** Called first; the platform's A. */
  CALLER,
  /** Called when the caller has answered; the platform's B. */
  CALLEE;

  /** The word in answers and stored facts. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
