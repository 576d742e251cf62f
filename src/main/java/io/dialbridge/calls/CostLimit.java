package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.values.Money;

/** What a call can cost at most, before it is placed. Whoever knows the prices tells it. */
public interface CostLimit {
  Bound of(CallOrder call);

  /** How far that can be told. */
  sealed interface Bound {}

  /** No more than that, if the platform keeps to the call's limit. */
  record WorstCase(Money cost) implements Bound {}

  /** Nothing ends the call at a time that we know. */
  record Unbounded() implements Bound {}
}
