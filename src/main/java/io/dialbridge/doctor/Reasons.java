package io.dialbridge.doctor;

/** What an exception says to a person. */
final class Reasons {
  private static final int MOST = 200;

  private Reasons() {}

  /** The innermost cause, in one line. */
  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String told = root.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    String line = told.lines().findFirst().orElse("").strip();
    return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
  }
}
