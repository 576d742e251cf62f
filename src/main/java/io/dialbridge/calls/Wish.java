package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call that is wished for: checked, complete, and not yet placed.
 *
 * @param order makes the order for the platform from the id that the call is given
 * @param patience how long it may wait for a port; zero: not at all
 */
record Wish(CallRequest request, Function<UUID, CallOrder> order, Duration patience) {
  /** How long calls wait whose request doesn't say. */
  static final int USUAL_PATIENCE_SECONDS = 60;

  static Wish patient(
      CallRequest request, Function<UUID, CallOrder> order, @Nullable Integer queueSeconds) {
    int seconds = queueSeconds == null ? USUAL_PATIENCE_SECONDS : queueSeconds;
    return new Wish(request, order, Duration.ofSeconds(seconds));
  }
}
