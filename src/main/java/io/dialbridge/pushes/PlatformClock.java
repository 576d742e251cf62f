package io.dialbridge.pushes;

import io.dialbridge.calls.CallFact.PlatformTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the platform's times. They are text without a zone ({@code 2026-01-15 08:30:20}; the pages
 * call it a "UNIX timestamp"). Bills are UTC by the vendor's FAQ. Of status pushes samples show
 * UTC, while newer pages speak of UTC+8: they are read in the zone in which they lie nearer to the
 * time of reception.
 */
final class PlatformClock {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final int DATE_LENGTH = 10;
  private static final int PLAIN_LENGTH = 19;
  private static final Pattern EPOCH = Pattern.compile("[0-9]{10}([0-9]{3})?");
  private static final Pattern REST = Pattern.compile("(\\.[0-9]{1,9})?Z?$");
  private static final Pattern SPACES = Pattern.compile("[ T]+");

  /** Other years are no times of calls, and the database holds not all of them. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 9999;
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private PlatformClock() {}

  static PlatformTime ofStatus(@Nullable String text, Instant receivedAt) {
    Instant epoch = text == null ? null : epoch(text);
    if (epoch != null) {
      return new PlatformTime(epoch, "UTC");
    }
    LocalDateTime local = text == null ? null : local(text);
    if (local == null) {
      return new PlatformTime(receivedAt, PlatformTime.UNREADABLE);
    }
    Instant utc = local.toInstant(ZoneOffset.UTC);
    Instant beijing = local.toInstant(BEIJING);
    boolean nearerToBeijing =
        Duration.between(beijing, receivedAt)
                .abs()
                .compareTo(Duration.between(utc, receivedAt).abs())
            < 0;
    return nearerToBeijing ? new PlatformTime(beijing, "+08:00") : new PlatformTime(utc, "UTC");
  }

  static @Nullable Instant ofBill(@Nullable String text) {
    Instant epoch = text == null ? null : epoch(text);
    LocalDateTime local = text == null || epoch != null ? null : local(text);
    return local == null ? epoch : local.toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant epoch(String text) {
    if (!EPOCH.matcher(text).matches()) {
      return null;
    }
    long value = Long.parseLong(text);
    return text.length() == 10 ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
  }

  /** As nearly all of them are. */
  private static boolean isPlain(String text) {
    return text.length() == PLAIN_LENGTH && text.charAt(DATE_LENGTH) == ' ';
  }

  private static String plain(String text) {
    return REST.matcher(SPACES.matcher(text).replaceAll(" ")).replaceFirst("");
  }

  /**
   * One sample of 2018 has two spaces between date and time; T, fractions and a literal Z pass as
   * well.
   */
  private static @Nullable LocalDateTime local(String text) {
    try {
      LocalDateTime local = LocalDateTime.parse(isPlain(text) ? text : plain(text), TEXT);
      return local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR ? null : local;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
