package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "0, CNY, 0.00",
    "0.3, CNY, 0.30",
    "0.36, CNY, 0.36",
    "0.1825, CNY, 0.1825",
    "1E+3, CNY, 1000.00",
    "12, JPY, 12",
    "0.5, KWD, 0.500",
    "7, XXX, 7"
  })
  void hasAtLeastTheDecimalsOfItsCurrency(BigDecimal amount, String currency, String decimal) {
    assertThat(new Money(amount, currency).decimal()).isEqualTo(decimal);
  }

  @Test
  void isEqualWhateverTheAmountWasWrittenLike() {
    assertThat(money("0.5")).isEqualTo(money("0.50")).isNotEqualTo(money("0.51"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.18, 6, 1.08",
    "0.18, 0, 0.00",
    "0.1, 3, 0.30",
    "0.1825, 3, 0.5475",
    "0.18, 100000000000, 18000000000.00"
  })
  void multipliesWithoutRounding(String price, long count, String decimal) {
    assertThat(money(price).times(count)).isEqualTo(money(decimal));
  }

  @Test
  void isNeverNegative() {
    assertThatThrownBy(() -> money("-0.01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-0.01");
    assertThatThrownBy(() -> money("0.18").times(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RMB", "cny", "CNYX", "¥"})
  void refusesWhatIsNoCurrency(String currency) {
    assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Money money(String amount) {
    return new Money(new BigDecimal(amount), "CNY");
  }
}
