package io.dialbridge.twin;

/**
 * What becomes of the answer to a request that a script meets. But for one of them the request is
 * carried out or refused as ever: only its client doesn't learn it.
 */
public enum ScriptedAnswer {
  /** The platform's ordinary answer. */
  NORMAL,
  /** The connection is closed without an answer. */
  LOST,
  /** The connection is closed without an answer, and nothing was decided: no call is placed. */
  CLOSED_BEFORE_PLACING,
  /** The connection is reset without an answer. */
  RESET,
  /** The connection ends in the middle of the answer's body. */
  CUT,
  /** The answer is HTTP 500 with a page of HTML. */
  HTML_500,
  /** The answer is HTTP 200 with something that is not JSON. */
  GARBAGE_200
}
