package io.dialbridge.values;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in a currency of ISO 4217; decimal all the way, never through a {@code double}. */
public record Money(BigDecimal amount, String currency) {
  public Money {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(
          "an amount of money is not negative here, but was " + amount);
    }
    // Throws for what is no currency code; the instance itself is of no use.
    amount =
        amount.setScale(
            Math.max(amount.scale(), Currency.getInstance(currency).getDefaultFractionDigits()));
  }

  public Money times(long count) {
    return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
  }

  /** The amount as our answers carry it, such as {@code 0.36}. */
  public String decimal() {
    return amount.toPlainString();
  }
}
