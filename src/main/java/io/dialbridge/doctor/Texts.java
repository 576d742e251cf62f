package io.dialbridge.doctor;

import io.dialbridge.values.Text;
import java.util.Locale;

/** Makes sentences of the doctor's, in both languages. */
final class Texts {
  private Texts() {}

  static Text text(String en, String zh) {
    return new Text(en, zh);
  }

  /** Both are formatted with the same words. */
  @SuppressWarnings("AnnotateFormatMethod") // That annotation is for one format, not for two.
  static Text text(String en, String zh, Object... words) {
    return new Text(String.format(Locale.ROOT, en, words), String.format(Locale.ROOT, zh, words));
  }
}
