package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.limits.LimitsConfig;
import io.dialbridge.limits.RateLimits;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
  private static final String ADDRESS = "203.0.113.7";

  private final List<UniEmitter<? super Void>> pauses = new ArrayList<>();
  private final List<Duration> lengths = new ArrayList<>();
  private final LimitsConfig config = config();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final FailedAttempts attempts =
      new FailedAttempts(
          new RateLimits(config, metrics).failures(),
          config,
          metrics,
          length -> {
            lengths.add(length);
            return Uni.createFrom().emitter(pauses::add);
          });

  @Test
  void afterABurstAnswersComeLater() {
    assertThat(kindOf(attempt(ADDRESS))).isEqualTo(ProblemKind.UNAUTHENTICATED);
    assertThat(kindOf(attempt(ADDRESS))).isEqualTo(ProblemKind.UNAUTHENTICATED);
    UniAssertSubscriber<Object> later = attempt(ADDRESS);
    later.assertNotTerminated();
    assertThat(lengths).containsExactly(Duration.ofSeconds(7));
    assertThat(kindOf(attempt("203.0.113.8"))).isEqualTo(ProblemKind.UNAUTHENTICATED);

    pauses.getFirst().complete(null);
    assertThat(kindOf(later)).isEqualTo(ProblemKind.UNAUTHENTICATED);
  }

  @Test
  void onlySoManyWaitAtOnce() {
    attempt(ADDRESS);
    attempt(ADDRESS);
    UniAssertSubscriber<Object> waiting = attempt(ADDRESS);
    assertThat(kindOf(attempt(ADDRESS))).isEqualTo(ProblemKind.RATE_LIMITED);
    assertThat(metrics.counter("dialbridge.access.delayed").count()).isEqualTo(1);

    pauses.getFirst().complete(null);
    assertThat(kindOf(waiting)).isEqualTo(ProblemKind.UNAUTHENTICATED);
    attempt(ADDRESS).assertNotTerminated();
  }

  private UniAssertSubscriber<Object> attempt(String address) {
    return attempts
        .answer(address, new ProblemException(ProblemKind.UNAUTHENTICATED, "Send a key."))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private static ProblemKind kindOf(UniAssertSubscriber<Object> answer) {
    return ((ProblemException) answer.assertFailed().getFailure()).kind();
  }

  private static LimitsConfig config() {
    SmallRyeConfig settings =
        new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .withDefaultValue("dialbridge.limits.failures", "2")
            .withDefaultValue("dialbridge.limits.creates-window", "PT10S")
            .withDefaultValue("dialbridge.limits.requests-window", "PT10S")
            .withDefaultValue("dialbridge.limits.per-callee-window", "PT1M")
            .withDefaultValue("dialbridge.limits.failures-window", "PT1H")
            .withDefaultValue("dialbridge.limits.failures-delay", "PT7S")
            .withDefaultValue("dialbridge.limits.failures-delayed", "1")
            .build();
    return settings.getConfigMapping(LimitsConfig.class);
  }
}
