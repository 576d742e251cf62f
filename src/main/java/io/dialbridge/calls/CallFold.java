package io.dialbridge.calls;

import io.dialbridge.calls.CallFact.Billed;
import io.dialbridge.calls.CallFact.Disconnected;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallFact.StepReached;
import io.dialbridge.calls.CallState.EndedBy;
import io.dialbridge.calls.CallState.FieldSource;
import io.dialbridge.calls.CallState.LegState;
import io.dialbridge.calls.CallState.LegStatus;
import io.dialbridge.explain.Cause;
import io.dialbridge.explain.Causes;
import io.dialbridge.explain.Ending;
import io.dialbridge.explain.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  /**
   * A bill that failed is pushed again six times, an hour apart (rtc_05_0008_1); one hour is our
   * margin.
   */
  static final Duration BILL_GRACE = Duration.ofHours(7);

  /** Ring time-outs are not published: a generous while for both legs. */
  static final Duration RINGING = Duration.ofMinutes(10);

  /** What an unlimited call is given before its bill counts as overdue. */
  static final Duration UNLIMITED = Duration.ofHours(24);

  private static final int STOPPED = 8017;

  private final Instant createdAt;
  private final @Nullable Integer maxMinutes;
  private final KnownFacts known;
  private final List<String> missing = new ArrayList<>();
  private final List<FieldSource> sources = new ArrayList<>();

  private CallFold(Instant createdAt, @Nullable Integer maxMinutes, KnownFacts known) {
    this.createdAt = createdAt;
    this.maxMinutes = maxMinutes;
    this.known = known;
  }

  static CallState fold(
      Instant createdAt, @Nullable Integer maxMinutes, Collection<? extends CallFact> facts) {
    return new CallFold(createdAt, maxMinutes, KnownFacts.of(facts)).state();
  }

  private CallState state() {
    if (known.billed() != null) {
      return billed(known.billed());
    }
    if (known.disconnected() != null) {
      return disconnected(known.disconnected());
    }
    if (!known.heardOfPlatform()) {
      if (known.refused() != null) {
        Cause cause = Causes.ofRefusal(Refusals.of(known.refused().code()));
        return over(
            CallStatus.FAILED, true, LegStatus.NOT_CALLED, LegStatus.NOT_CALLED, null, cause);
      }
      if (known.notSent() != null) {
        Cause cause =
            new Cause(
                "platform-unreachable",
                "The platform could not be reached; nothing was sent.",
                Ending.FAILED);
        return over(
            CallStatus.FAILED, true, LegStatus.NOT_CALLED, LegStatus.NOT_CALLED, null, cause);
      }
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
    CallStatus status =
        calleeAnswered
            ? CallStatus.COMPLETED
            : known.stopped() ? CallStatus.CANCELED : statusOf(byBill.ending());
    LegStatus ending = LegStatus.valueOf(status.name());
    LegStatus caller = callerAnswered ? LegStatus.COMPLETED : ending;
    LegStatus callee =
        calleeAnswered
            ? LegStatus.COMPLETED
            : bill.callee().startedAt() != null ? ending : LegStatus.NOT_CALLED;
    LegState callerLeg =
        leg(Party.CALLER, caller, bill.caller(), callerAnswered ? bill.endedAt() : null);
    LegState calleeLeg =
        leg(Party.CALLEE, callee, bill.callee(), calleeAnswered ? bill.endedAt() : null);
    source("endedAt", bill.endedAt(), CallState.Source.BILL);
    if (bill.endedAt() == null) {
      missing.add("endedAt");
    }
    return ended(
        status,
        true,
        callerLeg,
        calleeLeg,
        bill.endedAt(),
        causeOr(byBill),
        bill.charge().revised(known.billContents() > 1));
  }

  private LegState leg(
      Party party, LegStatus status, CallFact.LegTimes times, @Nullable Instant endedAt) {
    source(field(party, "startedAt"), times.startedAt(), CallState.Source.BILL);
    source(field(party, "ringingAt"), times.ringingAt(), CallState.Source.BILL);
    source(field(party, "answeredAt"), times.answeredAt(), CallState.Source.BILL);
    return new LegState(status, times.startedAt(), times.ringingAt(), times.answeredAt(), endedAt);
  }

  /** Over by its disconnect push, the bill still to come or overdue. */
  private CallState disconnected(Disconnected end) {
    Integer code = end.stateCode();
    Cause cause = code == null ? null : Causes.ofStateCode(code);
    Ending ending = cause == null ? Ending.FAILED : cause.ending();
    boolean connected = known.reached(Party.CALLEE, Step.ANSWERED) || ending == Ending.HUNG_UP;
    CallStatus status =
        connected ? CallStatus.COMPLETED : known.stopped() ? CallStatus.CANCELED : statusOf(ending);
    source("endedAt", end.at().at(), sourceOf(end.at()));
    missing.add("bill");
    boolean callerAnswered = connected || known.callerAnswered() || isCalleesOwn(code);
    LegStatus closing = LegStatus.valueOf(status.name());
    LegStatus caller = callerAnswered ? LegStatus.COMPLETED : closing;
    boolean calleeCalled =
        connected || known.reached(Party.CALLEE, Step.CALLED) || isCalleesOwn(code);
    LegStatus callee = calleeCalled ? closing : LegStatus.NOT_CALLED;
    return ended(
        status,
        known.overdue() != null,
        pushedLeg(Party.CALLER, caller, callerAnswered, callerAnswered ? end.at().at() : null),
        pushedLeg(Party.CALLEE, callee, connected, connected ? end.at().at() : null),
        end.at().at(),
        causeOr(cause),
        null);
  }

  /** 8100 to 8105 speak of the callee, who is called only when the caller has answered. */
  private static boolean isCalleesOwn(@Nullable Integer stateCode) {
    return stateCode != null && stateCode >= 8100 && stateCode <= 8105;
  }

  /** No end was ever reported, and no bill can come any more. */
  private CallState givenUp() {
    boolean connected = known.reached(Party.CALLEE, Step.ANSWERED);
    CallStatus status = connected ? CallStatus.COMPLETED : CallStatus.FAILED;
    missing.add("bill");
    missing.add("endedAt");
    Cause cause =
        known.heardOfPlatform()
            ? new Cause(
                "end-never-reported",
                "The platform never reported how this call ended.",
                Ending.FAILED)
            : new Cause(
                "never-heard-of", "The platform never sent a word about this call.", Ending.FAILED);
    LegStatus closing = LegStatus.valueOf(status.name());
    LegState caller =
        pushedLeg(
            Party.CALLER,
            known.callerAnswered() ? LegStatus.COMPLETED : closing,
            known.callerAnswered(),
            null);
    boolean calleeCalled = known.reached(Party.CALLEE, Step.CALLED);
    LegState callee =
        pushedLeg(Party.CALLEE, calleeCalled ? closing : LegStatus.NOT_CALLED, connected, null);
    return ended(status, true, caller, callee, null, cause, null);
  }

  private CallState underWay() {
    boolean callerAnswered = known.callerAnswered();
    LegStatus caller = progress(Party.CALLER);
    LegStatus callee = progress(Party.CALLEE);
    CallStatus status =
        switch (callee) {
          case ANSWERED -> CallStatus.IN_PROGRESS;
          case RINGING -> CallStatus.RINGING_CALLEE;
          case CALLING -> CallStatus.CALLING_CALLEE;
          default -> callerAnswered ? CallStatus.CALLING_CALLEE : beforeCallersAnswer(caller);
        };
    LegState callerLeg =
        pushedLeg(Party.CALLER, callerAnswered ? LegStatus.ANSWERED : caller, callerAnswered, null);
    LegState calleeLeg = pushedLeg(Party.CALLEE, callee, callee == LegStatus.ANSWERED, null);
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
        billDueAt(),
        null,
        List.copyOf(missing),
        List.copyOf(sources));
  }

  private CallStatus beforeCallersAnswer(LegStatus caller) {
    if (caller == LegStatus.RINGING) {
      return CallStatus.RINGING_CALLER;
    }
    if (caller == LegStatus.CALLING) {
      return CallStatus.CALLING_CALLER;
    }
    if (known.accepted() != null || known.heardOfPlatform()) {
      return CallStatus.ACCEPTED;
    }
    return known.leftOpen() != null ? CallStatus.UNCONFIRMED : CallStatus.SUBMITTING;
  }

  private LegStatus progress(Party party) {
    if (known.reached(party, Step.ANSWERED)) {
      return LegStatus.ANSWERED;
    }
    if (known.reached(party, Step.RANG)) {
      return LegStatus.RINGING;
    }
    return known.reached(party, Step.CALLED) ? LegStatus.CALLING : LegStatus.PENDING;
  }

  /**
   * A leg as status pushes tell it; what a later step implies and no push told is listed as
   * missing.
   */
  private LegState pushedLeg(
      Party party, LegStatus status, boolean answered, @Nullable Instant endedAt) {
    boolean called = answered || known.reached(party, Step.CALLED);
    Instant startedAt = pushedTime(party, Step.CALLED, "startedAt", called);
    Instant ringingAt = pushedTime(party, Step.RANG, "ringingAt", answered);
    Instant answeredAt = pushedTime(party, Step.ANSWERED, "answeredAt", answered);
    return new LegState(status, startedAt, ringingAt, answeredAt, endedAt);
  }

  private @Nullable Instant pushedTime(Party party, Step step, String name, boolean implied) {
    StepReached reached = known.step(party, step);
    if (reached != null) {
      source(field(party, name), reached.at().at(), sourceOf(reached.at()));
      return reached.at().at();
    }
    if (implied) {
      missing.add(field(party, name));
    }
    return null;
  }

  private CallState over(
      CallStatus status,
      boolean settled,
      LegStatus caller,
      LegStatus callee,
      @Nullable Instant endedAt,
      Cause cause) {
    LegState callerLeg = new LegState(caller, null, null, null, null);
    LegState calleeLeg = new LegState(callee, null, null, null, null);
    String refusalCode = known.refused() == null ? null : known.refused().code();
    String refusalText = known.refused() == null ? null : known.refused().description();
    return new CallState(
        status,
        settled,
        callerLeg,
        calleeLeg,
        endedAt,
        null,
        cause.slug(),
        cause.text(),
        null,
        refusalCode,
        refusalText,
        null,
        null,
        null,
        List.copyOf(missing),
        List.copyOf(sources));
  }

  private CallState ended(
      CallStatus status,
      boolean settled,
      LegState caller,
      LegState callee,
      @Nullable Instant endedAt,
      @Nullable Cause cause,
      @Nullable Charge charge) {
    Disconnected end = known.disconnected();
    EndedBy endedBy = known.stopped() ? EndedBy.API : end == null ? null : HangUp.endedBy(end);
    Integer stateCode = end == null ? null : end.stateCode();
    if (endedBy == null) {
      missing.add("endedBy");
    }
    if (stateCode == null) {
      missing.add("stateCode");
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
        settled ? null : billDueAt(),
        charge,
        List.copyOf(missing),
        List.copyOf(sources));
  }

  /**
   * Our own stop first, then the state code, which tells more than a bill's codes, then what else
   * there is.
   */
  private @Nullable Cause causeOr(@Nullable Cause otherwise) {
    if (known.stopped()) {
      return Causes.ofStateCode(STOPPED);
    }
    Disconnected end = known.disconnected();
    return end != null && end.stateCode() != null ? Causes.ofStateCode(end.stateCode()) : otherwise;
  }

  private Instant billDueAt() {
    Disconnected end = known.disconnected();
    if (end != null) {
      return end.receivedAt().plus(BILL_GRACE);
    }
    Duration talk = maxMinutes == null ? UNLIMITED : Duration.ofMinutes(maxMinutes);
    return createdAt.plus(talk).plus(RINGING).plus(BILL_GRACE);
  }

  private void source(String field, @Nullable Instant at, CallState.Source source) {
    if (at != null) {
      sources.add(new FieldSource(field, source));
    }
  }

  private static CallState.Source sourceOf(CallFact.PlatformTime time) {
    return time.zone().equals(CallFact.PlatformTime.UNREADABLE)
        ? CallState.Source.INFERRED
        : CallState.Source.PUSH;
  }

  private static String field(Party party, String name) {
    return "legs." + party.word() + "." + name;
  }

  private static CallStatus statusOf(Ending ending) {
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
