package io.dialbridge.values;

/**
 * The same said in each language, for people: programs must not compare it.
 *
 * @param en English
 * @param zh simplified Chinese
 */
public record Text(String en, String zh) {
  public Text {
    if (en.isBlank() || zh.isBlank()) {
      throw new IllegalArgumentException("a text is said in both languages: " + en + zh);
    }
  }

  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case ZH -> zh;
    };
  }

  /** This sentence, ending with the codes that it was read from. */
  public Text readFrom(Text codes) {
    return new Text(
        en.replaceFirst("\\.$", "") + " (" + codes.en + ").",
        zh.replaceFirst("。$", "") + "（" + codes.zh + "）。");
  }

  /** This sentence with another behind it; Chinese needs no space between them. */
  public Text then(Text next) {
    return new Text(en + " " + next.en, zh + next.zh);
  }
}
