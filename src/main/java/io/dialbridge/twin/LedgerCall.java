package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that was placed, and for how long it held its ports.
 *
 * @param app the name of the app
 * @param ports how many it takes from its start to its end
 * @param endedAt null: it goes on
 */
public record LedgerCall(
    long sequence,
    String app,
    String sessionId,
    @Nullable String userData,
    int ports,
    Instant startedAt,
    @Nullable Instant endedAt)
    implements LedgerEntry {

  LedgerCall ended(Instant at) {
    return new LedgerCall(sequence, app, sessionId, userData, ports, startedAt, at);
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("sequence", sequence)
        .put("type", "call")
        .put("app", app)
        .put("sessionId", sessionId)
        .put("userData", userData)
        .put("ports", ports)
        .put("startedAt", startedAt.toString())
        .put("endedAt", endedAt == null ? null : endedAt.toString());
  }
}
