package io.dialbridge.platform;

/**
 * The voice platform as we want it. It promises little: no query, no idempotency, so a request
 * whose answer was lost may have rung somebody and is never sent again from here. Both methods
 * block for at most the connect and the answer time-out, and never throw for what the platform or
 * the network does.
 */
public interface VoicePlatform {
  /**
   * Asks for a two-party call. Whatever is not {@link PlatformOutcome.Refused} or {@link
   * PlatformOutcome.Unreachable} may be ringing.
   */
  PlatformOutcome place(CallbackOrder order);

  /**
   * Asks to end a call for both parties. Safe to repeat: a call that is over is refused with
   * 1020152.
   */
  PlatformOutcome stop(App app, String sessionId);
}
