package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "order-1001", "订单一千零一", "naïve", "👍🏽 👩‍👩‍👧", "{\"a\":'b'}"})
  void letsTextThrough(String text) {
    assertThat(PlainText.Check.isPlain(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\0", "a\0b", "a\tb", "a\nb", "a\r", "\u001b[2J", "a\u007f", "a\u0085b", "\u009f"})
  void refusesControlCharacters(String text) {
    assertThat(PlainText.Check.isPlain(text)).isFalse();
  }

  // Not as parameters: reports can't hold them either.
  @Test
  void refusesLoneSurrogates() {
    assertThat(PlainText.Check.isPlain("a\ud83d")).isFalse();
    assertThat(PlainText.Check.isPlain("\udc4db")).isFalse();
    assertThat(PlainText.Check.isPlain("\udc4d\ud83d")).isFalse();
    assertThat(PlainText.Check.isPlain("\ud83d👍")).isFalse();
  }

  @Test
  void isAboutTextOnly() {
    PlainText.Check check = new PlainText.Check();

    assertThat(check.isValid(null, null)).isTrue();
    assertThat(check.isValid("fine", null)).isTrue();
    assertThat(check.isValid("not\0fine", null)).isFalse();
  }
}
