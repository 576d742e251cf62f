package io.dialbridge.twin;

/**
 * How a leg fails, and how the platform words it (rtc_05_0022_1, rtc_05_0019, rtc_05_0018).
 *
 * @param rings whether the phone rings before
 * @param after seconds until it fails: from the ringing if there is one, else from the start
 * @param callerState stateCode when the caller's leg fails
 * @param calleeState stateCode when the callee's leg fails
 * @param firstReason ulFailReason when the leg called first fails
 * @param secondReason ulFailReason when the leg called second fails
 * @param q850 the Q.850 cause of the leg
 * @param sip sipStatusCode
 * @param byParty whether the party ended it; else the platform did
 */
record LegFailure(
    boolean rings,
    int after,
    int callerState,
    int calleeState,
    int firstReason,
    int secondReason,
    int q850,
    int sip,
    boolean byParty) {

  /** ASSUMED: a phone rings for 60 s. */
  static final LegFailure NO_ANSWER =
      new LegFailure(true, 60, 8107, 8101, 514, 514, 19, 408, false);

  /** 519 is a local leg that failed before any ringing, 518 a remote one. */
  static final LegFailure BUSY = new LegFailure(false, 2, 8108, 8102, 519, 518, 17, 486, true);

  /** 520 is a local leg that failed while it was ringing. */
  static final LegFailure REJECTED = new LegFailure(true, 5, 8111, 8105, 520, 518, 21, 603, true);

  /** No Q.850 cause, as in a real bill of an unreachable callee. */
  static final LegFailure POWERED_OFF =
      new LegFailure(false, 2, 8110, 8104, 519, 518, 0, 480, true);

  static final LegFailure NOT_EXISTING =
      new LegFailure(false, 2, 8106, 8100, 519, 518, 1, 404, true);

  /** ASSUMED: no route to the destination; the platform takes the request and fails later. */
  static final LegFailure OUT_OF_REACH =
      new LegFailure(false, 2, 8001, 8001, 519, 518, 3, 404, false);
}
