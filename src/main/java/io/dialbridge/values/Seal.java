package io.dialbridge.values;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what leaves the house and comes back, or what may only be compared: HMAC-SHA256 under a
 * configured key.
 */
@ApplicationScoped
public class Seal {
  private static final String HMAC = "HmacSHA256";
  private static final int LEAST_KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final @Nullable SecretKeySpec previousKey;

  @Inject
  public Seal(SealingConfig config) {
    this(config.key(), config.previousKey().orElse(null));
  }

  Seal(String key, @Nullable String previousKey) {
    this.key = keySpec("dialbridge.sealing.key", key);
    this.previousKey =
        previousKey == null ? null : keySpec("dialbridge.sealing.previous-key", previousKey);
  }

  /**
   * @param purpose keeps seals of different uses apart, so that one can never pass for another
   */
  public byte[] of(String purpose, byte[]... parts) {
    return under(key, purpose, parts);
  }

  /**
   * Every seal of this by which it may be known again: the one of today first, then the one under
   * the previous key.
   */
  public List<byte[]> all(String purpose, byte[]... parts) {
    byte[] today = of(purpose, parts);
    return previousKey == null
        ? List.of(today)
        : List.of(today, under(previousKey, purpose, parts));
  }

  static byte[] under(byte[] key, String purpose, byte[]... parts) {
    return under(new SecretKeySpec(key, HMAC), purpose, parts);
  }

  private static byte[] under(SecretKeySpec key, String purpose, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      update(mac, purpose.getBytes(StandardCharsets.UTF_8));
      for (byte[] part : parts) {
        update(mac, part);
      }
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  /** Each part goes in behind its length, so that ("ab","c") and ("a","bc") differ. */
  private static void update(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    mac.update(part);
  }

  private static SecretKeySpec keySpec(String setting, String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + " must be hex digits only", e);
    }
    if (bytes.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(setting + " must have at least 64 hex digits (256 bit)");
    }
    return new SecretKeySpec(bytes, HMAC);
  }
}
