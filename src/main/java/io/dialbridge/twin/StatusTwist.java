package io.dialbridge.twin;

/** What becomes of a status push that a script meets. */
public enum StatusTwist {
  /** Never sent. */
  LOST,
  /** Sent twice, one after the other. */
  TWICE,
  /** Sent after a while, the later ones of the call don't wait for it. */
  LATE,
  /** Sent without signature headers. */
  UNSIGNED,
  /** Sent right after the next push of the call; a disconnect: after the bill. */
  OUT_OF_ORDER
}
