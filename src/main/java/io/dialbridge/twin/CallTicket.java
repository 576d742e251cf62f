package io.dialbridge.twin;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a call once it was placed.
 *
 * @param authority the host and port by which the client reached the twin
 * @param start the second in which it was placed; all its times are this plus platform seconds
 */
record CallTicket(
    String sessionId,
    String icid,
    TwinApp app,
    CallWish wish,
    Script script,
    String authority,
    Instant start) {

  String time(int second, ZoneOffset zone) {
    return PlatformTime.text(start.plusSeconds(second), zone);
  }

  /** The request's address goes before the app's. */
  @Nullable String statusUrl() {
    return wish.statusUrl() == null ? app.statusUrl() : wish.statusUrl();
  }

  @Nullable String feeUrl() {
    return wish.feeUrl() == null ? app.feeUrl() : wish.feeUrl();
  }

  /** What pushes echo. */
  @Nullable String userData() {
    return script.withoutUserData() ? null : wish.userData();
  }
}
