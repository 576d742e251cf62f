package io.dialbridge.calls;

import io.dialbridge.calls.CallFact.Billed;
import io.dialbridge.calls.CallFact.Disconnected;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallState.EndedBy;
import io.dialbridge.calls.CallState.LegState;
import io.dialbridge.calls.CallState.LegStatus;
import io.dialbridge.explain.Cause;
import io.dialbridge.explain.Causes;
import io.dialbridge.explain.Ending;
import io.dialbridge.explain.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the state of a call from the set of its facts: a pure function, whatever the order in
 * which they came and however often.
 *
 * <p>With the bill present, status, leg times and charge come from the bill and from our own
 * requests alone, so that they are the same whichever status pushes were lost. Who hung up and the
 * state code are told by the disconnect push only; where that is lost they stand in {@link
 * CallState#missing}. Without the bill, steps are ordered by kind and leg, never by the platform's
 * clock.
 */
final class CallFold {
  /** The state code of a call that was ended by instruction. */
  private static final int STOPPED = 8017;

  private final CallShape shape;
  private final boolean oneParty;
  private final KnownFacts known;
  private final Findings findings = new Findings();
  private final LegFold legs;
  private final @Nullable Instant submittedAt;

  private CallFold(CallShape shape, KnownFacts known) {
    this.shape = shape;
    this.oneParty = shape.kind().isOneParty();
    this.known = known;
    this.legs = new LegFold(known, findings);
    this.submittedAt = known.submittedAt(shape.createdAt());
  }

  static CallState fold(CallShape shape, Collection<? extends CallFact> facts) {
    return new CallFold(shape, KnownFacts.of(facts)).state();
  }

  private CallState state() {
    if (known.billed() != null) {
      return billed(known.billed());
    }
    if (known.disconnected() != null) {
      return disconnected(known.disconnected());
    }
    if (known.refused() != null && !known.heardOfPlatform()) {
      return neverPlaced(Causes.ofRefusal(Refusals.of(known.refused().code())), known.refused());
    }
    if (known.notSent() != null && !known.heardOfPlatform()) {
      return neverPlaced(Causes.platformUnreachable(), null);
    }
    if (known.noCapacity() != null && !known.heardOfPlatform()) {
      return neverPlaced(Causes.noCapacity(), null);
    }
    if (known.withdrawn() != null && !known.heardOfPlatform()) {
      return withdrawn();
    }
    if (known.ruledOut() != null && !known.heardOfPlatform()) {
      return neverPlaced(Causes.ruledOut(), null);
    }
    return known.overdue() != null ? givenUp() : underWay();
  }

  /**
   * The bill is in force; nothing that a status push says about status or times counts any more.
   */
  private CallState billed(Billed bill) {
    boolean callerAnswered = bill.caller().answeredAt() != null;
    boolean calleeAnswered = bill.callee().answeredAt() != null;
    Cause byBill = Causes.ofBill(bill.codes());
    CallStatus status = statusOf(calleeAnswered, byBill.ending());
    LegStatus closing = LegStatus.valueOf(status.name());
    LegStatus caller = callerAnswered ? LegStatus.COMPLETED : closing;
    // A callee who answered makes the status, and so the closing, completed.
    LegStatus callee =
        calleeAnswered || bill.callee().startedAt() != null ? closing : LegStatus.NOT_CALLED;
    findings.found("endedAt", bill.endedAt(), CallState.Source.BILL);
    if (bill.endedAt() == null) {
      findings.missing("endedAt");
    }
    return ended(
        status,
        true,
        oneParty ? null : legs.billed(Party.CALLER, caller, bill.caller(), bill.endedAt()),
        legs.billed(Party.CALLEE, callee, bill.callee(), bill.endedAt()),
        bill.endedAt(),
        byBill,
        bill.charge().revised(known.billContents() > 1));
  }

  /** Over by its disconnect push, the bill still to come or overdue. */
  private CallState disconnected(Disconnected end) {
    Integer code = end.stateCode();
    Cause cause = code == null ? null : byStateCode(code);
    Ending ending = cause == null ? Ending.FAILED : cause.ending();
    boolean connected =
        known.reached(Party.CALLEE, Step.ANSWERED)
            || ending == Ending.HUNG_UP
            || (oneParty && code != null && Causes.impliesAnswer(code));
    boolean callerAnswered = connected || known.callerAnswered() || isCalleesOwn(code);
    boolean calleeCalled =
        connected || known.reached(Party.CALLEE, Step.CALLED) || isCalleesOwn(code);
    CallStatus status = statusOf(connected, ending);
    LegStatus closing = LegStatus.valueOf(status.name());
    Instant endedAt = end.at().at();
    findings.pushed("endedAt", end.at());
    findings.missing("bill");
    return ended(
        status,
        known.overdue() != null,
        callersLeg(callerAnswered ? LegStatus.COMPLETED : closing, callerAnswered, endedAt),
        legs.pushed(
            Party.CALLEE, calleeCalled ? closing : LegStatus.NOT_CALLED, connected, endedAt),
        endedAt,
        cause,
        null);
  }

  /** 8100 to 8105 speak of the callee, who is called only when the caller has answered. */
  private static boolean isCalleesOwn(@Nullable Integer stateCode) {
    return stateCode != null && stateCode >= 8100 && stateCode <= 8105;
  }

  /** No end was ever reported, and no bill can come any more. */
  private CallState givenUp() {
    boolean connected = known.reached(Party.CALLEE, Step.ANSWERED);
    CallStatus status = statusOf(connected, Ending.FAILED);
    LegStatus closing = LegStatus.valueOf(status.name());
    LegStatus caller = known.callerAnswered() ? LegStatus.COMPLETED : closing;
    LegStatus callee = known.reached(Party.CALLEE, Step.CALLED) ? closing : LegStatus.NOT_CALLED;
    findings.missing("bill");
    findings.missing("endedAt");
    return ended(
        status,
        true,
        callersLeg(caller, known.callerAnswered(), null),
        legs.pushed(Party.CALLEE, callee, connected, null),
        null,
        known.heardOfPlatform() ? Causes.endNeverReported() : Causes.neverHeardOf(),
        null);
  }

  private CallState underWay() {
    LegStatus callee = legs.progress(Party.CALLEE);
    LegStatus caller = known.callerAnswered() ? LegStatus.ANSWERED : legs.progress(Party.CALLER);
    LegState callerLeg = callersLeg(caller, known.callerAnswered(), null);
    LegState calleeLeg = legs.pushed(Party.CALLEE, callee, callee == LegStatus.ANSWERED, null);
    CallStatus status = statusUnderWay(caller, callee);
    return new CallState(
        status,
        false,
        callerLeg,
        calleeLeg,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        known.sessionId(),
        submittedAt,
        status == CallStatus.QUEUED ? null : billDueAt(),
        null,
        known.digits(),
        findings.missing(),
        findings.sources());
  }

  private CallStatus statusUnderWay(LegStatus caller, LegStatus callee) {
    if (callee == LegStatus.ANSWERED) {
      return CallStatus.IN_PROGRESS;
    }
    if (callee == LegStatus.RINGING) {
      return CallStatus.RINGING_CALLEE;
    }
    // In a one-party call, whose caller is the platform, no push speaks of a caller's leg.
    if (callee == LegStatus.CALLING || caller == LegStatus.ANSWERED) {
      return CallStatus.CALLING_CALLEE;
    }
    if (caller == LegStatus.RINGING) {
      return CallStatus.RINGING_CALLER;
    }
    if (caller == LegStatus.CALLING) {
      return CallStatus.CALLING_CALLER;
    }
    if (known.accepted() != null || known.heardOfPlatform()) {
      return CallStatus.ACCEPTED;
    }
    if (known.leftOpen() != null) {
      return CallStatus.UNCONFIRMED;
    }
    return known.waits() ? CallStatus.QUEUED : CallStatus.SUBMITTING;
  }

  private CallState neverPlaced(Cause cause, CallFact.@Nullable Refused refused) {
    return neverPlaced(CallStatus.FAILED, null, cause, refused);
  }

  /** Stopped while it waited in the queue. */
  private CallState withdrawn() {
    return neverPlaced(CallStatus.CANCELED, EndedBy.API, Causes.stopped(), null);
  }

  private CallState neverPlaced(
      CallStatus status,
      @Nullable EndedBy endedBy,
      Cause cause,
      CallFact.@Nullable Refused refused) {
    LegState leg = new LegState(LegStatus.NOT_CALLED, null, null, null, null);
    return new CallState(
        status,
        true,
        oneParty ? null : leg,
        leg,
        null,
        endedBy,
        cause.slug(),
        cause.text(),
        null,
        refused == null ? null : refused.code(),
        refused == null ? null : refused.description(),
        null,
        submittedAt,
        null,
        null,
        List.of(),
        findings.missing(),
        findings.sources());
  }

  /** A one-party call has none. */
  private @Nullable LegState callersLeg(
      LegStatus status, boolean answered, @Nullable Instant endedAt) {
    return oneParty ? null : legs.pushed(Party.CALLER, status, answered, endedAt);
  }

  /**
   * @param otherwise the cause where neither our own stop nor a state code tells it
   */
  private CallState ended(
      CallStatus status,
      boolean settled,
      @Nullable LegState caller,
      LegState callee,
      @Nullable Instant endedAt,
      @Nullable Cause otherwise,
      @Nullable Charge charge) {
    Disconnected end = known.disconnected();
    Integer stateCode = end == null ? null : end.stateCode();
    EndedBy endedBy =
        known.stopped() ? EndedBy.API : end == null ? null : HangUp.endedBy(end, oneParty);
    // A state code tells more than a bill's codes.
    Cause cause =
        known.stopped()
            ? byStateCode(STOPPED)
            : stateCode != null ? byStateCode(stateCode) : otherwise;
    // The platform doesn't say who hung up a one-party call, so nothing is lost there.
    if (endedBy == null && (end == null || !oneParty)) {
      findings.missing("endedBy");
    }
    if (stateCode == null) {
      findings.missing("stateCode");
    }
    List<String> digits = known.digits();
    if (shape.collectsDigits()
        && status == CallStatus.COMPLETED
        && (digits.isEmpty() || known.keysWereLost())) {
      findings.missing("digits");
    }
    return new CallState(
        status,
        settled,
        caller,
        callee,
        endedAt,
        endedBy,
        cause == null ? null : cause.slug(),
        cause == null ? null : cause.text(),
        stateCode,
        null,
        null,
        known.sessionId(),
        submittedAt,
        settled ? null : billDueAt(),
        charge,
        digits,
        findings.missing(),
        findings.sources());
  }

  private Cause byStateCode(int code) {
    return oneParty ? Causes.ofOnePartyStateCode(code) : Causes.ofStateCode(code);
  }

  private Instant billDueAt() {
    return BillDeadline.of(
        submittedAt == null ? shape.createdAt() : submittedAt,
        shape.maxMinutes(),
        known.disconnected());
  }

  private CallStatus statusOf(boolean connected, Ending ending) {
    if (connected) {
      return CallStatus.COMPLETED;
    }
    if (known.stopped()) {
      return CallStatus.CANCELED;
    }
    return switch (ending) {
      case HUNG_UP -> CallStatus.COMPLETED;
      case NO_ANSWER -> CallStatus.NO_ANSWER;
      case BUSY -> CallStatus.BUSY;
      case REJECTED -> CallStatus.REJECTED;
      case CANCELED -> CallStatus.CANCELED;
      case FAILED -> CallStatus.FAILED;
    };
  }
}
