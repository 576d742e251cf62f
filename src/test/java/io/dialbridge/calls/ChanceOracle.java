package io.dialbridge.calls;

import io.dialbridge.calls.Arrival.BillTimes;
import io.dialbridge.calls.CallState.EndedBy;
import io.dialbridge.calls.CallState.LegState;
import io.dialbridge.calls.CallState.Source;
import io.dialbridge.calls.Charge.LegCharge;
import io.dialbridge.twin.ScriptedCall;
import io.dialbridge.twin.ScriptedCall.Times;
import io.dialbridge.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges the state of a drawn call by what the twin knows to be true of it and by what could be
 * known. Written from the promises; it looks neither into facts nor into the fold.
 */
final class ChanceOracle {
  private final ScriptedCall call;
  private final ChanceTruth truth;
  private final UUID billId;
  private final ChanceKnowledge known;
  private final CallState state;

  /** How often each promise was really put to the test. */
  private final Map<Promise, Integer> tested;

  private ChanceOracle(
      ChanceCall chance, List<Arrival> arrived, CallState state, Map<Promise, Integer> tested) {
    this.call = chance.script();
    this.truth = new ChanceTruth(call);
    this.billId = chance.billId();
    this.known = new ChanceKnowledge(call, arrived);
    this.state = state;
    this.tested = tested;
  }

  /** Throws {@link Promise.Broken} for the first promise that the state doesn't keep. */
  static void judge(
      ChanceCall chance, List<Arrival> arrived, CallState state, Map<Promise, Integer> tested) {
    new ChanceOracle(chance, arrived, state, tested).judge();
  }

  private void judge() {
    BillTimes bill = known.billInForce();
    settled(bill != null);
    name();
    if (bill != null) {
      withBill(bill);
    } else {
      withoutBill();
    }
    sources(bill != null ? Source.BILL : Source.PUSH);
    if (state.status().isOver()) {
      endedBy();
      stateCode();
    }
    digits();
  }

  private void settled(boolean billed) {
    boolean settled = billed || known.byUs("bill overdue");
    same(Promise.SETTLED, settled, state.settled());
    check(Promise.SETTLED, !settled || state.status().isOver(), "it is over", state.status());
    same(Promise.SETTLED, settled, state.billDueAt() == null);
  }

  private void name() {
    if (known.named()) {
      same(Promise.NAME, call.sessionId(), state.sessionId());
    }
  }

  private void withBill(BillTimes bill) {
    same(Promise.STATUS, truth.status(), state.status());
    Promise ofTimes = known.corrected() ? Promise.CORRECTION : Promise.LEGS;
    same(ofTimes, bill.end(), state.endedAt());
    same(ofTimes, truth.caller(bill), state.caller());
    same(ofTimes, truth.callee(bill), state.callee());
    charge(bill);
    check(
        Promise.MISSING,
        List.of("endedBy", "stateCode", "digits").containsAll(state.missing()),
        "only what a push alone tells",
        state.missing());
  }

  private void charge(BillTimes bill) {
    List<LegCharge> legs = ChanceTruth.charges(bill);
    Money cost = ChanceTruth.cost(legs);
    Charge expected = new Charge(billId, cost, "rated", known.corrected(), legs);
    Charge charge = state.charge();
    if (charge != null) {
      same(Promise.CORRECTION, known.corrected(), charge.revised());
    }
    same(Promise.CHARGE, expected, charge);
  }

  private void withoutBill() {
    boolean ended = known.disconnected();
    if (ended) {
      disconnected();
    } else {
      notEnded();
    }
    same(Promise.CHARGE, null, state.charge());
    same(Promise.TIMES, ended ? call.truth().end() : null, state.endedAt());
    leg(Party.CALLER, call.truth().caller(), state.caller());
    leg(Party.CALLEE, call.truth().callee(), state.callee());
    if (state.status().isOver()) {
      same(Promise.MISSING, true, state.missing().contains("bill"));
      same(Promise.MISSING, !ended, state.missing().contains("endedAt"));
    }
  }

  private void notEnded() {
    if (!state.settled()) {
      same(Promise.UNDER_WAY, known.furthestStep(), state.status());
    } else if (known.calleeAnswered()) {
      same(Promise.UNDER_WAY, CallStatus.COMPLETED, state.status());
    } else {
      CallStatus unanswered = known.byUs("stop accepted") ? CallStatus.CANCELED : CallStatus.FAILED;
      same(Promise.UNDER_WAY, unanswered, state.status());
    }
  }

