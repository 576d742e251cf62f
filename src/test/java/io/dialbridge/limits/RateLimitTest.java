package io.dialbridge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.problem.ProblemKind;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final MovedTime time = new MovedTime();
  private final Counter refused = new SimpleMeterRegistry().counter("refused");
  private final RateLimit limit = new RateLimit("callee", 5, Duration.ofMinutes(1), time, refused);

  @Test
  void soManyAtOnceAndThenOneByOne() {
    for (int left = 4; left >= 0; left--) {
      Allowance granted = limit.take("one");
      assertThat(granted.granted()).isTrue();
      assertThat(granted.fields())
          .containsEntry("RateLimit-Policy", "\"callee\";q=5;w=60")
          .containsEntry("RateLimit", "\"callee\";r=%d;t=12".formatted(left));
    }
    time.pass(Duration.ofMillis(1_500));
    Allowance refusal = limit.take("one");
    assertThat(refusal.granted()).isFalse();
    assertThat(refusal.retryAfter()).as("10.5 s, rounded up").isEqualTo(Duration.ofSeconds(11));
    assertThat(refusal.fields()).containsEntry("RateLimit", "\"callee\";r=0;t=11");

    time.pass(Duration.ofMillis(10_499));
    assertThat(limit.take("one").granted()).isFalse();
    time.pass(Duration.ofMillis(1));
    assertThat(limit.take("one").granted()).isTrue();
    assertThat(limit.take("one").granted()).isFalse();
  }

  @Test
  void eachHolderHasItsOwn() {
    for (int i = 0; i < 5; i++) {
      limit.take("one");
    }
    assertThat(limit.take("one").granted()).isFalse();
    assertThat(limit.take("other").granted()).isTrue();
  }

  @Test
  void afterAWindowTheBucketIsFullAndNotFuller() {
    for (int i = 0; i < 5; i++) {
      limit.take("one");
    }
    time.pass(Duration.ofHours(3));
    for (int i = 0; i < 5; i++) {
      assertThat(limit.take("one").granted()).isTrue();
    }
    assertThat(limit.take("one").granted()).isFalse();
  }

  @Test
  void aRefusalIsAProblemAndIsCounted() {
    RateLimit one = new RateLimit("creates", 1, Duration.ofSeconds(10), time, refused);
    one.take("key");

    assertThat(one.refuse(one.take("key"), "Wait.").kind()).isEqualTo(ProblemKind.RATE_LIMITED);
    assertThat(refused.count()).isEqualTo(1);
  }

  private static final class MovedTime implements TimeMeter {
    private long nanos = 42;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
