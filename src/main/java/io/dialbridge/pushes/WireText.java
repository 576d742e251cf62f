package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.values.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * Text from the wire made fit for the database: text columns refuse NUL and lone surrogates, and
 * nothing is endless.
 */
final class WireText {
  private static final int MOST_NUMBER = 64;

  private WireText() {}

  /** The value as text, at most that long; objects and arrays as their JSON. */
  static String of(JsonNode value, int most) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    return StorableText.of(text, most);
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
    return intOrNull(orNull(object, field, MOST_NUMBER));
  }

  static @Nullable Integer intOrNull(@Nullable String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
