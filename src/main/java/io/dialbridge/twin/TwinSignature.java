package io.dialbridge.twin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The twin's own copy of the platform's digests; the service has another one. */
final class TwinSignature {
  private TwinSignature() {}

  /** A request's digest under AKSK (rtc_05_0006): the secret is the key, not part of the text. */
  static String aksk(String secret, String nonce, String created) {
    return hmac(secret, nonce + created);
  }

  /** A request's digest under the older WSSE: base64 of the hex text, not of the raw bytes. */
  static String wsse(String secret, String nonce, String created) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((nonce + created + secret).getBytes(StandardCharsets.UTF_8));
      String hex = HexFormat.of().formatHex(hash);
      return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", missing);
    }
  }

  /** A push's digest under the pages of 2026 (rtc_05_0008); SHA-256 is ASSUMED, they say HMAC. */
  static String push2026(String secret, String url, String nonce, String created) {
    return hmac(secret, url + "\n" + nonce + "\n" + created);
  }

  /** A push's digest under the pages of 2022 to 2025; SHA-256 is ASSUMED, they say HMAC. */
  static String push2022(String secret, String url, String nonce, String created) {
    return hmac(secret, url + nonce + created);
  }

  /** A recording's address, in letters and digits that need no escaping. */
  static String address(String key, String path, String expires) {
    return HexFormat.of().formatHex(mac(key, "GET\n" + path + "\n" + expires));
  }

  private static String hmac(String secret, String message) {
    return Base64.getEncoder().encodeToString(mac(secret, message));
  }

  private static byte[] mac(String secret, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java runtime has HmacSHA256.", missing);
    }
  }
}
