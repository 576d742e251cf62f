package io.dialbridge.calls;

import io.dialbridge.calls.CallState.LegState;
import io.dialbridge.calls.CallState.LegStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Puts one drawn call through a fold: whole, in other orders, and fact by fact. */
final class ChanceRun {
  /** The fold to be tested: ours, or one with a planted mistake. */
  @FunctionalInterface
  interface Fold {
    CallState of(CallShape shape, Collection<CallFact> facts);
  }

  private static final int ORDERS = 3;

  private final Fold fold;
  private final ChanceCall call;
  private final Map<Promise, Integer> tested;

  ChanceRun(Fold fold, ChanceCall call, Map<Promise, Integer> tested) {
    this.fold = fold;
    this.call = call;
    this.tested = tested;
  }

  /** Throws {@link Promise.Broken}. */
  void run() {
    Collection<CallFact> facts = ChanceCall.learnt(call.arrivals());
    CallState whole = state(facts);
    ChanceOracle.judge(call, call.arrivals(), whole, tested);
    for (int i = 0; i < ORDERS; i++) {
      same(whole, state(shuffled(facts)));
      same(whole, state(shuffled(withDuplicates(facts))));
      same(whole, state(ChanceCall.learnt(call.shuffled())));
    }
    step(call.shuffled());
  }

  /** Each further arrival leaves a state that is true, and not behind the one before. */
  private void step(List<Arrival> processed) {
    CallState before = state(List.of());
    for (int arrived = 1; arrived <= processed.size(); arrived++) {
      List<Arrival> soFar = processed.subList(0, arrived);
      CallState now = state(ChanceCall.learnt(soFar));
      tested.merge(Promise.PROGRESS, 1, Integer::sum);
      Promise.PROGRESS.holds(isOnward(before, now), before, now);
      ChanceOracle.judge(call, soFar, now, tested);
      before = now;
    }
  }

  private static boolean isOnward(CallState before, CallState now) {
    return rank(before.status()) <= rank(now.status())
        && rank(before.caller()) <= rank(now.caller())
        && rank(before.callee()) <= rank(now.callee())
        && (!before.settled() || now.settled())
        && (before.status() != CallStatus.COMPLETED || now.status() == CallStatus.COMPLETED)
        && before.digits().size() <= now.digits().size();
  }

  private void same(CallState expected, CallState actual) {
    tested.merge(Promise.ORDER, 1, Integer::sum);
    Promise.ORDER.holds(expected.equals(actual), expected, actual);
  }

  private CallState state(Collection<CallFact> facts) {
    return fold.of(call.shape(), facts);
  }

  /** All that are over are equally far. */
  private static int rank(CallStatus status) {
    return status.isOver() ? Integer.MAX_VALUE : status.ordinal();
  }

  /** A one-party call has no caller's leg, which so never moves. */
  private static int rank(@Nullable LegState leg) {
    return leg == null ? 0 : Math.min(leg.status().ordinal(), LegStatus.COMPLETED.ordinal());
  }

  private List<CallFact> shuffled(Collection<CallFact> facts) {
    List<CallFact> order = new ArrayList<>(facts);
    Collections.shuffle(order, Random.from(call.random()));
    return order;
  }

  /** Also those received later. */
  private List<CallFact> withDuplicates(Collection<CallFact> facts) {
    List<CallFact> all = new ArrayList<>(facts);
    all.addAll(facts);
    call.arrivals().forEach(arrival -> all.addAll(arrival.facts()));
    return all;
  }
}
