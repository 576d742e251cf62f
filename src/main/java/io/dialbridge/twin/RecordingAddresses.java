package io.dialbridge.twin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks addresses that need no other authentication, in the manner of an object store's
 * pre-signed ones. What the platform's look like was never seen.
 */
final class RecordingAddresses {
  /** How an address stands the check. */
  enum Verdict {
    GOOD,
    EXPIRED,
    FORGED
  }

  private final Pace pace;
  private final Clock clock;
  private final String key;

  RecordingAddresses(TwinConfig config, Clock clock, RandomGenerator random) {
    this.pace = config.pace();
    this.clock = clock;
    this.key = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }

  /**
   * An address of a recording.
   *
   * @param authority the host and port at which the client reaches the twin
   * @param life platform time
   */
  String sign(String authority, Recording recording, Duration life) {
    // A whole second at least: the expiry has no fractions.
    Instant end = clock.instant().plusMillis(pace.millis(life)).plusMillis(999);
    String expires = Long.toString(end.getEpochSecond());
    String signature = TwinSignature.address(key, recording.path(), expires);
    return "http://%s%s?AccessKeyId=twin&Expires=%s&Signature=%s"
        .formatted(authority, recording.path(), expires, signature);
  }

  Verdict check(String path, @Nullable String expires, @Nullable String signature) {
    if (expires == null || signature == null || !expires.matches("\\d{1,12}")) {
      return Verdict.FORGED;
    }
    String right = TwinSignature.address(key, path, expires);
    if (!MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
      return Verdict.FORGED;
    }
    boolean over = !clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)));
    return over ? Verdict.EXPIRED : Verdict.GOOD;
  }
}
