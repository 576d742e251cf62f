package io.dialbridge.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long things are kept; counted from when the call was asked for, or the push received. */
@ConfigMapping(prefix = "dialbridge.retention")
public interface RetentionConfig {
  /**
   * The bytes of pushes, at least 7 days. What waits to be read, or for somebody's decision in the
   * quarantine, stays longer.
   */
  @WithDefault("90D")
  Duration pushes();

  /** Incidents of alerts with their history, from their end on; at least 1 day. */
  @WithDefault("90D")
  Duration incidents();

  /**
   * Who talked: the numbers of settled calls, the keys that were pressed, and the names of
   * recordings, as by an erasure. At least 1 day; left out: as long as the calls.
   */
  Optional<Duration> numbers();

  /**
   * The events of settled calls, step by step; what they came to stays in the call. A push that
   * comes after that goes to quarantine. At least 7 days; left out: as long as the calls.
   */
  Optional<Duration> events();

  /**
   * Where the recordings of settled calls lie; the platform itself deletes them 7 days after the
   * bill. At least 14 days; left out: as long as the calls.
   */
  Optional<Duration> recordings();

  /**
   * Settled calls with all that belongs to them: bills, events, pushes, and idempotency keys, which
   * would place a call again from then on. At least 30 days; left out: for ever.
   */
  Optional<Duration> calls();
}
