package io.dialbridge.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event, to be written down.
 *
 * @param callId with the sequence; null: it is no call's
 * @param app null: it is no app's
 * @param onlyTo the only endpoint that is told; null: all that asked for it
 */
record Told(
    UUID id,
    EventType type,
    @Nullable UUID callId,
    @Nullable String app,
    @Nullable Integer sequence,
    Instant at,
    Object data,
    @Nullable UUID onlyTo) {
  Told onlyTo(UUID endpoint) {
    return new Told(id, type, callId, app, sequence, at, data, endpoint);
  }
}
