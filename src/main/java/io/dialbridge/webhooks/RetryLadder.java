package io.dialbridge.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a delivery that failed is attempted again. */
final class RetryLadder {
  /** As Standard Webhooks advises. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** No receiver may put off a delivery for longer. */
  private static final Duration LONGEST = Duration.ofHours(24);

  /** So that what failed together doesn't come back together. */
  private static final double JITTER = 0.1;

  private RetryLadder() {}

  /**
   * Empty where it was the last attempt.
   *
   * @param failures so far, from 1
   * @param asked the receiver's Retry-After; null: it asked for nothing
   */
  static Optional<Duration> after(int failures, @Nullable Duration asked, RandomGenerator random) {
    if (failures > STEPS.size()) {
      return Optional.empty();
    }
    Duration step = STEPS.get(failures - 1);
    Duration spread = step.plusMillis((long) (step.toMillis() * JITTER * random.nextDouble()));
    Duration wanted = asked == null || asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    return Optional.of(wanted == null || wanted.compareTo(spread) < 0 ? spread : wanted);
  }
}
