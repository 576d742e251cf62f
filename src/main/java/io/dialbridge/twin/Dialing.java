package io.dialbridge.twin;

import java.util.List;
import java.util.Optional;

/** How one party is called, in calls of every kind. */
final class Dialing {
  private static final int UNTIL_RINGING = 3;
  private static final int UNTIL_ANSWER = 4;

  private Dialing() {}

  /** Adds the steps of one leg; its failure, counted from the last of them, if it has no answer. */
  static Optional<LegFailure> of(List<Step> steps, Leg leg, Behaviour party, int start) {
    steps.add(new Step(start, StatusEvent.CALLOUT, leg));
    Optional<LegFailure> failure = party.failure();
    int ringing = start + UNTIL_RINGING;
    if (failure.isEmpty() || failure.get().rings()) {
      steps.add(new Step(ringing, StatusEvent.ALERTING, leg));
    }
    if (failure.isEmpty()) {
      steps.add(new Step(ringing + UNTIL_ANSWER, StatusEvent.ANSWER, leg));
    }
    return failure;
  }
}
