package io.dialbridge.pushes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A push as it came through the door: the raw bytes and the headers that matter.
 *
 * @param callId whose it says it is; null where it doesn't say, or speaks of several calls
 */
record ArrivedPush(
    String app,
    @Nullable UUID callId,
    byte[] body,
    @Nullable String contentType,
    @Nullable String authorization,
    @Nullable String aksk,
    PushSignature signature,
    Instant receivedAt) {

  ArrivedPush of(@Nullable UUID call) {
    return new ArrivedPush(
        app, call, body, contentType, authorization, aksk, signature, receivedAt);
  }
}
