package io.dialbridge.alerts;

import java.util.List;
import java.util.Optional;

/**
 * A place in a chain; all count from 0.
 *
 * @param round how often the whole chain was gone through
 * @param step whose turn it is
 * @param attempt of this person in this round
 */
record Place(int round, int step, int attempt) {
  static final Place FIRST = new Place(0, 0, 0);

  /**
   * The place behind; empty: the chain is at its end.
   *
   * @param skip whether it is somebody else's turn, whatever attempts are left
   */
  Optional<Place> next(List<ChainStep> steps, int rounds, boolean skip) {
    if (!skip && step < steps.size() && attempt + 1 < steps.get(step).attempts()) {
      return Optional.of(new Place(round, step, attempt + 1));
    }
    if (step + 1 < steps.size()) {
      return Optional.of(new Place(round, step + 1, 0));
    }
    return round + 1 < rounds ? Optional.of(new Place(round + 1, 0, 0)) : Optional.empty();
  }
}
