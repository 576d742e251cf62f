package io.dialbridge.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a bill that is still to come counts as late. */
@ConfigMapping(prefix = "dialbridge.bills")
public interface LateBillsConfig {
  /**
   * Minutes after the end of a call, or after its limit where no end was reported, from which on
   * its bill is late: 1 to 419, since 7 hours after the end it can no longer come. The platform
   * publishes no usual delay.
   */
  @WithDefault("15")
  int lateMinutes();
}
