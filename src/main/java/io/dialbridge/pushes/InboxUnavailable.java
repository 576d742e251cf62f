package io.dialbridge.pushes;

/** The database did not take it. */
class InboxUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InboxUnavailable(Throwable cause) {
    super(cause);
  }
}
