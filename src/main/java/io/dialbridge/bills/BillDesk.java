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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Takes in bills: each content once, the latest received in force, its charge handed to the call. A
 * content counts from its first reception: the platform repeats a bill up to six times an hour
 * apart (rtc_05_0008_1), also an older one after a corrected one.
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
   * Closes the bill of a call. To be called in the transaction that holds the call's lock. The call
   * itself knows whether it has a bill: its first one asks the database for nothing.
   *
   * <p>A call has one bill, so the call itself tells bills apart, not the optional icid; a content
   * that was seen before is the platform's own repetition.
   *
   * @param content every member of the bill as text, unknown ones included, without those that are
   *     empty
   * @param reading makes the bill of a content
   * @return the bill as it is in force then
   */
  public CallBill take(
      CallSession call,
      SortedMap<String, String> content,
      Function<Map<String, String>, FeeInfo> reading,
      Instant receivedAt) {
    Optional<CallBill> closed = call.isBilled() ? CallBill.ofCall(call.id()) : Optional.empty();
    CallBill bill = closed.orElseGet(() -> CallBill.opened(ids.next(), call));
    List<BillRevision> revisions =
        closed.isPresent() ? BillRevision.ofBill(bill.id()) : new ArrayList<>();
    String digest = digest(content);
    BillRevision known =
        revisions.stream().filter(r -> r.digest().equals(digest)).findFirst().orElse(null);
    count(call, known != null ? "repeated" : revisions.isEmpty() ? "rated" : "revised");
    BillRevision told =
        known != null ? known : BillRevision.of(bill.id(), digest, receivedAt, content);
    if (known == null) {
      revisions.add(told);
    } else if (!known.becomeReceivedEarlier(receivedAt)) {
      return bill;
    }
    FeeInfo fee = reading.apply(content);
    Charge charge = Rating.rate(bill.id(), call.kind(), fee, isReadable(fee, content), prices);
    call.learn(fact(call.kind(), fee, digest, receivedAt, charge));
    BillRevision inForce = Collections.max(revisions, BillRevision.BY_RECEPTION);
    bill.close(inForce, reading.apply(inForce.content()), chargeInForce(call), revisions.size());
    bill.persist();
    told.persist(); // Behind its bill, to which its row points.
    return bill;
  }

  /** Of the same content: the fold orders contents as {@link BillRevision#BY_RECEPTION} does. */
  private static Charge chargeInForce(CallSession call) {
    return Objects.requireNonNull(call.state().charge(), "a bill was learnt");
  }

  private void count(CallSession call, String outcome) {
    metrics.counter("dialbridge.bills.received", "app", call.app(), "outcome", outcome).increment();
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
        charge,
        fee.keys());
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