  private void disconnected() {
    boolean answerTold = truth.endImpliesAnswer() || known.calleeAnswered();
    if (truth.connected() && !answerTold) {
      check(
          Promise.NO_CONTRADICTION,
          state.status() == truth.status() || state.status() == truth.statusUnanswered(),
          List.of(truth.status(), truth.statusUnanswered()),
          state.status());
    } else {
      same(Promise.NO_CONTRADICTION, truth.status(), state.status());
    }
    if (known.allStatuses()) {
      same(Promise.AGREEMENT, truth.caller(truth.times()), state.caller());
      same(Promise.AGREEMENT, truth.callee(truth.times()), state.callee());
    }
  }

  private void leg(Party party, @Nullable Times times, @Nullable LegState leg) {
    if (times == null || leg == null) {
      same(Promise.TIMES, times, leg);
      return;
    }
    time(party, "callout", times.started(), "startedAt", leg.startedAt());
    time(party, "alerting", times.ringing(), "ringingAt", leg.ringingAt());
    time(party, "answer", times.answered(), "answeredAt", leg.answeredAt());
  }

  private void time(
      Party party, String event, @Nullable Instant at, String name, @Nullable Instant actual) {
    boolean told = known.toldOf(party, event);
    same(Promise.TIMES, told ? at : null, actual);
    boolean missing = state.missing().contains("legs." + party.word() + "." + name);
    check(Promise.MISSING, !missing || (at != null && !told), "not " + name, missing);
    if (state.status() == CallStatus.COMPLETED || state.status() == CallStatus.IN_PROGRESS) {
      same(Promise.MISSING, !told, missing);
    }
  }

  private void sources(Source source) {
    List<String> times = new ArrayList<>();
    addLeg(times, Party.CALLER, state.caller());
    addLeg(times, Party.CALLEE, state.callee());
    add(times, "endedAt", state.endedAt());
    List<String> sourced = new ArrayList<>();
    state.sources().forEach(s -> sourced.add(s.field() + " " + s.source()));
    Collections.sort(sourced);
    times.replaceAll(field -> field + " " + source);
    Collections.sort(times);
    same(Promise.SOURCES, times, sourced);
  }

  private static void addLeg(List<String> times, Party party, @Nullable LegState leg) {
    if (leg != null) {
      add(times, "legs." + party.word() + ".startedAt", leg.startedAt());
      add(times, "legs." + party.word() + ".ringingAt", leg.ringingAt());
      add(times, "legs." + party.word() + ".answeredAt", leg.answeredAt());
    }
  }

  private static void add(List<String> times, String field, @Nullable Instant at) {
    if (at != null) {
      times.add(field);
    }
  }

  private void endedBy() {
    boolean told = known.disconnected() || known.byUs("stop accepted");
    EndedBy expected = told ? truth.endedBy() : null;
    same(Promise.ENDED_BY, expected, state.endedBy());
    same(Promise.ENDED_BY, !told, state.missing().contains("endedBy"));
  }

  private void stateCode() {
    boolean told = known.disconnected();
    same(Promise.STATE_CODE, told ? call.truth().stateCode() : null, state.stateCode());
    same(Promise.STATE_CODE, !told, state.missing().contains("stateCode"));
  }

  private void digits() {
    List<String> expected = new ArrayList<>(known.digits());
    if (known.toldThatNoKeyWasPressed()) {
      expected.add("");
    }
    same(Promise.DIGITS, sorted(expected), sorted(state.digits()));
    if (known.digitsHaveAnOrder()) {
      List<String> keys = state.digits().stream().filter(text -> !text.isEmpty()).toList();
      same(Promise.DIGITS, known.digits(), keys);
    }
    // Only the bill tells how many there were, and before it a loss of some shows nowhere.
    boolean someLost =
        known.billInForce() != null && known.digits().size() < call.truth().digits().size();
    boolean allLost =
        expected.isEmpty() && call.collectsDigits() && state.status() == CallStatus.COMPLETED;
    same(Promise.DIGITS, someLost || allLost, state.missing().contains("digits"));
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  private void same(Promise promise, @Nullable Object expected, @Nullable Object actual) {
    check(promise, Objects.equals(expected, actual), expected, actual);
  }

  private void check(
      Promise promise, boolean held, @Nullable Object expected, @Nullable Object actual) {
    tested.merge(promise, 1, Integer::sum);
    promise.holds(held, expected, actual);
  }
}
