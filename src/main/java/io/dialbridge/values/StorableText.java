package io.dialbridge.values;

/**
 * Foreign text made fit for the database: text and jsonb columns refuse NUL and lone surrogates,
 * and nothing is endless.
 */
public final class StorableText {
  private static final int REPLACEMENT = 0xFFFD;

  private StorableText() {}

  /**
   * The text with what can't be stored replaced, at most that many characters; no character is cut
   * in half.
   */
  public static String of(String text, int most) {
    return text.length() <= most && isFit(text) ? text : fit(text, most);
  }

  /** As nearly all text is. */
  private static boolean isFit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static String fit(String text, int most) {
    StringBuilder fit = new StringBuilder(Math.min(text.length(), most));
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .takeWhile(c -> fit.length() + Character.charCount(c) <= most)
        .forEach(fit::appendCodePoint);
    return fit.toString();
  }
}
