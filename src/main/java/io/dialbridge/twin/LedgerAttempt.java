package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a push.
 *
 * @param at when the try ended
 * @param httpStatus the receiver's status; null: there was none
 * @param error why there was none; null: there was one
 */
public record LedgerAttempt(Instant at, @Nullable Integer httpStatus, @Nullable String error) {
  JsonObject json() {
    return new JsonObject()
        .put("at", at.toString())
        .put("httpStatus", httpStatus)
        .put("error", error);
  }
}
