package io.dialbridge.explain;

import java.util.Optional;

/**
 * The {@code stateCode} of a disconnect event (the vendor's page rtc_05_0022_1). 8106–8111 stand in
 * some of its copies only; 7005, 8013, 8014, 8016, 8019 and 8022 are known from clients and from
 * the private-number product. Bills use the codes from 7001 on as disconnection points, too.
 */
public final class StateCodes {
  record Row(int code, KnownCause cause, String meaning) {
    /** A sentence that covers several codes names the one it stands for. */
    Cause explained() {
      return cause == KnownCause.OTHER_PRODUCT
          ? cause.cause("state code " + code + ", " + meaning)
          : cause.cause();
    }
  }

  static final CodeTable<Integer, Row> ROWS =
      CodeTable.of(
          Row::code,
          at(0, KnownCause.HUNG_UP, "hung up after being connected"),
          at(7001, KnownCause.ACCOUNT_FREQUENCY_LIMITED, "developer-level call-frequency control"),
          at(7002, KnownCause.APP_FREQUENCY_LIMITED, "app-level call-frequency control"),
          at(7003, KnownCause.DISPLAY_NUMBER_FREQUENCY_LIMITED, "display-number frequency control"),
          at(7004, KnownCause.CALLEE_BLACKLISTED, "callee on blacklist"),
          at(7005, KnownCause.CALLER_BLACKLISTED, "caller on blacklist"),
          at(7108, KnownCause.ACCOUNT_FROZEN, "account frozen"),
          at(7109, KnownCause.PORTS_EXHAUSTED, "not enough voice ports"),
          at(8000, KnownCause.PLATFORM_ERROR, "internal error"),
          // May be frequency control, a fault of line or carrier, phone off, no answer or busy.
          at(8001, KnownCause.PARTY_NOT_REACHED, "party not reached"),
          at(8002, KnownCause.FAILURE_ANNOUNCEMENT, "far end returned a failure announcement"),
          at(8003, KnownCause.RINGING_TIMED_OUT, "ringing timed out"),
          at(8004, KnownCause.HUNG_UP_WHILE_RINGING, "hung up while ringing"),
          at(8005, KnownCause.SPEECH_FAILED, "conversion of text to speech failed"),
          at(8006, KnownCause.VOICE_FILE_MISSING, "voice file does not exist"),
          at(8007, KnownCause.PLAYBACK_FAILED, "playing to the user failed"),
          at(8008, KnownCause.NO_DIGITS_COLLECTED, "playing and collecting digits failed"),
          at(8009, KnownCause.CALLER_GAVE_UP, "caller hung up before connection"),
          at(8010, KnownCause.MAX_DURATION, "hung up at the maximum duration"),
          at(8012, KnownCause.APP_KEY_INVALID, "invalid app_key"),
          at(8013, KnownCause.OTHER_PRODUCT, "invalid call of a personal private number"),
          at(8014, KnownCause.OTHER_PRODUCT, "invalid call of a relation private number"),
          at(8015, KnownCause.RECORDING_FAILED, "recording failed"),
          at(8016, KnownCause.OTHER_PRODUCT, "direction not allowed for a relation private number"),
          at(8017, KnownCause.STOPPED, "hung up by instruction"),
          at(8018, KnownCause.SERVICE_NOT_PERMITTED, "no permission for the service"),
          at(8019, KnownCause.OTHER_PRODUCT, "number binding does not exist"),
          at(8020, KnownCause.SERVICE_ERROR, "service exception"),
          at(8022, KnownCause.OTHER_PRODUCT, "invalid extension number"),
          at(8100, KnownCause.CALLEE_UNKNOWN_NUMBER, "callee number does not exist"),
          at(8101, KnownCause.CALLEE_NO_ANSWER, "callee no answer"),
          at(8102, KnownCause.CALLEE_BUSY, "callee busy"),
          at(8103, KnownCause.CALLEE_UNREACHABLE, "callee temporarily unreachable"),
          at(8104, KnownCause.CALLEE_POWERED_OFF, "callee phone off"),
          at(8105, KnownCause.CALLEE_REJECTED, "callee hung up, or its service is suspended"),
          at(8106, KnownCause.CALLER_UNKNOWN_NUMBER, "caller number does not exist"),
          at(8107, KnownCause.CALLER_NO_ANSWER, "caller no answer"),
          at(8108, KnownCause.CALLER_BUSY, "caller busy"),
          at(8109, KnownCause.CALLER_UNREACHABLE, "caller temporarily unreachable"),
          at(8110, KnownCause.CALLER_POWERED_OFF, "caller phone off or without network"),
          at(8111, KnownCause.CALLER_REJECTED, "caller hung up, or its service is suspended"));

  private StateCodes() {}

  /** The vendor's meaning in a few words; empty for a code that it does not publish. */
  public static Optional<String> meaning(int code) {
    return ROWS.find(code).map(Row::meaning);
  }

  static Optional<Cause> cause(int code) {
    return ROWS.find(code).map(Row::explained);
  }

  private static Row at(int code, KnownCause cause, String meaning) {
    return new Row(code, cause, meaning);
  }
}
