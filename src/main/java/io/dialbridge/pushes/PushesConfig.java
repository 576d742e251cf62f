package io.dialbridge.pushes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How stored pushes are read. */
@ConfigMapping(prefix = "dialbridge.pushes")
public interface PushesConfig {
  /**
   * Readers of the inbox in this process; each holds up to two database connections while it reads.
   */
  @WithDefault("4")
  int readers();

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
