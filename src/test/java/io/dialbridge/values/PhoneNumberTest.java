package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"+86137", "+8613700000001", "+8675528000002", "+123456789012345"})
  void takesNumbersInGlobalForm(String number) {
    assertThat(new PhoneNumber(number).e164()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+8613",
        "+1234567890123456",
        "8613700000001",
        "008613700000001",
        "+0613700000001",
        "++8613700000001",
        "+86 13700000001",
        "+86-13700000001",
        "+8613700000001 ",
        " +8613700000001",
        "+8613700000001\n",
        "+86137000000O1",
        "+86１３７００００００１",
        "+8613700000001;ext=1",
        "tel:+8613700000001"
      })
  void refusesEverythingElseWithoutRepeatingIt(String number) {
    assertThatThrownBy(() -> new PhoneNumber(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a phone number " + PhoneNumber.RULE);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ****",
    "1, ****",
    "1234567, ****",
    "12345678, 123****78",
    "+86137000001, +86****01",
    "+861370000001, +86137****0001",
    "+8615400000001, +86154****0001",
    "+8675500001111, +86755****1111",
    "+123456789012345, +12345****2345",
    "not a number, not****er"
  })
  void masksTextOfEveryLength(String number, String masked) {
    assertThat(PhoneNumber.mask(number)).isEqualTo(masked);
  }

  @Test
  void noMaskHalvesACharacter() {
    assertThat(PhoneNumber.mask("👍".repeat(6))).isEqualTo("****");
    assertThat(PhoneNumber.mask("👍".repeat(8))).isEqualTo("👍👍👍****👍👍");
    assertThat(PhoneNumber.mask("👍".repeat(13)))
        .isEqualTo("👍".repeat(6) + "****" + "👍".repeat(4));
  }

  @Test
  void noMaskGivesMoreThanTenCharactersAway() {
    for (int length = 0; length <= 40; length++) {
      String number = "0123456789".repeat(4).substring(0, length);

      String masked = PhoneNumber.mask(number);

      assertThat(masked).contains("****").hasSizeLessThanOrEqualTo(14);
      assertThat(masked.replace("*", "").length()).isLessThanOrEqualTo(Math.max(0, length - 3));
    }
  }

  @Test
  void printsMasked() {
    PhoneNumber number = new PhoneNumber("+8613712345678");

    assertThat(number.masked()).isEqualTo("+86137****5678");
    assertThat(number).hasToString(number.masked());
    assertThat("to " + number).doesNotContain("1234567");
  }

  @ParameterizedTest
  @CsvSource({
    "+8615400000001, true",
    "+8615400039999, true",
    "+8615400099999, true",
    "+8615400100001, false",
    "+8615399999999, false",
    "+861540000000, false",
    "+86154000000011, false",
    "+1615400000001, false"
  })
  void knowsTheTwinsNumbers(String number, boolean test) {
    assertThat(new PhoneNumber(number).isTestNumber()).isEqualTo(test);
  }
}
