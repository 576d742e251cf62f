package io.dialbridge.platform;

/**
 * The voice platform as we want it. It promises little: no query, no idempotency, so a request
 * whose answer was lost may have rung somebody and is never sent again from here. All methods block
 * for at most the connect and the answer time-out, and never throw for what the platform or the
 * network does.
 */
public interface VoicePlatform {
  /**
   * Asks for a call. Whatever is not {@link PlatformOutcome.Refused} or {@link
   * PlatformOutcome.Unreachable} may be ringing.
   */
  PlatformOutcome place(CallOrder order);

  /**
   * Asks to end a call for both parties. Safe to repeat: a call that is over is refused with
   * 1020152.
   */
  PlatformOutcome stop(App app, String sessionId);

  /**
   * Asks where a recording can be fetched. Safe to repeat; each answer is a fresh address.
   *
   * @param objectName the bill's {@code recordObjectName}
   * @param domain the bill's {@code recordDomain}
   */
  RecordingAddress recordingAddress(App app, String objectName, String domain);

  /**
   * Asks for a recording that can't be there, only to hear whether the platform takes the app's
   * credentials. Rings nobody and changes nothing; but failed authentications in a row get the
   * address locked for half an hour (1020176, rtc_04_0030), so not to be repeated.
   */
  Greeting greet(App app);
}
