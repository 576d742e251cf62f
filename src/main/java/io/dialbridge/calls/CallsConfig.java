package io.dialbridge.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the facade. */
@ConfigMapping(prefix = "dialbridge.calls")
public interface CallsConfig {
  /**
   * Whether the twin's test numbers (+86154000…) may be called. Production refuses to start with
   * true.
   */
  @WithDefault("false")
  boolean testNumbersAllowed();

  /**
   * Seconds after which a call that is still being submitted counts as unconfirmed: its process
   * must have died. More than the connect time-out and three times the answer time-out together.
   */
  @WithDefault("45")
  int submittingSeconds();
}
