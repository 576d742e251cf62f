package io.dialbridge.alerts;

import java.util.Locale;
import java.util.Optional;

/** Where an incident stands. Answers carry the lower-case word as a plain string. */
enum IncidentState {
  /** Waits to be told together with others of its route, or is told by the calls of another. */
  HELD,
  /** The next call is due at its time. */
  WAITING,
  /** Somebody is being called. */
  CALLING,
  /** Somebody takes care of it; nobody is called any more. */
  ACKNOWLEDGED,
  /** Everybody was called as often as the chain says, and nobody took it. */
  EXHAUSTED,
  /** No route is meant for it; nobody is called. */
  UNROUTED,
  /** Over. */
  RESOLVED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<IncidentState> ofWord(String word) {
    for (IncidentState state : values()) {
      if (state.word().equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** Whether somebody is, or will be, called about it. */
  boolean isUnderWay() {
    return switch (this) {
      case HELD, WAITING, CALLING -> true;
      case ACKNOWLEDGED, EXHAUSTED, UNROUTED, RESOLVED -> false;
    };
  }
}
