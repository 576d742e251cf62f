package io.dialbridge.twin;

/** What becomes of the recording of a call that a script meets. */
public enum RecordingTwist {
  /** The bill names a recording that is never there. */
  MISSING,
  /** The bill has no names, but an address to download from. */
  URL_ONLY,
  /** The bill says that nothing was recorded. */
  NOT_MADE,
  /** The download stops in the middle, and the connection stays open. */
  STALLS,
  /** The download is answered with HTTP 503. */
  UNAVAILABLE
}
