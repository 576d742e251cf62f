package io.dialbridge.values;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that people are spoken to in. */
public enum Language {
  EN("en", "en"),
  ZH("zh", "zh-CN");

  private final String iso639;
  private final String tag;

  Language(String iso639, String tag) {
    this.iso639 = iso639;
    this.tag = tag;
  }

  /** As the header Content-Language says it. */
  public String tag() {
    return tag;
  }

  /**
   * The first that is one of ours decides, Chinese of every region and script being simplified
   * Chinese; English where none is.
   *
   * @param acceptable what the reader asked for, the most wanted first
   */
  public static Language of(List<Locale> acceptable) {
    return acceptable.stream()
        .map(Locale::getLanguage)
        .flatMap(iso639 -> Stream.of(values()).filter(it -> it.iso639.equals(iso639)))
        .findFirst()
        .orElse(EN);
  }

  /**
   * The same from a header Accept-Language; one that is absent or can't be read asks for nothing,
   * since no request fails for its language.
   */
  public static Language ofHeader(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return EN;
    }
    try {
      return of(
          Locale.LanguageRange.parse(acceptLanguage).stream()
              .filter(range -> range.getWeight() > 0)
              .map(range -> Locale.forLanguageTag(range.getRange()))
              .toList());
    } catch (IllegalArgumentException e) {
      return EN;
    }
  }
}
