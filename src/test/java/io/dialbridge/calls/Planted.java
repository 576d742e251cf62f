package io.dialbridge.calls;

import io.dialbridge.calls.CallFact.BillOverdue;
import io.dialbridge.calls.CallFact.Billed;
import io.dialbridge.calls.CallFact.LeftOpen;
import io.dialbridge.calls.CallFact.PlatformTime;
import io.dialbridge.calls.CallFact.StepReached;
import io.dialbridge.calls.CallState.EndedBy;
import io.dialbridge.calls.CallState.LegStatus;
import io.dialbridge.calls.ChanceRun.Fold;
import io.dialbridge.calls.Charge.LegCharge;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Folds with one mistake each: in a fact before the folding, or in the state after it. */
enum Planted implements Fold {
  LEGS_SWAPPED(Promise.LEGS, inEach(Billed.class, Planted::withLegsSwapped)),
  MINUTE_DROPPED(Promise.CHARGE, inEach(Billed.class, Planted::withAMinuteLess)),
  FIRST_BILL_COUNTS(Promise.CORRECTION, Planted::withFirstBill),
  REVISION_HIDDEN(
      Promise.CORRECTION,
      after(s -> s.charge() == null ? s : with(s, "charge", s.charge().revised(false)))),
  WRONG_ZONE(
      Promise.TIMES, inEach(StepReached.class, s -> with(s, "at", eightHoursBefore(s.at())))),
  WRONG_LEG(Promise.TIMES, inEach(StepReached.class, s -> with(s, "party", Party.CALLEE))),
  ANSWER_ASSUMED(
      Promise.STATUS, after(s -> s.charge() == null ? s : with(s, "status", CallStatus.COMPLETED))),
  ANSWER_ASSUMED_WITHOUT_BILL(
      Promise.NO_CONTRADICTION,
      after(s -> s.endedAt() == null ? s : with(s, "status", CallStatus.COMPLETED))),
  STEP_AHEAD(
      Promise.UNDER_WAY,
      after(
          s ->
              s.status() == CallStatus.RINGING_CALLEE
                  ? with(s, "status", CallStatus.IN_PROGRESS)
                  : s)),
  LEG_FORGOTTEN(
      Promise.AGREEMENT,
      after(s -> with(s, "callee", with(s.callee(), "status", LegStatus.NOT_CALLED)))),
  HANG_UP_SWAPPED(
      Promise.ENDED_BY,
      after(s -> s.endedBy() == EndedBy.CALLEE ? with(s, "endedBy", EndedBy.CALLER) : s)),
  STATE_CODE_LOST(Promise.STATE_CODE, after(s -> with(s, "stateCode", null))),
  LOST_KEYS_UNSEEN(Promise.DIGITS, inEach(Billed.class, bill -> with(bill, "keys", null))),
  ONE_KEY_ONLY(
      Promise.DIGITS, after(s -> with(s, "digits", s.digits().stream().limit(1).toList()))),
  NOTHING_MISSING(Promise.MISSING, after(s -> with(s, "missing", List.of()))),
  SOURCES_LOST(Promise.SOURCES, after(s -> with(s, "sources", List.of()))),
  NAMED_BY_ANSWER_ONLY(Promise.NAME, inEach(StepReached.class, s -> with(s, "sessionId", null))),
  FIRST_READ_COUNTS(Promise.ORDER, Planted::withFirstRead),
  LAST_ARRIVED_IGNORED(Promise.ORDER, Planted::withoutLast),
  OPEN_FOR_EVER(Promise.PROGRESS, Planted::unconfirmed),
  NEVER_OVERDUE(
      Promise.SETTLED,
      (shape, facts) ->
          CallFold.fold(shape, facts.stream().filter(f -> !(f instanceof BillOverdue)).toList()));

  private final Promise promise;
  private final Fold mistaken;

  Planted(Promise promise, Fold mistaken) {
    this.promise = promise;
    this.mistaken = mistaken;
  }

  /** The promise that it breaks, among others perhaps. */
  Promise promise() {
    return promise;
  }

  @Override
  public CallState of(CallShape shape, Collection<CallFact> facts) {
    return mistaken.of(shape, facts);
  }

  private static <F extends CallFact> Fold inEach(Class<F> kind, UnaryOperator<F> mistake) {
    return (shape, facts) ->
        CallFold.fold(
            shape,
            facts.stream().map(f -> kind.isInstance(f) ? mistake.apply(kind.cast(f)) : f).toList());
  }

  private static Fold after(UnaryOperator<CallState> mistake) {
    return (shape, facts) -> mistake.apply(CallFold.fold(shape, facts));
  }

  private static Billed withLegsSwapped(Billed bill) {
    return with(with(bill, "caller", bill.callee()), "callee", bill.caller());
  }

  private static Billed withAMinuteLess(Billed bill) {
    List<LegCharge> less =
        bill.charge().legs().stream()
            .map(leg -> new LegCharge(leg.party(), leg.seconds(), leg.minutes() - 1))
            .toList();
    return with(bill, "charge", with(bill.charge(), "legs", less));
  }

  /** Flagged as it should be, so that only its being in force is wrong. */
  private static CallState withFirstBill(CallShape shape, Collection<CallFact> facts) {
    List<CallFact> bills = facts.stream().filter(Billed.class::isInstance).toList();
    List<CallFact> less = new ArrayList<>(facts);
    less.removeAll(bills);
    bills.stream().min(Comparator.comparing(CallFact::receivedAt)).ifPresent(less::add);
    CallState state = CallFold.fold(shape, less);
    Charge charge = state.charge();
    return charge == null
        ? state
        : with(
            state,
            "charge",
            charge.revised(bills.stream().map(CallFact::key).distinct().count() > 1));
  }

  private static CallState withFirstRead(CallShape shape, Collection<CallFact> facts) {
    Set<String> read = new HashSet<>();
    return CallFold.fold(shape, facts.stream().filter(fact -> read.add(fact.key())).toList());
  }

  private static PlatformTime eightHoursBefore(PlatformTime time) {
    return with(time, "at", time.at().minus(Duration.ofHours(8)));
  }

  private static CallState withoutLast(CallShape shape, Collection<CallFact> facts) {
    return CallFold.fold(shape, facts.stream().limit(Math.max(1, facts.size() - 1)).toList());
  }

  private static CallState unconfirmed(CallShape shape, Collection<CallFact> facts) {
    CallState state = CallFold.fold(shape, facts);
    boolean open = facts.stream().anyMatch(LeftOpen.class::isInstance);
    return open && !state.status().isOver() ? with(state, "status", CallStatus.UNCONFIRMED) : state;
  }

  /** The record with another value of one component. */
  @SuppressWarnings("unchecked") // of its own class
  private static <R extends Record> R with(R record, String component, @Nullable Object value) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        boolean changed = components[i].getName().equals(component);
        values[i] = changed ? value : components[i].getAccessor().invoke(record);
      }
      return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
