package io.dialbridge.explain;

import org.jspecify.annotations.Nullable;

/**
 * What a bill says about how its call ended, in our words: the callee is the person called last,
 * whatever the platform names that field. Absent numbers are null; 0 tells no more than null does.
 *
 * @param oneParty whether the call is a notification or verification, whose only leg is the
 *     callee's
 * @param callerAnswered whether the caller answered, or is not a person (one-party calls)
 * @param calleeAnswered whether the callee answered
 * @param disconnectionPoint {@code ulFailReason}
 * @param callerQ850 in a callback, {@code callOutUnaswRsn}; in a one-party call, null
 * @param calleeQ850 in a callback, {@code fwdUnaswRsn}; in a one-party call, {@code
 *     callOutUnaswRsn}
 * @param sipStatus {@code sipStatusCode}
 */
public record BillCodes(
    boolean oneParty,
    boolean callerAnswered,
    boolean calleeAnswered,
    @Nullable Integer disconnectionPoint,
    @Nullable Integer callerQ850,
    @Nullable Integer calleeQ850,
    @Nullable Integer sipStatus) {

  /** Of a callback. */
  public BillCodes(
      boolean callerAnswered,
      boolean calleeAnswered,
      @Nullable Integer disconnectionPoint,
      @Nullable Integer callerQ850,
      @Nullable Integer calleeQ850,
      @Nullable Integer sipStatus) {
    this(
        false,
        callerAnswered,
        calleeAnswered,
        disconnectionPoint,
        callerQ850,
        calleeQ850,
        sipStatus);
  }

  /** Of a notification or verification. */
  public static BillCodes ofOneParty(
      boolean answered,
      @Nullable Integer disconnectionPoint,
      @Nullable Integer q850,
      @Nullable Integer sipStatus) {
    return new BillCodes(true, true, answered, disconnectionPoint, null, q850, sipStatus);
  }
}
