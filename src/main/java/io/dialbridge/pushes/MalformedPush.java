package io.dialbridge.pushes;

/** The bytes of a push are not what the platform's pages describe. */
class MalformedPush extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPush(String reason) {
    super(reason, null, false, false);
  }
}
