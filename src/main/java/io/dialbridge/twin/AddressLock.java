package io.dialbridge.twin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Shuts out addresses that fail to authenticate again and again (1020176, rtc_04_0030). */
final class AddressLock {
  /** "Try again after 30 minutes", says the platform's table. */
  private static final Duration LOCKED = Duration.ofMinutes(30);

  private final int limit;
  private final Pace pace;
  private final Clock clock;
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, Instant> lockedUntil = new HashMap<>();

  AddressLock(TwinConfig config, Clock clock) {
    this.limit = config.lockAfterFailures();
    this.pace = config.pace();
    this.clock = clock;
  }

  boolean isLocked(String address) {
    Instant until = lockedUntil.get(address);
    return until != null && clock.instant().isBefore(until);
  }

  void succeeded(String address) {
    failures.remove(address);
  }

  void failed(String address) {
    if (limit > 0 && failures.merge(address, 1, Integer::sum) >= limit) {
      failures.remove(address);
      lockedUntil.put(address, clock.instant().plusMillis(pace.millis(LOCKED)));
    }
  }
}
