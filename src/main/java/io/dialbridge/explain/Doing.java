package io.dialbridge.explain;

/** Whose doing a refusal is. */
public enum Doing {
  /** The user of our API can mend it by asking for something else. */
  CALLER,

  /** Who runs this service can mend it: credentials, the app's state, numbers, ports, arrears. */
  OPERATOR,

  /** The platform itself failed or defends itself. */
  PLATFORM
}
