package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  private static final List<Integer> PUBLISHED =
      Codes.of(
          "1010001-1010011",
          "1010013",
          "1010021",
          "1010023-1010024",
          "1010029",
          "1010040",
          "1011006",
          "1012001-1012007",
          "1012012",
          "1013001-1013004",
          "1013011",
          "1013100-1013101",
          "1013111-1013121",
          "1016001",
          "1020001-1020003",
          "1020150-1020152",
          "1020165-1020166",
          "1020176",
          "1023001-1023002",
          "1023006-1023013",
          "1023026-1023038");

  @Test
  void theTableIsComplete() {
    assertThat(Refusals.all())
        .extracting(Refusal::code)
        .containsExactlyElementsOf(PUBLISHED.stream().map(String::valueOf).toList());
  }

  @Test
  void everyRefusalIsSaidInSentences() {
    assertThat(Refusals.all())
        .isNotEmpty()
        .allSatisfy(
            refusal -> {
              assertThat(refusal.known()).isTrue();
              assertThat(refusal.meaning()).matches("[A-Z].*\\.");
              assertThat(refusal.advice()).matches("[A-Z].*\\.");
              assertThat(Refusals.of(refusal.code())).isEqualTo(refusal);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1010001", "1020002", "1023001", "1023002"})
  void anInternalErrorLeavesTheOutcomeOpen(String code) {
    assertThat(Refusals.of(code).retry()).isEqualTo(Retry.CARE);
    assertThat(Refusals.of(code).doing()).isEqualTo(Doing.PLATFORM);
  }

  @ParameterizedTest
  @CsvSource({
    "1010009, PLATFORM, PT1M",
    "1010010, PLATFORM, PT1M",
    "1011006, PLATFORM, PT1M",
    "1020165, OPERATOR, PT1M",
    "1020176, OPERATOR, PT30M"
  })
  void someRefusalsAreWaitedOut(String code, Doing doing, Duration time) {
    assertThat(Refusals.of(code).retry()).isEqualTo(Retry.WAIT);
    assertThat(Refusals.of(code).waitFor()).isEqualTo(time);
    assertThat(Refusals.of(code).doing()).isEqualTo(doing);
  }

  @Test
  void noOtherRefusalIsWaitedOutOrOpen() {
    assertThat(Refusals.all()).filteredOn(it -> it.retry() == Retry.WAIT).hasSize(5);
    assertThat(Refusals.all()).filteredOn(it -> it.retry() == Retry.CARE).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1010002", "1010024", "1012003", "1012004", "1012005", "1013004", "1013011", "1013111",
        "1013112", "1013116", "1013117", "1013121", "1020001", "1020152"
      })
  void theUserOfOurApiCanMendThese(String code) {
    assertThat(Refusals.of(code).doing()).isEqualTo(Doing.CALLER);
    assertThat(Refusals.of(code).retry()).isEqualTo(Retry.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "1010003, NO", "1010007, ASK", "1010008, ASK", "1010013, NO", "1010021, ASK", "1010023, NO",
    "1010029, ASK", "1012001, NO", "1012012, NO", "1013001, ASK", "1013118, NO", "1013119, ASK",
    "1020150, NO", "1020166, ASK", "1023006, NO", "1023036, NO"
  })
  void theOperatorHasToMendThese(String code, Retry retry) {
    assertThat(Refusals.of(code).doing()).isEqualTo(Doing.OPERATOR);
    assertThat(Refusals.of(code).retry()).isEqualTo(retry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999", "", "0", "E_ODD"})
  void anUnknownCodeIsPassedOn(String code) {
    Refusal refusal = Refusals.of(code);

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.known()).isFalse();
    assertThat(refusal.doing()).isEqualTo(Doing.OPERATOR);
    assertThat(refusal.retry()).isEqualTo(Retry.NO);
    assertThat(refusal.waitFor()).isNull();
    assertThat(refusal.meaning()).contains(code).contains("unknown");
  }

  @Test
  void aTimeToWaitComesWithWaitOnly() {
    assertThatThrownBy(
            () -> new Refusal("1", true, "", Doing.PLATFORM, Retry.NO, Duration.ZERO, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Refusal("1", true, "", Doing.PLATFORM, Retry.WAIT, null, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
