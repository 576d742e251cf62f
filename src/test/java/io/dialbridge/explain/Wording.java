package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.values.Text;
import java.util.regex.Pattern;

/** How texts for people are to look, in each language. */
final class Wording {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Chinese sentences are not punctuated with the signs of English ones. */
  private static final Pattern WESTERN_SIGN =
      Pattern.compile("\\p{IsHan}[,.;:()!?]|[,.;:()!?]\\p{IsHan}");

  /** Chinese and other characters stand apart, signs excepted. */
  private static final Pattern CRAMPED = Pattern.compile("\\p{IsHan}\\w|\\w\\p{IsHan}");

  private Wording() {}

  static void isSentence(Text text) {
    isPhrase(text);
    assertThat(text.en()).matches("[A-Z].*\\.");
    assertThat(text.zh()).endsWith("。");
  }

  static void isPhrase(Text text) {
    assertThat(text.en()).isNotBlank().isPrintable().isASCII().doesNotContain("  ");
    assertThat(text.zh())
        .containsPattern(HAN)
        .doesNotContainPattern(WESTERN_SIGN)
        .doesNotContainPattern(CRAMPED)
        .doesNotContain("  ");
  }
}
