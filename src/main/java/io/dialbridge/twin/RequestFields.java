package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request's JSON by the platform's rules; the first broken one refuses the request. */
final class RequestFields {
  /** The console takes only such names for voice files. */
  private static final Pattern VOICE_FILE = Pattern.compile("[0-9A-Za-z\\-_.@]{1,128}");

  /** Braces and Chinese text, its punctuation included, may not be in userData (rtc_05_0006). */
  private static final Pattern NOT_IN_USER_DATA =
      Pattern.compile("[{}\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]");

  private final JsonObject json;
  private final boolean jsonBooleans;

  RequestFields(JsonObject json, boolean jsonBooleans) {
    this.json = json;
    this.jsonBooleans = jsonBooleans;
  }

  /** A text that must be there, with the documented length in characters. */
  String required(String field, int shortest, int longest) {
    String value = text(field);
    if (value == null) {
      throw refused(field + " is required");
    }
    return sized(field, value, shortest, longest);
  }

  @Nullable String optional(String field, int longest) {
    String value = text(field);
    return value == null ? null : sized(field, value, 1, longest);
  }

  /** One of a few words; the first of them when the field is absent. */
  String oneOf(String field, List<String> words) {
    String value = text(field);
    if (value == null) {
      return words.getFirst();
    }
    if (!words.contains(value)) {
      throw refused(field + " must be one of " + String.join(", ", words));
    }
    return value;
  }

  /** A flag, which the documents make the text "true" or "false"; false when absent. */
  boolean flag(String field) {
    Object value = json.getValue(field);
    if (jsonBooleans && value instanceof Boolean tolerated) {
      return tolerated;
    }
    return oneOf(field, List.of("false", "true")).equals("true");
  }

  /** A whole number from 0; 0 when absent. */
  int number(String field, int largest) {
    Object value = json.getValue(field);
    if (value == null) {
      return 0;
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    long number = whole ? ((Number) value).longValue() : -1;
    if (number < 0 || number > largest) {
      throw refused(field + " must be an integer from 0 to " + largest);
    }
    return (int) number;
  }

  void voiceFile(String field) {
    String value = text(field);
    if (value != null && !VOICE_FILE.matcher(value).matches()) {
      throw refused(field + " is not the name of a voice file");
    }
  }

  @Nullable String userData() {
    String value = optional("userData", 256);
    if (value != null && NOT_IN_USER_DATA.matcher(value).find()) {
      throw refused("userData has a brace or Chinese text");
    }
    return value;
  }

  /** The plain form of a base64 address. */
  @Nullable String url(String field) {
    String value = text(field);
    if (value == null) {
      return null;
    }
    return PushUrl.decoded(value)
        .orElseThrow(() -> refused(field + " is not the base64 of an acceptable address"));
  }

  private @Nullable String text(String field) {
    Object value = json.getValue(field);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text;
    }
    throw refused(field + " must be a string");
  }

  private static String sized(String field, String value, int shortest, int longest) {
    if (value.length() < shortest || value.length() > longest) {
      throw refused(field + " must have " + shortest + " to " + longest + " characters");
    }
    return value;
  }

  private static RequestRefused refused(String detail) {
    return new RequestRefused(ResultCodes.INVALID_REQUEST, detail);
  }
}
