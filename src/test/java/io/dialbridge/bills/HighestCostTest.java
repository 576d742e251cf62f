package io.dialbridge.bills;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CostLimit;
import io.dialbridge.platform.App;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.values.Money;
import io.dialbridge.values.PhoneNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighestCostTest {
  private static final UUID ID = UUID.randomUUID();
  private static final PhoneNumber NUMBER = new PhoneNumber("+8613700000001");
  private static final App APP =
      new App(
          "courier",
          "k",
          "s",
          ServiceKind.CALLBACK,
          List.of(NUMBER),
          List.of(),
          false,
          null,
          List.of());

  /** The callee talks as long as the limit; the caller waits before that. */
  @ParameterizedTest
  @CsvSource({
    "30, true, PT2M, 11.16",
    "30, true, PT1M1S, 11.16",
    "30, true, PT1M, 10.98",
    "30, false, PT2M, 10.80",
    "1, true, PT0S, 0.36",
    "1440, true, PT2M, 518.76",
  })
  void aCallbackWithALimitCostsBothLegsAtMost(
      int minutes, boolean waiting, Duration wait, String cost) {
    assertThat(of(waiting, wait).of(callback(minutes)))
        .isEqualTo(new CostLimit.WorstCase(new Money(new BigDecimal(cost), "CNY")));
  }

  @Test
  void whatEndsAtNoKnownTimeHasNoBound() {
    HighestCost cost = of(true, Duration.ofMinutes(2));

    assertThat(cost.of(callback(null))).isInstanceOf(CostLimit.Unbounded.class);
    assertThat(cost.of(new NotificationOrder(ID, APP, NUMBER, NUMBER, List.of())))
        .isInstanceOf(CostLimit.Unbounded.class);
    assertThat(cost.of(new VerificationOrder(ID, APP, NUMBER, NUMBER, "4821", 2, "a.wav", null)))
        .isInstanceOf(CostLimit.Unbounded.class);
  }

  private static HighestCost of(boolean chargeWaiting, Duration longestWait) {
    return new HighestCost(new Prices(new BigDecimal("0.18"), "CNY", chargeWaiting, longestWait));
  }

  private static CallbackOrder callback(Integer minutes) {
    return new CallbackOrder(
        ID,
        APP,
        NUMBER,
        NUMBER,
        NUMBER,
        NUMBER,
        minutes,
        false,
        new CallbackOrder.Prompts(null, null, false, null, null, null, null));
  }

  private record Prices(
      BigDecimal pricePerMinute, String currency, boolean chargeWaiting, Duration longestWait)
      implements BillsConfig {}
}
