package io.dialbridge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryLadderTest {
  private static final RandomGenerator NO_JITTER = () -> 0;

  @Test
  void theStepsAreThoseOfStandardWebhooks() {
    assertThat(
            IntStream.rangeClosed(1, 10)
                .mapToObj(failures -> RetryLadder.after(failures, null, NO_JITTER)))
        .satisfies(
            steps ->
                assertThat(steps.subList(0, 9).stream().map(step -> step.orElseThrow()))
                    .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24)))
        .last()
        .satisfies(step -> assertThat(step).isEmpty());
  }

  @Test
  void whatFailedTogetherIsSpreadByATenth() {
    Random random = new Random(7);
    assertThat(
            IntStream.range(0, 200)
                .mapToObj(i -> RetryLadder.after(2, null, random).orElseThrow())
                .toList())
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(330)))
        .anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(320)))
        .anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(310)));
  }

  @Test
  void aReceiverMayAskForMoreTimeButNotForLessNorForWeeks() {
    assertThat(RetryLadder.after(1, Duration.ofMinutes(3), NO_JITTER))
        .contains(Duration.ofMinutes(3));
    assertThat(RetryLadder.after(1, Duration.ofSeconds(1), NO_JITTER))
        .contains(Duration.ofSeconds(5));
    assertThat(RetryLadder.after(1, Duration.ofDays(30), NO_JITTER)).contains(Duration.ofHours(24));
  }
}
