package io.dialbridge.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Text;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Map;

/**
 * So many for each holder at once, refilled evenly over the window. Remembers the holders seen
 * last, up to a bound; who is forgotten has a full bucket again.
 */
// Caffeine looks for the classes of a map that is bounded so by their names.
@RegisterForReflection(
    classNames = {
      "com.github.benmanes.caffeine.cache.PSAMS",
      "com.github.benmanes.caffeine.cache.SSMSA"
    })
public final class RateLimit {
  private static final int MOST_HOLDERS = 20_000;

  private final String name;
  private final int quota;
  private final Duration window;
  private final TimeMeter time;
  private final Counter refused;
  private final Cache<Object, Bucket> buckets;

  RateLimit(String name, int quota, Duration window, TimeMeter time, Counter refused) {
    this.name = name;
    this.quota = quota;
    this.window = window;
    this.time = time;
    this.refused = refused;
    // After a window without use a bucket is full: to forget it changes nothing.
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_HOLDERS)
            .expireAfterAccess(window)
            .ticker(time::currentTimeNanos)
            .executor(Runnable::run)
            .build();
  }

  /** Takes one from the holder's bucket, where there is one. */
  public Allowance take(Object holder) {
    ConsumptionProbe probe = buckets.get(holder, first -> full()).tryConsumeAndReturnRemaining(1);
    return allowance(
        probe.isConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
  }

  /** What {@link #take} would say now; nothing is taken. */
  public Allowance look(Object holder) {
    EstimationProbe probe = buckets.get(holder, first -> full()).estimateAbilityToConsume(1);
    return allowance(
        probe.canBeConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
  }

  private Allowance allowance(boolean granted, long remaining, long nanosToWait) {
    Duration wait =
        granted
            ? window.dividedBy(quota) // At most: a part of the next one may be there.
            : Duration.ofNanos(nanosToWait);
    long seconds = wholeSeconds(wait);
    return new Allowance(
        granted,
        Duration.ofSeconds(seconds),
        Map.of(
            Allowance.POLICY_FIELD,
            "\"%s\";q=%d;w=%d".formatted(name, quota, wholeSeconds(window)),
            Allowance.STATE_FIELD,
            "\"%s\";r=%d;t=%d".formatted(name, remaining, seconds)));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
        .withCustomTimePrecision(time)
        .build();
  }

  /** Rounded up, so that who waits that long doesn't come too early. */
  private static long wholeSeconds(Duration time) {
    return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /** The answer to what was not granted; counts it. */
  public ProblemException refuse(Allowance refusal, String detail) {
    return refuse(refusal, new Text(detail, detail));
  }

  /** As above, in the languages that it is told in. */
  public ProblemException refuse(Allowance refusal, Text detail) {
    refused.increment();
    return problem(refusal, detail);
  }

  /** The same answer, not counted: for one that was only looked at. */
  public ProblemException problem(Allowance refusal, Text detail) {
    return new ProblemException(ProblemKind.RATE_LIMITED, detail).retryAfter(refusal.retryAfter());
  }
}
