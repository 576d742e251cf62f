package io.dialbridge.bills;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** What calls cost. */
@ConfigMapping(prefix = "dialbridge.bills")
public interface BillsConfig {
  /**
   * Price of each started minute of each answered leg, decimal. The vendor's list price is 0.18.
   */
  @WithDefault("0.18")
  BigDecimal pricePerMinute();

  /** Currency of the price, ISO 4217. */
  @WithDefault("CNY")
  String currency();

  /**
   * Whether the caller's leg is paid for from the caller's own answer, the waiting for the callee
   * included; false: from the callee's answer. The documents don't say what is charged when the
   * callee never answers.
   */
  @WithDefault("true")
  boolean chargeWaiting();

  /**
   * How long the caller of a callback is assumed to wait for the callee at most, the greeting and
   * ringing included: counts in the worst case that a preflight tells. After how long ringing ends
   * is not published.
   */
  @WithDefault("2M")
  Duration longestWait();
}
