package io.dialbridge.dev;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Development only. */
@ConfigMapping(prefix = "dialbridge.dev")
public interface DevConfig {
  /** Port of the twin beside the service. */
  @WithDefault("8089")
  int twinPort();

  /** How many times faster than life the twin's calls run: at 10 a call of 40 s takes about 4 s. */
  @WithDefault("10")
  double twinSpeed();
}
