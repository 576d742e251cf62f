package io.dialbridge.pushes;

import io.dialbridge.values.DataKey;
import io.dialbridge.values.Seal;
import io.dialbridge.values.Vault;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a push as they lie in the inbox: sealed under a key of the push's own.
 *
 * @param dataKey wrapped; null once the push is erased
 * @param digest names the push: the platform's repetition of it has the same bytes. Keyed, since
 *     nothing but a number may be unknown of a push, and that could be tried
 */
record SealedPush(byte[] digest, byte @Nullable [] dataKey, byte[] body) {
  private static final String PURPOSE = "push";

  static SealedPush of(byte[] push, Seal seal, Vault vault) {
    byte[] digest = seal.of(PURPOSE, push);
    DataKey key = vault.newKey(digest);
    return new SealedPush(digest, key.wrapped(), key.seal(PURPOSE, push));
  }

  /** Nothing once the push is erased. */
  byte[] opened(Vault vault) {
    return dataKey == null ? new byte[0] : vault.open(dataKey, digest).open(PURPOSE, body);
  }
}
