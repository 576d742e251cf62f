package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that came in on one of the platform's paths.
 *
 * @param at when its answer was decided
 * @param app the name of the app; null: the twin didn't get so far as to tell
 * @param resultcode the decided result, also when a script then lost the answer; null: none, the
 *     connection was closed
 * @param callPlaced whether a phone will ring for it
 */
public record LedgerRequest(
    long sequence,
    Instant at,
    @Nullable String app,
    String path,
    @Nullable String resultcode,
    @Nullable String userData,
    @Nullable String sessionId,
    boolean callPlaced)
    implements LedgerEntry {

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("sequence", sequence)
        .put("type", "request")
        .put("at", at.toString())
        .put("app", app)
        .put("path", path)
        .put("resultcode", resultcode)
        .put("userData", userData)
        .put("sessionId", sessionId)
        .put("callPlaced", callPlaced);
  }
}
