package io.dialbridge.pushes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  /** Names the push: the platform's repetition of it has the same bytes. */
  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
