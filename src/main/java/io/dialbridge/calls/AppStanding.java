package io.dialbridge.calls;

import io.dialbridge.explain.AppTrouble;
import io.dialbridge.explain.Doing;
import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an app stands with the platform, as all replicas see it.
 *
 * @param foreignPorts ports that are taken, and not by calls of ours
 * @param foreignUntil so long they count
 * @param pausedUntil the platform's flow control asked to send nothing before; null: it didn't
 * @param refusedCode with which the platform refused for a reason that only the operator can mend;
 *     null: not
 * @param failures in a row, for which the circuit is open
 * @param circuitUntil then one call may try; null: the circuit is closed
 */
record AppStanding(
    String app,
    int foreignPorts,
    @Nullable Instant foreignUntil,
    @Nullable Instant pausedUntil,
    @Nullable String refusedCode,
    @Nullable Instant refusedAt,
    int failures,
    @Nullable Instant circuitUntil) {
  /** Too few ports are free, whosever calls take them (rtc_04_0030). */
  private static final Set<String> PORTS_EXHAUSTED = Set.of("1020165", "1020154");

  /** Longer than any pause is in use, so that doubling ends. */
  private static final int MOST_DOUBLINGS = 20;

  /** What is known of calls that are sent. */
  enum Circuit {
    /** They may be. */
    CLOSED,
    /** None may be. */
    OPEN,
    /** One may try. */
    TRIAL
  }

  static AppStanding good(String app) {
    return new AppStanding(app, 0, null, null, null, null, 0, null);
  }

  int foreign(Instant now) {
    return foreignUntil != null && foreignUntil.isAfter(now) ? foreignPorts : 0;
  }

  boolean isPaused(Instant now) {
    return pausedUntil != null && pausedUntil.isAfter(now);
  }

  Circuit circuit(Instant now) {
    if (circuitUntil == null) {
      return Circuit.CLOSED;
    }
    return circuitUntil.isAfter(now) ? Circuit.OPEN : Circuit.TRIAL;
  }

  /** Whether it is arrears that keep its circuit open. */
  boolean isFrozen() {
    return refusedCode != null
        && AppTrouble.of(refusedCode).filter(AppTrouble.FROZEN::equals).isPresent();
  }

  /** One call tries: no other does until a pause is over, should nothing be heard of it. */
  AppStanding trying(Instant now, PacingConfig config) {
    return withCircuit(failures, now.plus(pause(failures, config)));
  }

  /** Forgets what the platform refused: the operator has mended it. */
  AppStanding resumed() {
    return good(app);
  }

  /**
   * The platform took a call.
   *
   * @param sentAt when that call was sent: what was sent before the last failure closes no circuit
   * @param idle the ports that it says are free now; null: it doesn't say
   * @param taken by calls of ours
   */
  AppStanding accepted(
      @Nullable Integer idle,
      Instant sentAt,
      int taken,
      int limit,
      Instant now,
      PacingConfig config) {
    AppStanding known = isStale(sentAt) ? this : closed();
    return idle == null ? known : known.withForeign(limit - idle - taken, now, config);
  }

  /**
   * The platform refused a call.
   *
   * @param sentAt when that call was sent: what was sent before the last failure neither opens nor
   *     closes a circuit
   * @param taken by other calls of ours
   */
  AppStanding refused(
      String code, Instant sentAt, int taken, int limit, Instant now, PacingConfig config) {
    Refusal refusal = Refusals.of(code);
    AppTrouble trouble = AppTrouble.of(code).orElse(null);
    if (trouble != null) {
      return troubled(code, refusal.waitFor(), sentAt, now, config);
    }
    // Who is told anything else was known by his credentials.
    boolean known = circuitUntil != null && !isFrozen() && !isStale(sentAt);
    AppStanding standing = known ? closed() : this;
    if (PORTS_EXHAUSTED.contains(code)) {
      return standing.withForeign(limit - taken, now, config);
    }
    if (refusal.retry() == Retry.WAIT) {
      return standing.withPause(refusal.waitFor(), now);
    }
    boolean says = refusal.doing() != Doing.CALLER && standing.circuitUntil == null;
    return says ? standing.withRefusal(code, now) : standing;
  }

  /** Refused for what is wrong with the app as a whole, or told so by a push. */
  AppStanding troubled(
      String code, @Nullable Duration advised, Instant sentAt, Instant now, PacingConfig config) {
    if (config.circuitPauseSeconds() == 0) {
      return withRefusal(code, now);
    }
    if (isStale(sentAt)) {
      return this;
    }
    Duration pause = pause(failures + 1, config);
    Duration longer = advised == null || advised.compareTo(pause) < 0 ? pause : advised;
    return withRefusal(code, now).withCircuit(failures + 1, now.plus(longer));
  }

  /** Whether a call was on its way already when the circuit opened, or opened again. */
  private boolean isStale(Instant sentAt) {
    return circuitUntil != null && refusedAt != null && sentAt.isBefore(refusedAt);
  }

  private AppStanding closed() {
    return new AppStanding(app, foreignPorts, foreignUntil, pausedUntil, null, null, 0, null);
  }

  private static Duration pause(int failures, PacingConfig config) {
    long factor = 1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    return Duration.ofSeconds(
        Math.min(config.circuitPauseSeconds() * factor, config.circuitLongestPauseSeconds()));
  }

  private AppStanding withForeign(int ports, Instant now, PacingConfig config) {
    boolean none = ports <= 0;
    return new AppStanding(
        app,
        none ? 0 : ports,
        none ? null : now.plusSeconds(config.correctionSeconds()),
        pausedUntil,
        refusedCode,
        refusedAt,
        failures,
        circuitUntil);
  }

  private AppStanding withPause(@Nullable Duration pause, Instant now) {
    return new AppStanding(
        app,
        foreignPorts,
        foreignUntil,
        pause == null ? pausedUntil : now.plus(pause),
        refusedCode,
        refusedAt,
        failures,
        circuitUntil);
  }

  private AppStanding withRefusal(String code, Instant now) {
    return new AppStanding(
        app, foreignPorts, foreignUntil, pausedUntil, code, now, failures, circuitUntil);
  }

  private AppStanding withCircuit(int failed, Instant until) {
    return new AppStanding(
        app, foreignPorts, foreignUntil, pausedUntil, refusedCode, refusedAt, failed, until);
  }
}
