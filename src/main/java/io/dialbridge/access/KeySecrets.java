package io.dialbridge.access;

import io.dialbridge.values.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes the secrets of keys, and the hashes by which they are known again. */
@ApplicationScoped
class KeySecrets {
  static final int MOST_CHARACTERS = 128;

  private static final String PREFIX = "dbk_";
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** 238 bit of chance: a fast hash is enough. */
  private static final int CHARACTERS = 40;

  private static final int SHOWN = 6;

  private final Seal seal;
  private final Random random;

  KeySecrets(Seal seal, Random random) {
    this.seal = seal;
    this.random = random;
  }

  /** Without punctuation behind the prefix, so that a double click selects all of it. */
  String next() {
    StringBuilder secret = new StringBuilder(PREFIX);
    for (int i = 0; i < CHARACTERS; i++) {
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return secret.toString();
  }

  /** By which a person recognises it, and nobody can guess the rest. */
  static String prefix(String secret) {
    return secret.substring(0, Math.min(secret.length() / 2, PREFIX.length() + SHOWN));
  }

  byte[] hash(String secret) {
    return hashes(secret).getFirst();
  }

  /** Today's, then the one under the previous sealing key while it is rotated. */
  List<byte[]> hashes(String secret) {
    return seal.all("api-key", secret.getBytes(StandardCharsets.UTF_8));
  }
}
