package io.dialbridge.twin;

import java.util.List;
import java.util.Optional;

/**
 * What will happen in a call unless it is stopped: a pure function of the request and of what the
 * parties do.
 *
 * @param steps in the order of time
 * @param finish the end; empty when the call goes on until it is stopped
 */
record Course(List<Step> steps, Optional<Finish> finish) {
  Course {
    steps = List.copyOf(steps);
  }
}
