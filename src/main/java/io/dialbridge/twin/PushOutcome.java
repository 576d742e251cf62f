package io.dialbridge.twin;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How one try of a push went.
 *
 * @param httpStatus null when there was no answer
 * @param error why there was no answer; never an address, whose path is a secret
 */
record PushOutcome(@Nullable Integer httpStatus, String body, @Nullable String error) {
  static PushOutcome answered(int httpStatus, String body) {
    return new PushOutcome(httpStatus, body, null);
  }

  static PushOutcome failed(String error) {
    return new PushOutcome(null, "", error);
  }

  /** For a status push only the 200 counts (rtc_05_0008). */
  boolean acceptsStatus() {
    return httpStatus != null && httpStatus == 200;
  }

  /** For a bill a resultcode, if there is one, has the last word (rtc_05_0008_1). */
  boolean acceptsBill() {
    if (!acceptsStatus()) {
      return false;
    }
    try {
      Object code = body.isBlank() ? null : new JsonObject(body).getValue("resultcode");
      return code == null || "0".equals(String.valueOf(code));
    } catch (DecodeException | ClassCastException notAnObject) {
      return true;
    }
  }
}
