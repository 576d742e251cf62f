package io.dialbridge.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Courses of callbacks: the caller is called first, and the callee only after the caller's answer.
 */
final class CallbackCourse {
  private static final int TALK = 40;
  private static final int SHORT_TALK = 20;
  private static final int AT_ONCE = 2;

  private CallbackCourse() {}

  static Course of(Click2Call wish) {
    Behaviour caller = Behaviour.of(wish.callerNbr());
    Behaviour callee = Behaviour.of(wish.calleeNbr());
    List<Step> steps = new ArrayList<>();
    Optional<LegFailure> failed = Dialing.of(steps, Leg.CALLER, caller, 0);
    if (failed.isPresent()) {
      return failed(steps, Leg.CALLER, failed.get());
    }
    int callerAnswer = steps.getLast().second();
    if (wish.goneFiles().beforeCallee()) {
      return new Course(steps, fileGone(callerAnswer));
    }
    failed = Dialing.of(steps, Leg.CALLEE, callee, callerAnswer);
    if (caller == Behaviour.HANGS_UP_AT_ONCE) {
      return leftAlone(steps, callerAnswer + AT_ONCE);
    }
    if (failed.isPresent()) {
      return failed(steps, Leg.CALLEE, failed.get());
    }
    int calleeAnswer = steps.getLast().second();
    if (wish.goneFiles().atTalk()) {
      return new Course(steps, fileGone(calleeAnswer));
    }
    return new Course(steps, hangUp(wish, talkEnd(caller, callee), calleeAnswer));
  }

  private static Course failed(List<Step> steps, Leg leg, LegFailure how) {
    int second = steps.getLast().second() + how.after();
    return new Course(steps, Optional.of(new Finish(second, Ending.failed(leg, how))));
  }

  private static Course leftAlone(List<Step> steps, int second) {
    List<Step> before = steps.stream().filter(step -> step.second() < second).toList();
    return new Course(before, Optional.of(new Finish(second, Ending.callerLeft())));
  }

  /** ASSUMED: the caller is released first. */
  private static Optional<Finish> fileGone(int second) {
    return Optional.of(new Finish(second, Ending.fileGone(Leg.CALLER)));
  }

  private static Optional<Finish> hangUp(
      Click2Call wish, Optional<Finish> talkEnd, int calleeAnswer) {
    Optional<Finish> byParty =
        talkEnd.map(end -> new Finish(calleeAnswer + end.second(), end.ending()));
    if (wish.maxDuration() == 0) {
      return byParty;
    }
    int end = calleeAnswer + 60 * wish.maxDuration();
    Finish limit =
        wish.goneFiles().lastMinute()
            ? new Finish(end - 60, Ending.fileGone(Leg.CALLER))
            : new Finish(end, Ending.limitReached());
    return Optional.of(byParty.filter(party -> party.second() <= limit.second()).orElse(limit));
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
