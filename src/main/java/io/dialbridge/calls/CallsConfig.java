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
   * What is done about numbers that have not the form of a number of the Chinese mainland, mobile
   * or fixed line, which alone the platform calls: off, warn or refuse.
   */
  @WithDefault("refuse")
  Enforcement numberForm();

  /**
   * What is done about numbers that the platform doesn't reach, as far as they tell: fixed lines of
   * Xinjiang and Tibet, short numbers such as 95xxx; off, warn or refuse. A mobile number doesn't
   * tell its region.
   */
  @WithDefault("refuse")
  Enforcement region();

  /**
   * Seconds after which a call that is still being submitted counts as unconfirmed: its process
   * must have died. More than the connect time-out and three times the answer time-out together.
   */
  @WithDefault("45")
  int submittingSeconds();
}
