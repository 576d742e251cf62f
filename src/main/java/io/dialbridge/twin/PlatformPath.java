package io.dialbridge.twin;

import java.util.Optional;

/** The platform's own paths, matched with their case. */
enum PlatformPath {
  /** A two-party call (rtc_05_0006). */
  CALLBACK("/rest/httpsessions/click2Call/v2.0", "POST"),
  /** The end of a two-party call (rtc_05_0007). */
  STOP("/rest/httpsessions/callStop/v2.0", "POST"),
  /** A notification; the n is small (rtc_05_0013). */
  NOTIFICATION("/rest/httpsessions/callnotify/v2.0", "POST"),
  /** A verification code; here, and only here, the version is 1.0 (rtc_05_0016). */
  VERIFICATION("/rest/httpsessions/callVerify/v1.0", "POST"),
  /** Where a recording can be fetched (rtc_05_0011). */
  RECORD("/rest/provision/voice/record/v1.0", "GET");

  private final String path;
  private final String method;

  PlatformPath(String path, String method) {
    this.path = path;
    this.method = method;
  }

  static Optional<PlatformPath> of(String path) {
    for (PlatformPath known : values()) {
      if (known.path.equals(path)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  String path() {
    return path;
  }

  boolean takes(String method) {
    return this.method.equals(method);
  }
}
