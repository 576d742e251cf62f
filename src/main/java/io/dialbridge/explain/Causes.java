package io.dialbridge.explain;

import io.dialbridge.values.Text;

/**
 * Explains why a call ended, from whichever source told us. A disconnect event and the bill of the
 * same call give the same slug wherever both can tell; where the bill knows less, such as switched
 * off from out of reach, its slug is the weaker one.
 */
public final class Causes {
  private Causes() {}

  /**
   * From the {@code stateCode} of a callback's disconnect event; a code unknown here is named in
   * the text.
   */
  public static Cause ofStateCode(int stateCode) {
    return ofStateCode(stateCode, false);
  }

  /** The same of a notification or verification, whose only party is the callee. */
  public static Cause ofOnePartyStateCode(int stateCode) {
    return ofStateCode(stateCode, true);
  }

  /**
   * Whether a call that ended with this state code must have been answered by its callee, even
   * where the push of the answer was lost: one that hung up after being connected or reached its
   * maximum duration, and one whose person pressed no key, since keys are awaited only after the
   * answer. The other failures of playing (8005 to 8007) may come before it, or lie in a prompt for
   * a callback's caller.
   */
  public static boolean impliesAnswer(int stateCode) {
    return StateCodes.ROWS
        .find(stateCode)
        .map(StateCodes.Row::cause)
        .filter(
            cause ->
                cause.cause().ending() == Ending.HUNG_UP || cause == KnownCause.NO_DIGITS_COLLECTED)
        .isPresent();
  }

  /**
   * From a bill. The callee's answer decides first, since the platform leaves codes of every sort
   * in the bills of good calls; then the disconnection point, and the leg's own codes where it
   * sends us there.
   */
  public static Cause ofBill(BillCodes codes) {
    return codes.calleeAnswered()
        ? DisconnectionPoints.answered(codes)
        : DisconnectionPoints.unanswered(codes);
  }

  /** From the platform's refusal to place the call: {@code refused-} and what it refused for. */
  public static Cause ofRefusal(Refusal refusal) {
    return new Cause(RefusalTable.slug(refusal.code()), refusal.meaning(), Ending.FAILED);
  }

  /** No port of the app was free in time: the call was not sent. */
  public static Cause noCapacity() {
    return KnownCause.NO_CAPACITY.cause();
  }

  /** A rule came to forbid the call while it waited for a port. */
  public static Cause ruledOut() {
    return KnownCause.RULED_OUT.cause();
  }

  /** The call was ended by us. */
  public static Cause stopped() {
    return KnownCause.STOPPED.cause();
  }

  /** Our request never reached the platform. */
  public static Cause platformUnreachable() {
    return KnownCause.PLATFORM_UNREACHABLE.cause();
  }

  /** The platform told of the call, but neither of its end nor of its bill. */
  public static Cause endNeverReported() {
    return KnownCause.END_NEVER_REPORTED.cause();
  }

  /** Nothing came of the call at all: it may never have been placed. */
  public static Cause neverHeardOf() {
    return KnownCause.NEVER_HEARD_OF.cause();
  }

  private static Cause ofStateCode(int stateCode, boolean oneParty) {
    return StateCodes.cause(stateCode, oneParty)
        .orElseGet(
            () ->
                KnownCause.UNKNOWN_STATE_CODE.cause(
                    new Text("stateCode " + stateCode, "stateCode " + stateCode)));
  }
}
