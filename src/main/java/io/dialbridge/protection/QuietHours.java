package io.dialbridge.protection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of each day by the clock on the wall, across midnight where the end is the earlier one.
 *
 * @param from the first minute that is quiet
 * @param to the first that is not
 */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  private static final Pattern HOURS = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

  /** Throws with a sentence where that can't be read. */
  static QuietHours of(String hours, String zone) {
    Matcher read = HOURS.matcher(hours);
    if (!read.matches()) {
      throw new IllegalArgumentException(hours + " is not like 22:00-08:00");
    }
    try {
      LocalTime from = LocalTime.parse(read.group(1));
      LocalTime to = LocalTime.parse(read.group(2));
      if (from.equals(to)) {
        throw new IllegalArgumentException(hours + " begin and end at the same time");
      }
      return new QuietHours(from, to, ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(hours + " in " + zone + ": " + e.getMessage(), e);
    }
  }

  /** When they end, where that is an instant of them. */
  Optional<Instant> endIfQuiet(Instant now) {
    LocalDateTime local = LocalDateTime.ofInstant(now, zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = to.isBefore(from);
    boolean evening = !time.isBefore(from);
    boolean morning = time.isBefore(to);
    if (overnight ? !evening && !morning : !evening || !morning) {
      return Optional.empty();
    }
    boolean tomorrow = overnight && evening;
    return Optional.of(instantOf(local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to), now));
  }

  /**
   * When the clocks say that for the first time after now. Where they skip it, they do so when they
   * are put forward; what they say twice, in autumn, comes a second time.
   */
  private Instant instantOf(LocalDateTime end, Instant now) {
    ZoneOffsetTransition change = zone.getRules().getTransition(end);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    ZonedDateTime first = end.atZone(zone);
    return first.toInstant().isAfter(now)
        ? first.toInstant()
        : first.withLaterOffsetAtOverlap().toInstant();
  }
}
