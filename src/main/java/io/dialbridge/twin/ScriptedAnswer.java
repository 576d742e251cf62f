package io.dialbridge.twin;

/** What becomes of the answer to a request that a script meets. */
public enum ScriptedAnswer {
  /** The platform's ordinary answer. */
  NORMAL,
  /** The call is placed, the connection closed without an answer. */
  LOST,
  /** The connection is closed without an answer, and no call was placed. */
  CLOSED_BEFORE_PLACING,
  /** The call is placed, the answer is HTTP 500 with a page of HTML. */
  HTML_500,
  /** The call is placed, the answer is HTTP 200 with something that is not JSON. */
  GARBAGE_200
}
