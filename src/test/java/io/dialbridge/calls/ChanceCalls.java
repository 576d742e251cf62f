package io.dialbridge.calls;

import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one run. {@code -Dchance.seed} repeats a run, and {@code -Dchance.calls} says how
 * many calls it has.
 */
final class ChanceCalls {
  static final int COUNT = Integer.getInteger("chance.calls", 10_000);
  static final long SEED = Long.getLong("chance.seed", new SecureRandom().nextLong());

  private ChanceCalls() {}

  /** Each call has a seed of its own, so that a failing one can be repeated alone. */
  static long seed(int number) {
    return SEED + number;
  }

  /** Fails with all that is to be known about the first call for which the check fails. */
  static void forEach(Consumer<ChanceCall> check) {
    for (int number = 0; number < COUNT; number++) {
      @Nullable ChanceCall call = null;
      try {
        call = ChanceCall.draw(seed(number));
        check.accept(call);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(failure(number, call, e), e);
      }
    }
  }

  private static String failure(int number, @Nullable ChanceCall call, Throwable cause) {
    String drawn = call == null ? "The call could not be drawn." : describe(call);
    return """
    %s
      Call %d of -Dchance.seed=%d; this call alone: -Dchance.seed=%d -Dchance.calls=1
      %s\
    """
        .formatted(cause.getMessage(), number, SEED, seed(number), drawn);
  }

  private static String describe(ChanceCall call) {
    return """
    %s
      %s
      facts in the order of reception:
      %s\
    """
        .formatted(
            call.shape(),
            call.script().truth(),
            call.arrivals().stream()
                .flatMap(arrival -> arrival.facts().stream())
                .map(CallFact::toString)
                .collect(Collectors.joining("\n  ")));
  }
}
