package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.values.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
  @ParameterizedTest
  @EnumSource(Finding.class)
  void isOneSentenceInEachLanguage(Finding finding) {
    assertThat(finding.text().in(Language.EN)).matches("[A-Z][^\\p{IsHan}]+\\.");
    assertThat(finding.text().in(Language.ZH)).matches("\\p{IsHan}.*。");
  }
}
