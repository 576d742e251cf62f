package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.VerificationOrder;
import java.util.Locale;

/** What kind of call a session is. */
public enum CallKind {
  /** The platform calls the caller, then the callee, then joins them; 语音回呼. */
  CALLBACK,
  /** The platform calls one person, plays 1 to 5 items and may take keys; 语音通知. */
  NOTIFICATION,
  /** The platform calls one person and reads a code; 语音验证码. */
  VERIFICATION;

  public static CallKind of(CallOrder order) {
    return switch (order) {
      case CallbackOrder callback -> CALLBACK;
      case NotificationOrder notification -> NOTIFICATION;
      case VerificationOrder verification -> VERIFICATION;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the platform itself is the other side: such calls have a callee leg only. */
  public boolean isOneParty() {
    return switch (this) {
      case CALLBACK -> false;
      case NOTIFICATION, VERIFICATION -> true;
    };
  }
}
