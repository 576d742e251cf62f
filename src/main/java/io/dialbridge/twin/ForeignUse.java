package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;

/**
 * Ports of an app that somebody else uses for a while, so that fewer are idle than the client can
 * know. It may be more than are idle now: then none is until calls end.
 *
 * @param app the name of the app
 * @param lasting real time
 */
public record ForeignUse(String app, int ports, Duration lasting) {
  private static final Set<String> FIELDS = Set.of("app", "ports", "millis");

  public ForeignUse {
    require(ports >= 1 && ports <= 65_535, "The ports must be from 1 to 65535.");
    require(lasting.isPositive(), "The ports must be used for a while.");
  }

  /**
   * Reads {@code {"app": "courier", "ports": 3, "millis": 5000}}. Throws {@link
   * IllegalArgumentException} with a sentence.
   */
  static ForeignUse read(JsonObject json) {
    require(json.fieldNames().equals(FIELDS), "Needed are app, ports and millis.");
    if (json.getValue("app") instanceof String app
        && json.getValue("ports") instanceof Integer ports
        && json.getValue("millis") instanceof Integer millis) {
      return new ForeignUse(app, ports, Duration.ofMillis(millis));
    }
    throw new IllegalArgumentException("The app is a name, ports and millis are numbers.");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
