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
   * The key before that one: what it sealed is still known again and can still be read. Leave it
   * configured for as long as calls and pushes of its time are kept, since their data keys are not
   * yet wrapped anew; without it their numbers can't be read, searches don't find them, open
   * cursors are invalid, and repeated requests with an older idempotency key look like other
   * requests.
   */
  Optional<String> previousKey();
}
