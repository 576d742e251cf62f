package io.dialbridge.explain;

/**
 * Whether a refused request may be sent once more; a refusal says that no call was placed, but for
 * CARE.
 */
public enum Retry {
  /** The same request will be refused again until its cause is mended. */
  NO,

  /** The same request may succeed once the time that goes with the refusal is over. */
  WAIT,

  /** Somebody has to act at the vendor's, in its console or by asking its support. */
  ASK,

  /**
   * The outcome is not known: the call may have been placed, and a second request may ring twice.
   */
  CARE
}
