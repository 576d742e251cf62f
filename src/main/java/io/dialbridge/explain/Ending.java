package io.dialbridge.explain;

/** How a call that ended is to be understood. */
public enum Ending {
  /** It was connected, and then one side or the limit of its duration ended it. */
  HUNG_UP,

  /** A phone rang, and nobody answered. */
  NO_ANSWER,

  /** A party was in another call. */
  BUSY,

  /** A party declined, or its line takes no calls. */
  REJECTED,

  /** It was given up from our side before it was connected. */
  CANCELED,

  /** It could not be connected or broke. */
  FAILED
}
