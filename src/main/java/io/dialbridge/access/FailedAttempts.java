package io.dialbridge.access;

import io.dialbridge.limits.Allowance;
import io.dialbridge.limits.LimitsConfig;
import io.dialbridge.limits.RateLimit;
import io.dialbridge.limits.RateLimits;
import io.dialbridge.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Slows down who tries keys: after a burst of refusals, further ones to the same network are
 * answered later. Whoever has a valid key never comes here, whatever its neighbours do.
 */
@ApplicationScoped
@Startup // Its metrics are there from then on, so that the first event is an increase.
class FailedAttempts {
  private final RateLimit limit;
  private final Duration delay;
  private final int mostDelayed;
  private final Counter slowed;
  private final Function<Duration, Uni<Void>> pause;
  private final AtomicInteger delayed = new AtomicInteger();

  @Inject
  FailedAttempts(RateLimits limits, LimitsConfig config, MeterRegistry metrics) {
    this(
        limits.failures(),
        config,
        metrics,
        time -> Uni.createFrom().voidItem().onItem().delayIt().by(time));
  }

  FailedAttempts(
      RateLimit limit,
      LimitsConfig config,
      MeterRegistry metrics,
      Function<Duration, Uni<Void>> pause) {
    this.limit = limit;
    this.delay = config.failuresDelay();
    this.mostDelayed = config.failuresDelayed();
    this.slowed = metrics.counter("dialbridge.access.delayed");
    this.pause = pause;
  }

  /** Fails with the refusal, at once or later; with 429 where too many wait already. */
  <T> Uni<T> answer(String address, ProblemException refusal) {
    Allowance allowance = limit.take(NetworkAddress.network(address));
    if (allowance.granted()) {
      return Uni.createFrom().failure(refusal);
    }
    if (delayed.incrementAndGet() > mostDelayed) {
      delayed.decrementAndGet();
      return Uni.createFrom()
          .failure(
              limit.refuse(
                  allowance,
                  "Too many requests without a valid API key came from this address. Send a valid key, or wait."));
    }
    slowed.increment();
    return pause
        .apply(delay)
        .onTermination()
        .invoke(delayed::decrementAndGet)
        .chain(() -> Uni.createFrom().failure(refusal));
  }
}
