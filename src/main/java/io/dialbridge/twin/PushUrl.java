package io.dialbridge.twin;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the platform asks of statusUrl and feeUrl, and how the ledger shows them. */
final class PushUrl {
  /** In its plain form an address may hold only these; no {@code _ ? = &} (rtc_05_0006). */
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9\\-:./]+");

  private PushUrl() {}

  /** The plain address of a request's field, empty when the platform would refuse it. */
  static Optional<String> decoded(String base64) {
    if (base64.isEmpty() || base64.length() > 128) {
      return Optional.empty();
    }
    try {
      String plain = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return Optional.of(plain).filter(PushUrl::isAcceptable);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  static boolean isAcceptable(String plain) {
    if (!CHARACTERS.matcher(plain).matches()) {
      return false;
    }
    try {
      URI uri = new URI(plain);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getPort() <= 65_535 && uri.getPort() != 0;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }

  /** Without its last path segment, which is a secret of the receiver. */
  static String withoutSecret(String plain) {
    int host = plain.indexOf("//") + 2;
    int slash = plain.lastIndexOf('/');
    return slash < host ? plain : plain.substring(0, slash);
  }
}
