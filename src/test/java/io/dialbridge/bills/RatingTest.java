package io.dialbridge.bills;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.Charge;
import io.dialbridge.calls.Charge.LegCharge;
import io.dialbridge.calls.Party;
import io.dialbridge.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTest {
  private static final UUID BILL = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final Instant END = Instant.parse("2026-01-15T08:33:02Z");
  private static final Prices WAITING_PAID = new Prices("0.18", "CNY", true);
  private static final Prices WAITING_FREE = new Prices("0.18", "CNY", false);

  /** A talk of 2 min 33 s on one leg and 2 min 21 s on the other: three started minutes each. */
  @Test
  void ratesATalk() {
    Charge charge =
        rate(
            fee()
                .caller(Instant.parse("2026-01-15T08:30:29Z"))
                .callee(Instant.parse("2026-01-15T08:30:41Z"))
                .end(END));

    assertThat(charge.billId()).isEqualTo(BILL);
    assertThat(charge.basis()).isEqualTo("rated");
    assertThat(charge.revised()).isFalse();
    assertThat(charge.legs())
        .containsExactly(new LegCharge(Party.CALLER, 153, 3), new LegCharge(Party.CALLEE, 141, 3));
    assertThat(charge.cost()).isEqualTo(yuan("1.08"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.18",
    "1, 1, 0.18",
    "59, 1, 0.18",
    "60, 1, 0.18",
    "61, 2, 0.36",
    "120, 2, 0.36",
    "121, 3, 0.54",
    "86400, 1440, 259.20"
  })
  void aPartOfAMinuteCountsAsAWholeOne(long seconds, long minutes, String cost) {
    Charge charge = rate(fee().caller(END.minusSeconds(seconds)).end(END));

    assertThat(charge.legs()).containsExactly(new LegCharge(Party.CALLER, seconds, minutes));
    assertThat(charge.cost()).isEqualTo(yuan(cost));
  }

  @Test
  void anEndBeforeTheAnswerIsNothing() {
    Charge charge = rate(fee().caller(END.plusSeconds(1)).callee(END.plusSeconds(3_600)).end(END));

    assertThat(charge.legs())
        .containsExactly(new LegCharge(Party.CALLER, 0, 0), new LegCharge(Party.CALLEE, 0, 0));
    assertThat(charge.cost()).isEqualTo(yuan("0.00"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerWithoutAnEndHasNoCost(boolean chargeWaiting) {
    Charge charge =
        Rating.rate(
            BILL,
            CallKind.CALLBACK,
            fee().caller(END).callee(END).build(),
            false,
            new Prices("0.18", "CNY", chargeWaiting));

    assertThat(charge.cost()).isNull();
    assertThat(charge.legs()).isEmpty();
  }

  @Test
  void anAnswerOfOneLegWithoutAnEndHasNoCostEither() {
    assertThat(rate(fee().caller(END)).cost()).isNull();
    assertThat(rate(fee().callee(END)).cost()).isNull();
  }

  @Test
  void theTimeOfAFailureIsTheEndWhereThereIsNoOther() {
    assertThat(rate(fee().caller(END.minusSeconds(61)).failed(END)).legs())
        .containsExactly(new LegCharge(Party.CALLER, 61, 2));
    assertThat(
            rate(fee().caller(END.minusSeconds(61)).failed(END.plusSeconds(600)).end(END)).legs())
        .containsExactly(new LegCharge(Party.CALLER, 61, 2));
  }

  @Test
  void nobodyAnswered() {
    for (Prices prices : new Prices[] {WAITING_PAID, WAITING_FREE}) {
      assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee().end(END).build(), true, prices).cost())
          .isEqualTo(yuan("0.00"));
      assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee().build(), true, prices).cost())
          .isEqualTo(yuan("0.00"));
      assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee().end(END).build(), true, prices).legs())
          .isEmpty();
    }
  }

  @Test
  void waitingIsPaidForOrNot() {
    FeeInfo fee = fee().caller(END.minusSeconds(130)).callee(END.minusSeconds(60)).end(END).build();

    Charge paid = Rating.rate(BILL, CallKind.CALLBACK, fee, true, WAITING_PAID);
    Charge free = Rating.rate(BILL, CallKind.CALLBACK, fee, true, WAITING_FREE);

    assertThat(paid.legs())
        .containsExactly(new LegCharge(Party.CALLER, 130, 3), new LegCharge(Party.CALLEE, 60, 1));
    assertThat(paid.cost()).isEqualTo(yuan("0.72"));
    assertThat(free.legs())
        .containsExactly(new LegCharge(Party.CALLER, 60, 1), new LegCharge(Party.CALLEE, 60, 1));
    assertThat(free.cost()).isEqualTo(yuan("0.36"));
  }

  @Test
  void freeWaitingNeverMakesACallLonger() {
    FeeInfo fee = fee().caller(END.minusSeconds(60)).callee(END.minusSeconds(130)).end(END).build();

    assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee, true, WAITING_FREE).legs())
        .containsExactly(new LegCharge(Party.CALLER, 60, 1), new LegCharge(Party.CALLEE, 130, 3));
  }

  @Test
  void aCalleeWhoNeverAnsweredCostsTheWaitingIfThatIsPaidFor() {
    FeeInfo fee = fee().caller(END.minusSeconds(2)).end(END).build();

    assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee, true, WAITING_PAID).cost())
        .isEqualTo(yuan("0.18"));
    assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee, true, WAITING_FREE).cost())
        .isEqualTo(yuan("0.00"));
    assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee, true, WAITING_FREE).legs()).isEmpty();
  }

  @Test
  void aPriceMayHaveMoreDecimalsThanItsCurrency() {
    FeeInfo fee = fee().caller(END.minusSeconds(121)).end(END).build();

    assertThat(
            Rating.rate(BILL, CallKind.CALLBACK, fee, true, new Prices("0.1825", "CNY", true))
                .cost())
        .isEqualTo(yuan("0.5475"));
  }

  @Test
  void thePriceIsInTheCurrencyConfigured() {
    FeeInfo fee = fee().caller(END).end(END).build();

    assertThat(Rating.rate(BILL, CallKind.CALLBACK, fee, true, new Prices("3", "JPY", true)).cost())
        .isEqualTo(new Money(new BigDecimal("3"), "JPY"));
  }

  @Test
  void anAnswerThatIsNoTimeCanNotBeRated() {
    assertThat(
            Rating.rate(BILL, CallKind.CALLBACK, fee().end(END).build(), false, WAITING_PAID)
                .cost())
        .isNull();
  }

  private static Charge rate(TestingFee fee) {
    return Rating.rate(BILL, CallKind.CALLBACK, fee.build(), true, WAITING_PAID);
  }

  private static TestingFee fee() {
    return TestingFee.withoutTimes();
  }

  /** rtc_05_0014_1: the record's first leg is the callee's, and there is no second. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALLBACK")
  void aOnePartyCallPaysForItsCalleesLegOnly(CallKind kind) {
    FeeInfo fee = fee().caller(END.minusSeconds(61)).end(END).build();

    for (Prices prices : List.of(WAITING_PAID, WAITING_FREE)) {
      Charge charge = Rating.rate(BILL, kind, fee, true, prices);

      assertThat(charge.legs()).containsExactly(new LegCharge(Party.CALLEE, 61, 2));
      assertThat(charge.cost()).isEqualTo(yuan("0.36"));
    }
    assertThat(Rating.rate(BILL, kind, fee().end(END).build(), true, WAITING_PAID).cost())
        .isEqualTo(yuan("0.00"));
  }

  private static Money yuan(String amount) {
    return new Money(new BigDecimal(amount), "CNY");
  }

  private record Prices(BigDecimal pricePerMinute, String currency, boolean chargeWaiting)
      implements BillsConfig {
    @Override
    public Duration longestWait() {
      return Duration.ofMinutes(2);
    }

    Prices(String pricePerMinute, String currency, boolean chargeWaiting) {
      this(new BigDecimal(pricePerMinute), currency, chargeWaiting);
    }
  }
}
