package io.dialbridge.twin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The platform's ways to write a time. */
final class PlatformTime {
  static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private static final DateTimeFormatter TEXT = pattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter COMPACT = pattern("uuuuMMddHHmmss");

  /** The Z is a letter here, not a zone: Beijing time carries it as well. */
  private static final DateTimeFormatter CREATED = pattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

  private PlatformTime() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** As in status pushes and bills. */
  static String text(Instant instant, ZoneOffset zone) {
    return TEXT.format(instant.atOffset(zone));
  }

  /** As in session ids and call record ids. */
  static String compact(Instant instant, ZoneOffset zone) {
    return COMPACT.format(instant.atOffset(zone));
  }

  /** As in the signature headers. */
  static String created(Instant instant, ZoneOffset zone) {
    return CREATED.format(instant.atOffset(zone));
  }

  /** A signature's Created, read as UTC; empty when it is not in the documented form. */
  static Optional<Instant> readCreated(String created) {
    try {
      return Optional.of(LocalDateTime.parse(created, CREATED).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
