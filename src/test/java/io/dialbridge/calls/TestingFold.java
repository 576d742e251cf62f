package io.dialbridge.calls;

import java.time.Instant;
import java.util.Collection;

/** The fold, for the tests of other rooms. */
public final class TestingFold {
  private TestingFold() {}

  /** The state of a call of that kind that was asked for then and knows these facts. */
  public static CallState fold(
      CallKind kind, Instant createdAt, Collection<? extends CallFact> facts) {
    return CallFold.fold(
        new CallShape(kind, createdAt, null, kind == CallKind.NOTIFICATION), facts);
  }
}
