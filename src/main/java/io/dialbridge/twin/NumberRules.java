package io.dialbridge.twin;

import java.util.regex.Pattern;

/** What the platform asks of phone numbers (rtc_05_0006). */
final class NumberRules {
  private static final Pattern WELL_FORMED = Pattern.compile("\\+\\d{3,30}");

  /**
   * ASSUMED: mobile, Beijing's fixed lines (area 10), any other area's fixed lines. No area begins
   * with 95: those are special numbers, which can't be called (VoiceCall_faq_0000_64), nor can 96,
   * 400 and 800 (ASSUMED) and IoT cards, whose numbers have 13 digits.
   */
  private static final Pattern MAINLAND =
      Pattern.compile("\\+86(1[3-9]\\d{9}|10\\d{8}|(?!400|800|95|96)[2-9]\\d{8,11})");

  /**
   * Fixed lines of Xinjiang and Tibet (VoiceCall_faq_0000_64). A mobile number does not tell its
   * place.
   */
  private static final Pattern OUT_OF_REACH =
      Pattern.compile("\\+86(99\\d|90[1-9]|89[1-7])\\d{7,8}");

  private NumberRules() {}

  static boolean isWellFormed(String number) {
    return WELL_FORMED.matcher(number).matches();
  }

  /** Whether the platform takes the number and then does not get through to it. */
  static boolean isOutOfReach(String number) {
    return OUT_OF_REACH.matcher(number).matches();
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
