package io.dialbridge.pushes;

import java.time.Instant;
import java.util.HexFormat;

/** A push as the inbox keeps it. */
record StoredPush(long id, String app, byte[] digest, byte[] body, Instant receivedAt, int tries) {
  String digestHex() {
    return HexFormat.of().formatHex(digest);
  }
}
