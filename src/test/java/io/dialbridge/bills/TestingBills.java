package io.dialbridge.bills;

import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;

/** Rates bills for the tests of other rooms, which can't. */
public final class TestingBills {
  private static final BillsConfig LIST_PRICE =
      new BillsConfig() {
        @Override
        public BigDecimal pricePerMinute() {
          return new BigDecimal("0.18");
        }

        @Override
        public String currency() {
          return "CNY";
        }

        @Override
        public boolean chargeWaiting() {
          return true;
        }
      };

  private TestingBills() {}

  /** The fact that {@link BillDesk} hands to a call, of a bill whose times can all be read. */
  public static CallFact.Billed fact(
      CallKind kind,
      FeeInfo fee,
      SortedMap<String, String> content,
      UUID billId,
      Instant receivedAt) {
    FeeInfo.Legs legs = fee.legs(kind);
    String digest =
        UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8)).toString();
    return new CallFact.Billed(
        receivedAt,
        digest,
        fee.sessionId(),
        legs.caller(),
        legs.callee(),
        fee.endedAt(),
        fee.codes(kind),
        Rating.rate(billId, kind, fee, true, LIST_PRICE),
        fee.keys());
  }
}
