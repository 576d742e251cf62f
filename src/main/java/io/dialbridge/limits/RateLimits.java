package io.dialbridge.limits;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The limits there are. */
@Singleton
public class RateLimits {
  private final RateLimit creates;
  private final RateLimit requests;
  private final RateLimit perCallee;
  private final RateLimit failures;

  public RateLimits(LimitsConfig config, MeterRegistry metrics) {
    this.creates = limit("creates", config.creates(), config.createsWindow(), metrics);
    this.requests = limit("requests", config.requests(), config.requestsWindow(), metrics);
    this.perCallee = limit("callee", config.perCallee(), config.perCalleeWindow(), metrics);
    this.failures = limit("failures", config.failures(), config.failuresWindow(), metrics);
  }

  private static RateLimit limit(String name, int quota, Duration window, MeterRegistry metrics) {
    return new RateLimit(
        name,
        quota,
        window,
        TimeMeter.SYSTEM_NANOTIME,
        metrics.counter("dialbridge.limits.refused", "limit", name));
  }

  /** Requests of a key that place calls; its holders are names of keys and people. */
  public RateLimit creates() {
    return creates;
  }

  /** All other requests of a key; its holders are names of keys and people. */
  public RateLimit requests() {
    return requests;
  }

  /** Calls to a callee; its holders are phone numbers. */
  public RateLimit perCallee() {
    return perCallee;
  }

  /** Requests without a valid key; its holders are networks. */
  public RateLimit failures() {
    return failures;
  }
}
