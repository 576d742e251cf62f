package io.dialbridge.alerts;

/**
 * A text that may be looked at so many times: a pattern that would try for ever (nested
 * quantifiers) fails instead.
 */
final class BoundedText implements CharSequence {
  private final CharSequence text;
  private int looksLeft;

  BoundedText(CharSequence text, int most) {
    this.text = text;
    this.looksLeft = most;
  }

  /** The pattern looked too often. */
  static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super("a pattern took too many steps", null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (looksLeft-- == 0) {
      throw new TooManyLooks();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  /** Only of what was found, so not bounded. */
  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
