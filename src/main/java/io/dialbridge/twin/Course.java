package io.dialbridge.twin;

import java.util.List;
import java.util.Optional;

/**
 * What will happen in a call unless it is stopped: a pure function of the request and of what the
 * parties do.
 *
 * @param steps in the order of time
 * @param finish the end; empty when the call goes on until it is stopped
 * @param heard what the bill tells of playing, if the call comes to its finish
 */
record Course(List<Step> steps, Optional<Finish> finish, Heard heard) {
  Course {
    steps = List.copyOf(steps);
  }

  Course(List<Step> steps, Optional<Finish> finish) {
    this(steps, finish, Heard.NOTHING);
  }

  /** The course of a one-party call whose only leg fails. */
  static Course unanswered(List<Step> steps, LegFailure how) {
    int second = steps.getLast().second() + how.after();
    return new Course(steps, Optional.of(new Finish(second, Ending.unanswered(how))));
  }
}
