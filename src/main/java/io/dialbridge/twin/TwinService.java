package io.dialbridge.twin;

/** What an app was registered for; it has a key pair of its own for each (rtc_04_0040). */
public enum TwinService {
  /** Two-party calls, and stopping them. */
  CALLBACK,
  /** Playing files and templates to one party. */
  NOTIFICATION,
  /** Reading a code to one party. */
  VERIFICATION
}
