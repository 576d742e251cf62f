package io.dialbridge.pushes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How stored pushes are read. */
@ConfigMapping(prefix = "dialbridge.pushes")
public interface PushesConfig {
  /**
   * How long a push may wait to be stored before it gets 503; the platform then pushes a bill again
   * and a status never. How long the platform waits is not published.
   */
  @WithDefault("1500MS")
  Duration storeTimeout();

  /**
   * Readers of the inbox in this process, among whom the calls are shared out; each reads many
   * pushes at a time, and holds up to two database connections while it does.
   */
  @WithDefault("2")
  int readers();

  /**
   * How long a reader that was woken waits for company before it reads: pushes that come together
   * are read by one transaction. The acknowledgement doesn't wait for it.
   */
  @WithDefault("15MS")
  Duration linger();

  /**
   * How often the inbox is looked at when nothing wakes the readers: finds what a crashed process
   * left.
   */
  @WithDefault("1S")
  Duration poll();

  /**
   * Pauses before a push is read again that fitted no call (its call may just be being saved) or
   * failed; after the last one it goes to quarantine.
   */
  @WithDefault("500MS,2S,5S,20S")
  List<Duration> retryPauses();
}
