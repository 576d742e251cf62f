package io.dialbridge.pushes;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A push as the inbox keeps it.
 *
 * @param callId whose it says it is; null where it doesn't say, or speaks of several calls
 * @param tries how often reading it was in vain
 */
record StoredPush(
    long id,
    String app,
    @Nullable UUID callId,
    byte[] digest,
    byte[] body,
    Instant receivedAt,
    int tries) {
  String digestHex() {
    return HexFormat.of().formatHex(digest);
  }
}
