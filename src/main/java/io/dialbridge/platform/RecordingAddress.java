package io.dialbridge.platform;

import java.net.URI;

/** What the platform says when it is asked where a recording can be fetched (rtc_05_0011). */
public sealed interface RecordingAddress {
  /**
   * There it is. Whether this address may be called is not judged here.
   *
   * @param address good for half an hour by the older page, for 7 days by the one of 2026
   */
  record Found(URI address) implements RecordingAddress {}

  /** The platform has no such recording, not yet or not any more. */
  record Missing(String code, String description) implements RecordingAddress {}

  /** The platform refused for another reason. */
  record Refused(String code, String description) implements RecordingAddress {}

  /** No answer, or an unreadable one. Asking again is safe. */
  record NotTold(String reason) implements RecordingAddress {}
}
