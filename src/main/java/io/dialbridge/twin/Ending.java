package io.dialbridge.twin;

/**
 * How a call ended, in the platform's codes.
 *
 * @param leg the leg that the disconnect names: the one that was hung up first
 * @param by who ended it
 * @param failed whether the bill carries a failTime
 * @param stateCode of the disconnect (rtc_05_0022_1)
 * @param reason ulFailReason of the bill (rtc_05_0019)
 * @param firstCause callOutUnaswRsn, the Q.850 cause of the leg called first
 * @param secondCause fwdUnaswRsn, the Q.850 cause of the leg called second
 * @param sip sipStatusCode
 */
record Ending(
    Leg leg,
    HungUpBy by,
    boolean failed,
    int stateCode,
    int reason,
    int firstCause,
    int secondCause,
    int sip) {

  /** A party hung up after the talk. */
  static Ending hungUp(Leg leg) {
    return new Ending(leg, leg.hangingUp(), false, 0, 0, 0, 0, 0);
  }

  /** A leg of a callback never came to an answer. */
  static Ending failed(Leg leg, LegFailure how) {
    HungUpBy by = how.byParty() ? leg.hangingUp() : HungUpBy.PLATFORM;
    return switch (leg) {
      case CALLER ->
          new Ending(leg, by, true, how.callerState(), how.firstReason(), how.q850(), 0, how.sip());
      case CALLEE ->
          new Ending(
              leg, by, true, how.calleeState(), how.secondReason(), 0, how.q850(), how.sip());
    };
  }

  /** The only leg of a call never came to an answer; its codes are those of the first leg. */
  static Ending unanswered(LegFailure how) {
    HungUpBy by = how.byParty() ? HungUpBy.CALLEE : HungUpBy.PLATFORM;
    return new Ending(
        Leg.CALLEE, by, true, how.calleeState(), how.firstReason(), how.q850(), 0, how.sip());
  }

  /** All was played. ASSUMED: 0, since no state code is documented for the platform's hang-up. */
  static Ending played() {
    return new Ending(Leg.CALLEE, HungUpBy.PLATFORM, false, 0, 0, 0, 0, 0);
  }

  /** No key came in time. ASSUMED: a failure, though the callee answered. */
  static Ending withoutKeys() {
    return new Ending(Leg.CALLEE, HungUpBy.PLATFORM, true, 8008, 100, 0, 0, 0);
  }

  /** A voice file was gone when it was to be played. */
  static Ending fileGone(Leg leg) {
    return new Ending(leg, HungUpBy.PLATFORM, true, 8006, 524, 0, 0, 0);
  }

  /** The caller left before the callee's phone rang; 553 and 487 are ASSUMED to go with it. */
  static Ending callerLeft() {
    return new Ending(Leg.CALLER, HungUpBy.CALLER, true, 8009, 553, 0, 0, 487);
  }

  /** maxDuration is over. ASSUMED: the caller is released first, as on a stop. */
  static Ending limitReached() {
    return new Ending(Leg.CALLER, HungUpBy.PLATFORM, false, 8010, 0, 0, 0, 0);
  }

  /** A stop request; it releases the caller first (rtc_05_0007). */
  static Ending stopped(boolean connected, boolean calleeRang) {
    if (connected) {
      return new Ending(Leg.CALLER, HungUpBy.PLATFORM, false, 8017, 0, 0, 0, 0);
    }
    int reason = calleeRang ? 515 : 521;
    return new Ending(Leg.CALLER, HungUpBy.PLATFORM, true, 8017, reason, 0, 0, 487);
  }

  /** stateDesc. Only the text of 0 has been seen, the others are ASSUMED. */
  String description() {
    return switch (stateCode) {
      case 0 -> "The user releases the call.";
      case 8001 -> "The party can't be reached.";
      case 8006 -> "The voice file does not exist.";
      case 8008 -> "No digits are collected.";
      case 8009 -> "The caller hangs up before the connection.";
      case 8010 -> "The maximum duration is exceeded.";
      case 8017 -> "The call is released by instruction.";
      case 8100 -> "The callee number does not exist.";
      case 8101 -> "The callee does not answer.";
      case 8102 -> "The callee is busy.";
      case 8104 -> "The callee is powered off.";
      case 8105 -> "The callee hangs up.";
      case 8106 -> "The caller number does not exist.";
      case 8107 -> "The caller does not answer.";
      case 8108 -> "The caller is busy.";
      case 8110 -> "The caller is powered off.";
      case 8111 -> "The caller hangs up.";
      default -> "The call is released.";
    };
  }
}
