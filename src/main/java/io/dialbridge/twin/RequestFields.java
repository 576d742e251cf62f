package io.dialbridge.twin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request's JSON by the platform's rules; the first broken one refuses the request. */
final class RequestFields {
  /** Braces and Chinese text, its punctuation included, may not be in userData (rtc_05_0006). */
  private static final Pattern NOT_IN_USER_DATA =
      Pattern.compile("[{}\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]");

  private final JsonObject json;
  private final boolean jsonBooleans;
  private final String place;

  RequestFields(JsonObject json, boolean jsonBooleans) {
    this(json, jsonBooleans, "");
  }

  /**
   * The fields of an object within a request.
   *
   * @param place goes before the names of its fields in refusals
   */
  private RequestFields(JsonObject json, boolean jsonBooleans, String place) {
    this.json = json;
    this.jsonBooleans = jsonBooleans;
    this.place = place;
  }

  boolean has(String field) {
    return json.getValue(field) != null;
  }

  /** A text that must be there, with the documented length in characters. */
  String required(String field, int shortest, int longest) {
    String value = text(field);
    if (value == null) {
      throw refused(field, "is required");
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
      throw refused(field, "must be one of " + String.join(", ", words));
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

  /** A whole number from 0. */
  int number(String field, int largest, int absent) {
    Object value = json.getValue(field);
    if (value == null) {
      return absent;
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    long number = whole ? ((Number) value).longValue() : -1;
    if (number < 0 || number > largest) {
      throw refused(field, "must be an integer from 0 to " + largest);
    }
    return (int) number;
  }

  /** A file that the platform knows; the refusal of others reads as in VoiceCall_faq_00105. */
  @Nullable VoiceFile voiceFile(String field) {
    String value = text(field);
    if (value == null) {
      return null;
    }
    VoiceFile file =
        VoiceFile.named(value).orElseThrow(() -> refused(field, "is not the name of a voice file"));
    if (!file.exists()) {
      throw new RequestRefused(ResultCodes.INVALID_REQUEST, value + " does not exist");
    }
    return file;
  }

  /** An array of texts; null when absent. */
  @Nullable List<String> strings(String field) {
    Object value = json.getValue(field);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
      return array.stream().map(String.class::cast).toList();
    }
    throw refused(field, "must be an array of strings");
  }

  /** An array of 1 or more objects. */
  List<RequestFields> objects(String field, int most) {
    if (!(json.getValue(field) instanceof JsonArray array)
        || array.isEmpty()
        || array.size() > most) {
      throw refused(field, "must be an array of 1 to " + most + " objects");
    }
    List<RequestFields> objects = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      String of = field + "[" + index + "]";
      if (!(array.getValue(index) instanceof JsonObject object)) {
        throw refused(of, "must be an object");
      }
      objects.add(new RequestFields(object, jsonBooleans, place + of + "."));
    }
    return objects;
  }

  @Nullable String userData() {
    String value = optional("userData", 256);
    if (value != null && NOT_IN_USER_DATA.matcher(value).find()) {
      throw refused("userData", "has a brace or Chinese text");
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
        .orElseThrow(() -> refused(field, "is not the base64 of an acceptable address"));
  }

  private @Nullable String text(String field) {
    Object value = json.getValue(field);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text;
    }
    throw refused(field, "must be a string");
  }

  private String sized(String field, String value, int shortest, int longest) {
    if (value.length() < shortest || value.length() > longest) {
      throw refused(field, "must have " + shortest + " to " + longest + " characters");
    }
    return value;
  }

  RequestRefused refused(String field, String what) {
    return new RequestRefused(ResultCodes.INVALID_REQUEST, place + field + " " + what);
  }
}
