package io.dialbridge.values;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what leaves the house and comes back, or what may only be compared: HMAC-SHA256 under a
 * configured key.
 */
@ApplicationScoped
public class Seal {
  private static final int LEAST_KEY_BYTES = 32;

  private final SecretKeySpec key;

  public Seal(SealingConfig config) {
    this.key = new SecretKeySpec(keyBytes(config.key()), "HmacSHA256");
  }

  /**
   * @param purpose keeps seals of different uses apart, so that one can never pass for another
   */
  public byte[] of(String purpose, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
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

  private static byte[] keyBytes(String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("dialbridge.sealing.key must be hex digits only", e);
    }
    if (bytes.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "dialbridge.sealing.key must have at least 64 hex digits (256 bit)");
    }
    return bytes;
  }
}
