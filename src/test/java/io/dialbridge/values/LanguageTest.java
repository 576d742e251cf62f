package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh | ZH",
        "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
        "zh-Hant-TW | ZH",
        "ZH-hk | ZH",
        "en-GB,zh;q=0.5 | EN",
        "zh;q=0.5,en | EN",
        "de,fr;q=0.9,zh;q=0.1 | ZH",
        "de | EN",
        "* | EN",
        "*,zh;q=0.5 | ZH",
        "zh;q=0 | EN",
        "zh_CN | EN",
        "zh;q=lots | EN",
        "'' | EN",
        " | EN"
      })
  void isReadFromTheHeader(String header, Language language) {
    assertThat(Language.ofHeader(header)).isEqualTo(language);
  }

  @Test
  void theFirstOfOursDecides() {
    assertThat(Language.of(List.of(Locale.FRENCH, Locale.CHINA, Locale.UK))).isEqualTo(Language.ZH);
    assertThat(Language.of(List.of(Locale.UK, Locale.TAIWAN))).isEqualTo(Language.EN);
    assertThat(Language.of(List.of(Locale.forLanguageTag("*")))).isEqualTo(Language.EN);
    assertThat(Language.of(List.of())).isEqualTo(Language.EN);
  }

  @Test
  void hasATagForContentLanguage() {
    assertThat(Language.EN.tag()).isEqualTo("en");
    assertThat(Language.ZH.tag()).isEqualTo("zh-CN");
  }
}
