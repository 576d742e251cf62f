package io.dialbridge.twin;

/** What becomes of the bill of a call that a script meets. */
public enum BillTwist {
  /** Never sent. */
  NEVER,
  /** Sent twice, one after the other. */
  TWICE,
  /** Sent twice, the second time with a callEndTime 60 s later. */
  TWICE_WITH_OTHER_CONTENT,
  /** Sent without the optional icid. */
  WITHOUT_ICID
}
