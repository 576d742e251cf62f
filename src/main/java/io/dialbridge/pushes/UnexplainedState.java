package io.dialbridge.pushes;

import io.dialbridge.problem.QueryParameters;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which bills without a call are asked for, by what operators made of their quarantine entries. */
enum UnexplainedState {
  /** Nobody has put them aside. */
  OPEN,
  /** Somebody has. */
  DISCARDED,
  ALL;

  static UnexplainedState of(@Nullable String word) {
    return word == null
        ? OPEN
        : Arrays.stream(values())
            .filter(state -> state.word().equals(word))
            .findFirst()
            .orElseThrow(
                () -> QueryParameters.malformed("state", "must be one of open, discarded, all"));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
