package io.dialbridge.pushes;

import io.dialbridge.platform.AkskSignature;
import io.dialbridge.platform.App;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges a push's X-AKSK header. The vendor's pages have published two forms of the signed message
 * and two zones for Created, and its FAQ says that pushes aren't signed at all
 * (VoiceCall_faq_00003): so both forms are tried, and which one matched is written down. The digest
 * alone is judged, never the age: a bill that is pushed again hours later may carry its first
 * Created.
 *
 * @param form how the signature came out
 * @param createdZone the zone, UTC or +08:00, in which Created lies nearer to the time of
 *     reception; null where it can't be read
 */
record PushSignature(Form form, @Nullable String createdZone) {
  private static final Pattern PART =
      Pattern.compile("(Username|PasswordDigest|Nonce|Created)=\"([^\"]{1,256})\"");
  static final String UTC = "UTC";
  static final String BEIJING_TIME = "+08:00";
  private static final int MOST_CHARACTERS = 1024;
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");

  /** How a signature came out. */
  enum Form {
    /** Address, nonce and Created joined by line feeds: the pages of 2026. */
    FORM_2026,
    /** Address, nonce and Created joined by nothing: the pages of 2022 to 2025. */
    FORM_2022,
    /** A header is there, and neither form matches. */
    MISMATCH,
    /** No X-AKSK header. */
    ABSENT;

    boolean isGood() {
      return this == FORM_2026 || this == FORM_2022;
    }
  }

  /**
   * @param url the address the push was posted to, as we had told it to the platform
   */
  static PushSignature judge(App app, String url, @Nullable String header, Instant receivedAt) {
    if (header == null || header.isBlank()) {
      return new PushSignature(Form.ABSENT, null);
    }
    Map<String, String> parts = parts(header);
    String nonce = parts.getOrDefault("Nonce", "");
    String created = parts.getOrDefault("Created", "");
    String digest = parts.getOrDefault("PasswordDigest", "");
    return new PushSignature(
        form(app, url, parts.getOrDefault("Username", ""), digest, nonce, created),
        zoneOf(created, receivedAt));
  }

  private static Form form(
      App app, String url, String username, String digest, String nonce, String created) {
    if (!username.equals(app.key()) || nonce.isEmpty() || created.isEmpty()) {
      return Form.MISMATCH;
    }
    if (isSame(AkskSignature.ofPush2026(app.secret(), url, nonce, created), digest)) {
      return Form.FORM_2026;
    }
    return isSame(AkskSignature.ofPush2022(app.secret(), url, nonce, created), digest)
        ? Form.FORM_2022
        : Form.MISMATCH;
  }

  private static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Both {@code ","} and {@code ", "} stand between the parts in the published samples. */
  private static Map<String, String> parts(String header) {
    Map<String, String> parts = new HashMap<>();
    if (header.length() <= MOST_CHARACTERS) {
      Matcher matcher = PART.matcher(header);
      while (matcher.find()) {
        parts.putIfAbsent(matcher.group(1), matcher.group(2));
      }
    }
    return parts;
  }

  private static @Nullable String zoneOf(String created, Instant receivedAt) {
    try {
      LocalDateTime local = LocalDateTime.parse(created, CREATED);
      Duration utc = Duration.between(local.toInstant(ZoneOffset.UTC), receivedAt).abs();
      Duration beijing = Duration.between(local.toInstant(BEIJING), receivedAt).abs();
      return beijing.compareTo(utc) < 0 ? BEIJING_TIME : UTC;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
