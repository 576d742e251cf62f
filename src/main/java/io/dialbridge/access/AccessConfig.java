package io.dialbridge.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** API keys; they live in the database. */
@ConfigMapping(prefix = "dialbridge.access")
public interface AccessConfig {
  /**
   * A key named "desk" with every scope, made at start where it isn't there: for a desk, never for
   * production, which refuses to start with it.
   */
  Optional<String> deskKey();
}
