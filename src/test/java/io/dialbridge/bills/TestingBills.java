package io.dialbridge.bills;

import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.TestingSeal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Rates bills for the tests of other rooms, which can't. */
public final class TestingBills {
  private TestingBills() {}

  /** The fact that {@link BillDesk} hands to a call, of a bill whose times can all be read. */
  public static CallFact.Billed fact(
      CallKind kind,
      FeeInfo fee,
      SortedMap<String, String> content,
      UUID billId,
      Instant receivedAt) {
    return fact(kind, fee, content, billId, true, receivedAt);
  }

  /** The same where waiting for the callee may be free of charge. */
  public static CallFact.Billed fact(
      CallKind kind,
      FeeInfo fee,
      SortedMap<String, String> content,
      UUID billId,
      boolean chargeWaiting,
      Instant receivedAt) {
    FeeInfo.Legs legs = fee.legs(kind);
    String digest =
        UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8)).toString();
    BillsConfig prices =
        new ListPrice(new BigDecimal("0.18"), "CNY", chargeWaiting, Duration.ofMinutes(2));
    return new CallFact.Billed(
        receivedAt,
        digest,
        fee.sessionId(),
        legs.caller(),
        legs.callee(),
        fee.endedAt(),
        fee.codes(kind),
        Rating.rate(billId, kind, fee, true, prices),
        fee.keys());
  }

  /** A bill as its readers see it. */
  public static FeeInfo shown(FeeInfo fee) {
    return fee.masked().shown();
  }

  /** What a row of the revisions holds, by the data key of its call. */
  public static Map<String, String> content(String callId, byte[] dataKey, byte[] sealed) {
    DataKey key = TestingSeal.VAULT.open(dataKey, callId.getBytes(StandardCharsets.US_ASCII));
    return StoredJson.texts(key.open("bill", sealed));
  }

  private record ListPrice(
      BigDecimal pricePerMinute, String currency, boolean chargeWaiting, Duration longestWait)
      implements BillsConfig {}
}
