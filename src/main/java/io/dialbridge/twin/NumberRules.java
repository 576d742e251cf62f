package io.dialbridge.twin;

import java.util.regex.Pattern;

/** What the platform asks of phone numbers (rtc_05_0006). */
final class NumberRules {
  private static final Pattern WELL_FORMED = Pattern.compile("\\+\\d{3,30}");

  /** ASSUMED: mobile, Beijing's fixed lines (area 10), any other area's fixed lines. */
  private static final Pattern MAINLAND =
      Pattern.compile("\\+86(1\\d{10}|10\\d{8}|[2-9]\\d{8,11})");

  private NumberRules() {}

  static boolean isWellFormed(String number) {
    return WELL_FORMED.matcher(number).matches();
  }

  /** Throws for the first number that the app may not use. */
  static void check(TwinApp app, CallWish wish) {
    switch (wish) {
      case Click2Call callback -> {
        checkDisplay(app, callback.displayNbr());
        checkDisplay(app, callback.displayCalleeNbr());
        checkParty(callback.callerNbr(), new RequestRefused(ResultCodes.INVALID_CALLER));
        checkCallee(callback.calleeNbr());
      }
      case OnePartyWish call -> {
        checkDisplay(app, call.displayNbr());
        checkCallee(call.calleeNbr());
      }
    }
  }

  private static void checkCallee(String number) {
    checkParty(number, new RequestRefused(ResultCodes.INVALID_REQUEST, "calleeNbr is malformed"));
  }

  private static void checkDisplay(TwinApp app, String number) {
    if (!app.displayNumbers().contains(number)) {
      throw new RequestRefused(ResultCodes.DISPLAY_NUMBER);
    }
  }

  private static void checkParty(String number, RequestRefused malformed) {
    if (!isWellFormed(number)) {
      throw malformed;
    }
    if (!number.startsWith("+86")) {
      throw new RequestRefused(ResultCodes.INTERNATIONAL_CALLOUT);
    }
    if (!MAINLAND.matcher(number).matches()) {
      throw malformed;
    }
  }
}
