package io.dialbridge.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** API keys, which live in the database, and client tokens. */
@ConfigMapping(prefix = "dialbridge.access")
public interface AccessConfig {
  /**
   * A key named "desk" with every scope, made at start where it isn't there: for a desk, never for
   * production, which refuses to start with it.
   */
  Optional<String> deskKey();

  /**
   * The audience (aud) of client tokens: those made for another one are refused. One of its own for
   * each environment keeps their tokens apart even where they share a sealing key.
   */
  @WithDefault("dialbridge")
  String tokenAudience();
}
