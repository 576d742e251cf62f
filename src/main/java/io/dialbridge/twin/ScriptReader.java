package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads scripts from JSON:
 *
 * <pre>{@code
 * {"number": "+8615400010001", "calls": 2, "refuse": "1020165",
 *  "answer": "LOST", "answerDelayMillis": 500,
 *  "events": {"alerting:callee": "LOST", "disconnect": "LATE:1500"},
 *  "bill": "TWICE", "recording": "MISSING", "withoutUserData": true}
 * }</pre>
 *
 * Only the number is required. Throws {@link IllegalArgumentException} with a sentence.
 */
final class ScriptReader {
  private static final Set<String> FIELDS =
      Set.of(
          "number",
          "calls",
          "refuse",
          "answer",
          "answerDelayMillis",
          "events",
          "bill",
          "recording",
          "withoutUserData");

  private ScriptReader() {}

  static Script read(JsonObject json) {
    for (String field : json.fieldNames()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException("A script has no field " + field + ".");
      }
      if (json.getValue(field) == null) {
        throw new IllegalArgumentException("The field " + field + " is null; leave it out.");
      }
    }
    try {
      return readFields(json);
    } catch (ClassCastException wrongType) {
      throw new IllegalArgumentException("A field of the script has the wrong type.", wrongType);
    }
  }

  private static Script readFields(JsonObject json) {
    String number = json.getString("number", "");
    ScriptedAnswer answer =
        oneOf(ScriptedAnswer.class, json.getString("answer", ScriptedAnswer.NORMAL.name()));
    @Nullable String bill = json.getString("bill");
    @Nullable String recording = json.getString("recording");
    return new Script(
        number,
        json.getInteger("calls"),
        json.getString("refuse"),
        answer,
        Duration.ofMillis(json.getLong("answerDelayMillis", 0L)),
        events(json.getJsonObject("events", new JsonObject())),
        bill == null ? null : oneOf(BillTwist.class, bill),
        recording == null ? null : oneOf(RecordingTwist.class, recording),
        json.getBoolean("withoutUserData", false));
  }

  private static Map<String, EventScript> events(JsonObject json) {
    Map<String, EventScript> events = new HashMap<>();
    for (String event : json.fieldNames()) {
      events.put(event, event(json.getString(event, "")));
    }
    return events;
  }

  /** Like {@code TWICE} or, in milliseconds, {@code LATE:1500}. */
  private static EventScript event(@Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("An event needs a twist.");
    }
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    String millis = colon < 0 ? "0" : text.substring(colon + 1);
    if (!millis.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("A delay is in milliseconds, like LATE:1500.");
    }
    return new EventScript(
        oneOf(StatusTwist.class, word), Duration.ofMillis(Integer.parseInt(millis)));
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(word.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new IllegalArgumentException("A script knows no " + word + ".");
  }
}
