package io.dialbridge.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How calls are kept under the ports of their apps, and how the platform is left alone. */
@ConfigMapping(prefix = "dialbridge.pacing")
public interface PacingConfig {
  /** Calls that may wait for a port of one app; further ones are refused at once. */
  @WithDefault("1000")
  int queueLimit();

  /**
   * Minutes after which a call whose answer was lost, and of which no push came, no longer counts
   * as taking a port. It stays unconfirmed.
   */
  @WithDefault("10")
  int unconfirmedMinutes();

  /**
   * Minutes of talk after which a call without maxMinutes no longer counts as taking a port, should
   * neither its end nor its bill be pushed.
   */
  @WithDefault("120")
  int unboundedMinutes();

  /**
   * Seconds for which ports that the platform says are taken, and not by calls of ours, count as
   * taken (idlePort, 1020165).
   */
  @WithDefault("60")
  int correctionSeconds();

  /**
   * Seconds for which an app is left alone that the platform refused for its credentials, its
   * address or a frozen account; then one call may try, and each failure doubles them. 0: every
   * call may try.
   */
  @WithDefault("30")
  int circuitPauseSeconds();

  /** The most that these seconds grow to. */
  @WithDefault("1800")
  int circuitLongestPauseSeconds();
}
