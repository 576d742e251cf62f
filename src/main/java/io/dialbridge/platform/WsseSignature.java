package io.dialbridge.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The older WSSE digest: Base64 of the lower-case hex text (not of the raw bytes) of SHA-256 over
 * nonce, created, secret.
 */
final class WsseSignature {
  private WsseSignature() {}

  static String ofRequest(String secret, String nonce, String created) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256")
              .digest((nonce + created + secret).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(HexFormat.of().formatHex(sum).getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
