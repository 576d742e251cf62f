package io.dialbridge.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Courses of verification codes: the first tone, the code as often as asked, the last tone. */
final class VerificationCourse {
  private static final int TONE = 3;
  private static final int DIGIT = 1;

  /** ASSUMED: so long a callee listens to a code that is read without an end. */
  private static final int PATIENCE = 60;

  private VerificationCourse() {}

  static Course of(CallVerify wish) {
    Behaviour callee = Behaviour.of(wish.calleeNbr());
    List<Step> steps = new ArrayList<>();
    Optional<LegFailure> failed = Dialing.of(steps, Leg.CALLEE, callee, 0);
    if (failed.isPresent()) {
      return Course.unanswered(steps, failed.get());
    }
    int answer = steps.getLast().second();
    return new Course(steps, finish(wish, callee, answer));
  }

  private static Optional<Finish> finish(CallVerify wish, Behaviour callee, int answer) {
    if (wish.preTone().vanishes()) {
      return Optional.of(new Finish(answer, Ending.fileGone(Leg.CALLEE)));
    }
    OptionalInt leaving = OnePartyCallee.leaving(callee);
    if (leaving.isPresent()) {
      int second = answer + Math.min(leaving.getAsInt(), TONE - 1);
      return Optional.of(new Finish(second, Ending.hungUp(Leg.CALLEE)));
    }
    if (wish.times() == 0) {
      return callee == Behaviour.STAYS
          ? Optional.empty()
          : Optional.of(new Finish(answer + PATIENCE, Ending.hungUp(Leg.CALLEE)));
    }
    int codeEnd = answer + TONE + wish.times() * wish.codeLength() * DIGIT;
    if (wish.posTone() == null) {
      return Optional.of(new Finish(codeEnd, Ending.played()));
    }
    return Optional.of(
        wish.posTone().vanishes()
            ? new Finish(codeEnd, Ending.fileGone(Leg.CALLEE))
            : new Finish(codeEnd + TONE, Ending.played()));
  }
}
