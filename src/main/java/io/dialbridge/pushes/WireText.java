package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Text from the wire made fit for the database: text columns refuse NUL and lone surrogates, and
 * nothing is endless.
 */
final class WireText {
  private static final int REPLACEMENT = 0xFFFD;

  private WireText() {}

  /** The value as text, at most that long; objects and arrays as their JSON. */
  static String of(JsonNode value, int most) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    StringBuilder fit = new StringBuilder(Math.min(text.length(), most));
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .takeWhile(c -> fit.length() + Character.charCount(c) <= most)
        .forEach(fit::appendCodePoint);
    return fit.toString();
  }

  /**
   * Absent, null and blank are all nothing: the platform leaves out, or empties, what has no value.
   */
  static @Nullable String orNull(JsonNode object, String field, int most) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = of(value, most).strip();
    return text.isEmpty() ? null : text;
  }

  /** A number, also where it travels as a string; null for everything else. */
  static @Nullable Integer intOrNull(JsonNode object, String field) {
    String text = orNull(object, field, 16);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
