package io.dialbridge.bills;

import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.Charge;
import io.dialbridge.values.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/**
 * Takes in bills: each content once, the latest received in force, its charge handed to the call.
 */
@ApplicationScoped
public class BillDesk {
  private final Ids ids;
  private final BillsConfig prices;
  private final MeterRegistry metrics;

  BillDesk(Ids ids, BillsConfig prices, MeterRegistry metrics) {
    this.ids = ids;
    this.prices = prices;
    this.metrics = metrics;
  }

  /**
   * Closes the bill of a call. To be called in the transaction that holds the call's lock.
   *
   * <p>A call has one bill, so the call itself tells bills apart, not the optional icid; a content
   * that was seen before is the platform's own repetition.
   *
   * @param content every member of the bill as text, unknown ones included, without those that are
   *     empty
   * @return the bill as it is in force then
   */
  public CallBill take(
      CallSession call, FeeInfo fee, SortedMap<String, String> content, Instant receivedAt) {
    String digest = digest(content);
    CallBill bill = CallBill.ofCall(call.id()).orElseGet(() -> opened(call));
    if (BillRevision.isKnown(bill.id(), digest)) {
      metrics
          .counter("dialbridge.bills.received", "app", call.app(), "outcome", "repeated")
          .increment();
      return bill;
    }
    Charge charge = Rating.rate(bill.id(), call.kind(), fee, isReadable(fee, content), prices);
    bill.close(fee, digest, charge, receivedAt);
    bill.persist();
    BillRevision.of(bill.id(), digest, receivedAt, content).persist();
    metrics
        .counter(
            "dialbridge.bills.received",
            "app",
            call.app(),
            "outcome",
            bill.isRevised() ? "revised" : "rated")
        .increment();
    call.learn(fact(call.kind(), fee, digest, receivedAt, charge));
    return bill;
  }

  private CallBill opened(CallSession call) {
    return CallBill.opened(ids.next(), call);
  }

  /** An answer that is there and is no time must not pass for a call that nobody answered. */
  private static boolean isReadable(FeeInfo fee, Map<String, String> content) {
    return content.containsKey("callOutAnswerTime") == (fee.callOutAnswerTime() != null)
        && content.containsKey("fwdAnswerTime") == (fee.fwdAnswerTime() != null);
  }

  /**
   * The fact carries its own content's charge: which of several is in force is the fold's to say.
   */
  private static CallFact.Billed fact(
      CallKind kind, FeeInfo fee, String digest, Instant receivedAt, Charge charge) {
    FeeInfo.Legs legs = fee.legs(kind);
    return new CallFact.Billed(
        receivedAt,
        digest,
        fee.sessionId(),
        legs.caller(),
        legs.callee(),
        fee.endedAt(),
        fee.codes(kind),
        charge);
  }

  private static String digest(Map<String, String> content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      content.forEach(
          (name, value) ->
              sha256.update((name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
