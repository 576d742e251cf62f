package io.dialbridge.access;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** API keys. */
@ConfigMapping(prefix = "dialbridge.access")
public interface AccessConfig {
  /**
   * By a name of your own (it scopes idempotency keys and is written with each call): the SHA-256
   * of the API key as 64 lower-case hex digits. Make keys of at least 128 bit of chance.
   */
  Map<String, String> keys();
}
