package io.dialbridge.platform;

/**
 * Body of callStop (rtc_05_0007). The small i of {@code sessionid} is the platform's, here and
 * nowhere else.
 */
record PlatformStopRequest(String sessionid, String signal) {
  static PlatformStopRequest of(String session) {
    return new PlatformStopRequest(session, "call_stop");
  }
}
