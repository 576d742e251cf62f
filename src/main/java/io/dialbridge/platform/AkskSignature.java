package io.dialbridge.platform;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The platform's AKSK digest: Base64 of HMAC-SHA256 under the APP_Secret. The messages differ: a
 * request signs {@code nonce + created}; a push signs the address as well, in one of two published
 * forms.
 */
public final class AkskSignature {
  private AkskSignature() {}

  /** Digest of a request's header (rtc_05_0007). */
  public static String ofRequest(String secret, String nonce, String created) {
    return digest(secret, nonce + created);
  }

  /** Digest of a push in the form of the pages of 2022 to 2025 (rtc_05_0008, 2022-05-07). */
  public static String ofPush2022(String secret, String url, String nonce, String created) {
    return digest(secret, url + nonce + created);
  }

  /** Digest of a push in the form of the pages of 2026-01-27 (rtc_05_0008, rtc_05_0014). */
  public static String ofPush2026(String secret, String url, String nonce, String created) {
    return digest(secret, url + "\n" + nonce + "\n" + created);
  }

  private static String digest(String secret, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
