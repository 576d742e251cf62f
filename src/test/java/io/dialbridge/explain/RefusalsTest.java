package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialbridge.explain.VendorPage.Line;
import io.dialbridge.values.Text;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  private static final Text TEXT = new Text("Text.", "文本。");

  static List<Line> page() {
    return VendorPage.of("result-codes.csv").lines();
  }

  @ParameterizedTest
  @MethodSource("page")
  void everyCodeOfThePageIsExplained(Line line) {
    Refusal refusal = Refusals.of(line.code());

    assertThat(refusal.known()).isTrue();
    assertThat(refusal.code()).isEqualTo(line.code());
    Wording.isSentence(refusal.meaning());
    Wording.isSentence(refusal.advice());
    assertThat(line.cell("http_status")).matches("[45]\\d\\d\\??");
    assertThat(line.cell("known_from")).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("page")
  void whoseDoingAndRetryAreThoseOfThePage(Line line) {
    Refusal refusal = Refusals.of(line.code());

    assertThat(refusal.doing().name()).isEqualTo(line.cell("doing"));
    assertThat(retry(refusal)).isEqualTo(line.cell("retry"));
  }

  /** As the file writes it. */
  private static String retry(Refusal refusal) {
    Duration wait = refusal.waitFor();
    if (wait == null) {
      return refusal.retry().name();
    }
    return refusal.retry()
        + (wait.toMinutes() > 1 ? " " + wait.toMinutes() + " min" : " " + wait.toSeconds() + " s");
  }

  @Test
  void noOtherCodeIsKnown() {
    assertThat(Refusals.all())
        .extracting(Refusal::code)
        .containsExactlyElementsOf(page().stream().map(Line::code).toList());
  }

  /** 1012003 and 1012004 come with the same words, so that only their codes tell them apart. */
  @Test
  void nothingIsReadFromThePlatformsWords() {
    assertThat(page().stream().collect(Collectors.groupingBy(line -> line.cell("resultdesc"))))
        .anySatisfy((words, lines) -> assertThat(lines).hasSizeGreaterThan(1));
    assertThat(Refusals.of("1012003").meaning()).isNotEqualTo(Refusals.of("1012004").meaning());
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999", "", "0", "E_ODD", "http-403"})
  void anUnknownCodeIsPassedOn(String code) {
    Refusal refusal = Refusals.of(code);

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.known()).isFalse();
    assertThat(refusal.doing()).isEqualTo(Doing.OPERATOR);
    assertThat(refusal.retry()).isEqualTo(Retry.NO);
    assertThat(refusal.waitFor()).isNull();
    assertThat(refusal.meaning().en()).contains(code).contains("unknown");
    assertThat(refusal.meaning().zh()).contains(code).contains("未收录");
    Wording.isSentence(refusal.advice());
  }

  @Test
  void aTimeToWaitComesWithWaitOnly() {
    assertThatThrownBy(
            () -> new Refusal("1", true, TEXT, Doing.PLATFORM, Retry.NO, Duration.ZERO, TEXT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Refusal("1", true, TEXT, Doing.PLATFORM, Retry.WAIT, null, TEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
