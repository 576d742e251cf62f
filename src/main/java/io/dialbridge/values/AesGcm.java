package io.dialbridge.values;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a nonce drawn for each message, which stands before it. */
final class AesGcm {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final Random random;

  AesGcm(byte[] key, Random random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * @param context must be the same when it is opened
   */
  byte[] seal(byte[] context, byte[] message) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, 0, context).doFinal(message);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES/GCM", e);
    }
  }

  byte[] open(byte[] context, byte[] sealed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, sealed, 0, context)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("what was sealed is not what lies there", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, int offset, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
    cipher.updateAAD(context);
    return cipher;
  }
}
