package io.dialbridge.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Token buckets: so many at once, refilled evenly over the window. Each replica counts for itself.
 */
@ConfigMapping(prefix = "dialbridge.limits")
public interface LimitsConfig {
  /**
   * Calls that one key may place at once, and again within dialbridge.limits.creates-window;
   * repeats of a request count. One too many gets 429.
   */
  @WithDefault("100")
  int creates();

  /** Time in which that many calls may be placed anew. */
  @WithDefault("10S")
  Duration createsWindow();

  /**
   * Other requests that one key may send at once, and again within
   * dialbridge.limits.requests-window. One too many gets 429.
   */
  @WithDefault("1000")
  int requests();

  /** Time in which that many requests may be sent anew. */
  @WithDefault("10S")
  Duration requestsWindow();

  /**
   * Calls that may be placed to one callee at once, and again within
   * dialbridge.limits.per-callee-window, all keys and apps together; a repeated request doesn't
   * count. One too many gets 429, and nobody is rung.
   */
  @WithDefault("5")
  int perCallee();

  /** Time in which that many calls may be placed to one callee anew. */
  @WithDefault("1M")
  Duration perCalleeWindow();

  /**
   * Requests without a valid key that one address (of IPv6: one /64) may send at once, and again
   * within dialbridge.limits.failures-window, before their answers are delayed.
   */
  @WithDefault("10")
  int failures();

  /** Time in which that many such requests may be sent anew. */
  @WithDefault("1M")
  Duration failuresWindow();

  /** How long such an answer is delayed. Meanwhile the request keeps its place at its door. */
  @WithDefault("2S")
  Duration failuresDelay();

  /** Answers that are delayed at once in this process; further ones are 429 at once. */
  @WithDefault("100")
  int failuresDelayed();
}
