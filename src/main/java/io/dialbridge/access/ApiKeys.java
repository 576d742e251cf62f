package io.dialbridge.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The configured API keys, as hashes. A key is long and random, so one fast hash is enough. */
@ApplicationScoped
public class ApiKeys {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Map<String, byte[]> hashes = new TreeMap<>();

  ApiKeys(AccessConfig config) {
    config
        .keys()
        .forEach(
            (name, hash) -> {
              if (!NAME.matcher(name).matches() || !SHA256.matcher(hash).matches()) {
                throw new IllegalArgumentException(
                    "dialbridge.access.keys."
                        + name
                        + ": the name has 1 to 64 letters, digits or - _ . and the value is the SHA-256 of the key as 64 lower-case hex digits");
              }
              hashes.put(name, HexFormat.of().parseHex(hash));
            });
  }

  /** The name of the key, compared with every hash in the same time. */
  Optional<String> nameOf(String key) {
    byte[] given = hash(key);
    String found = null;
    for (Map.Entry<String, byte[]> entry : hashes.entrySet()) {
      if (MessageDigest.isEqual(entry.getValue(), given)) {
        found = entry.getKey();
      }
    }
    return Optional.ofNullable(found);
  }

  /** Whether this key, known from documentation, is among the configured ones. */
  public boolean contains(String key) {
    return nameOf(key).isPresent();
  }

  public boolean isEmpty() {
    return hashes.isEmpty();
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
