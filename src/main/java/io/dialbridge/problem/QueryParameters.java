package io.dialbridge.problem;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query and path parameters, or says which one could not be read and what it should look
 * like.
 */
public final class QueryParameters {
  public static final int MOST_ITEMS = 200;
  public static final int USUAL_ITEMS = 50;

  private static final int LAST_YEAR = 9999;
  private static final Pattern APP = Pattern.compile("[A-Za-z0-9-]{1,16}");

  private QueryParameters() {}

  public static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL_ITEMS;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST_ITEMS) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // The same problem as a number out of range.
    }
    throw malformed("limit", "must be a whole number from 1 to " + MOST_ITEMS);
  }

  public static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeParseException e) {
      // The same problem as a year that RFC 3339 doesn't know and the database may not hold.
    }
    throw malformed(
        name, "must be a time of RFC 3339 with its offset, such as 2026-01-15T08:30:20Z");
  }

  /** The name of an app, configured or not; null where none was given. */
  public static @Nullable String app(@Nullable String text) {
    if (text != null && !APP.matcher(text).matches()) {
      throw malformed("app", "must be 1 to 16 letters, digits or hyphens");
    }
    return text;
  }

  /** The id, or a 404: what is no id of ours names nothing. */
  public static UUID id(String what, String text) {
    return uuid(text).orElseThrow(() -> unknown(what));
  }

  /** The id, where the text has the form of ours. */
  public static Optional<UUID> uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      return Optional.of(id).filter(known -> known.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Not the form of our ids.
    }
  }

  public static ProblemException unknown(String what) {
    return new ProblemException(
        ProblemKind.NOT_FOUND,
        "There is no " + what + " with this id. Check the id and the environment it came from.");
  }

  public static ProblemException malformed(String name, String rule) {
    return new ProblemException(ProblemKind.MALFORMED_PARAMETER, name + " " + rule + ".")
        .at(name, rule);
  }
}
