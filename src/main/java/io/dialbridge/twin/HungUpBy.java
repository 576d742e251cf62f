package io.dialbridge.twin;

/** Who ended a call. */
enum HungUpBy {
  CALLER,
  CALLEE,
  /** A time-out, a limit, or a stop request. */
  PLATFORM
}
