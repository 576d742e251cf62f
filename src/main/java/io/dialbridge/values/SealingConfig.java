package io.dialbridge.values;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "dialbridge.sealing")
public interface SealingConfig {
  /**
   * The key under which request fingerprints, API keys, cursors and the audit log are sealed, and
   * the data keys of numbers and pushes are wrapped: at least 64 hex digits, the same on all
   * replicas. Keep a copy where the database's copies are not: without it nobody can read a number.
   */
  String key();

  /**
   * The key before that one: what it sealed is still known again and can still be read, and data
   * keys and hashes of numbers are brought under today's key within minutes; the log says when that
   * is done. After that leave it configured for as long as clients may repeat requests with an
   * older idempotency key, use open cursors or an API key that was not used since.
   */
  Optional<String> previousKey();
}
