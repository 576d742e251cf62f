package io.dialbridge.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** By what names people are known here: each has one of their own, and none is that of a key. */
final class PersonName {
  /** Names of keys have no colon. */
  private static final String READABLE = "oidc:";

  private static final String DIGEST = "oidc-sha256:";

  /** Together with the prefix 64 characters, as many as the columns have. */
  private static final Pattern FITS = Pattern.compile("[\\x21-\\x7e]{1,59}");

  private PersonName() {}

  /**
   * @param subject what the issuer calls them; where that doesn't fit, its SHA-256 stands for it
   */
  static String of(String subject) {
    return FITS.matcher(subject).matches() ? READABLE + subject : DIGEST + digest(subject);
  }

  private static String digest(String subject) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(subject.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
