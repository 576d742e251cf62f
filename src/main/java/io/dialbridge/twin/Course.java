package io.dialbridge.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What will happen in a call unless it is stopped: a pure function of what the parties do.
 *
 * @param steps in the order of time
 * @param finish the end; empty when the call goes on until it is stopped
 */
record Course(List<Step> steps, Optional<Finish> finish) {
  private static final int UNTIL_RINGING = 3;
  private static final int UNTIL_ANSWER = 4;
  private static final int TALK = 40;
  private static final int SHORT_TALK = 20;
  private static final int AT_ONCE = 2;

  Course {
    steps = List.copyOf(steps);
  }

  /**
   * The course of a callback: the caller first, and the callee only after the caller's answer.
   *
   * @param maxDuration minutes from the callee's answer; 0: no limit
   */
  static Course of(Behaviour caller, Behaviour callee, int maxDuration) {
    List<Step> steps = new ArrayList<>();
    Optional<Finish> failed = dial(steps, Leg.CALLER, caller, 0);
    if (failed.isPresent()) {
      return new Course(steps, failed);
    }
    int callerAnswer = steps.getLast().second();
    failed = dial(steps, Leg.CALLEE, callee, callerAnswer);
    if (caller == Behaviour.HANGS_UP_AT_ONCE) {
      return leftAlone(steps, callerAnswer + AT_ONCE);
    }
    if (failed.isPresent()) {
      return new Course(steps, failed);
    }
    int calleeAnswer = steps.getLast().second();
    return new Course(steps, hangUp(caller, callee, calleeAnswer, maxDuration));
  }

  /** Adds the steps of one leg; its failure, if it does not come to an answer. */
  private static Optional<Finish> dial(List<Step> steps, Leg leg, Behaviour party, int start) {
    steps.add(new Step(start, StatusEvent.CALLOUT, leg));
    Optional<LegFailure> failure = party.failure();
    int ringing = start + UNTIL_RINGING;
    if (failure.isEmpty() || failure.get().rings()) {
      steps.add(new Step(ringing, StatusEvent.ALERTING, leg));
    }
    if (failure.isEmpty()) {
      steps.add(new Step(ringing + UNTIL_ANSWER, StatusEvent.ANSWER, leg));
    }
    return failure.map(
        how -> new Finish((how.rings() ? ringing : start) + how.after(), Ending.failed(leg, how)));
  }

  private static Course leftAlone(List<Step> steps, int second) {
    List<Step> before = steps.stream().filter(step -> step.second() < second).toList();
    return new Course(before, Optional.of(new Finish(second, Ending.callerLeft())));
  }

  private static Optional<Finish> hangUp(
      Behaviour caller, Behaviour callee, int calleeAnswer, int maxDuration) {
    Optional<Finish> byParty =
        talkEnd(caller, callee).map(end -> new Finish(calleeAnswer + end.second(), end.ending()));
    if (maxDuration == 0) {
      return byParty;
    }
    Finish limit = new Finish(calleeAnswer + 60 * maxDuration, Ending.limitReached());
    return Optional.of(byParty.filter(end -> end.second() <= limit.second()).orElse(limit));
  }

  /** Who hangs up first, in seconds of talk; an explicit hang-up goes before staying. */
  private static Optional<Finish> talkEnd(Behaviour caller, Behaviour callee) {
    if (callee == Behaviour.HANGS_UP_AT_ONCE) {
      return Optional.of(new Finish(AT_ONCE, Ending.hungUp(Leg.CALLEE)));
    }
    if (caller == Behaviour.HANGS_UP_FIRST) {
      return Optional.of(new Finish(SHORT_TALK, Ending.hungUp(Leg.CALLER)));
    }
    if (callee == Behaviour.HANGS_UP_FIRST) {
      return Optional.of(new Finish(SHORT_TALK, Ending.hungUp(Leg.CALLEE)));
    }
    if (caller == Behaviour.STAYS || callee == Behaviour.STAYS) {
      return Optional.empty();
    }
    return Optional.of(new Finish(TALK, Ending.hungUp(Leg.CALLER)));
  }
}
