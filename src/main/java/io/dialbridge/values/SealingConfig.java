package io.dialbridge.values;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "dialbridge.sealing")
public interface SealingConfig {
  /**
   * The key under which request fingerprints and cursors are sealed (HMAC-SHA256): at least 64 hex
   * digits, the same on all replicas.
   */
  String key();

  /**
   * The key before that one, while a rotation lasts: what it sealed is still known again. Without
   * it a new key makes open cursors invalid, and repeated requests with an older idempotency key
   * look like other requests.
   */
  Optional<String> previousKey();
}
