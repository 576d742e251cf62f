package io.dialbridge.bills;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.Charge;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes in bills: each content once, the latest received in force, its charge handed to the call. A
 * content counts from its first reception: the platform repeats a bill up to six times an hour
 * apart (rtc_05_0008_1), also an older one after a corrected one.
 */
@ApplicationScoped
public class BillDesk {
  /** What costs are based on. */
  public static final String BASIS = Rating.BASIS;

  private final AgroalDataSource database;
  private final Ids ids;
  private final ErasedContent erased;
  private final BillsConfig prices;
  private final TransactionSynchronizationRegistry transaction;
  private final MeterRegistry metrics;

  BillDesk(
      AgroalDataSource database,
      Ids ids,
      ErasedContent erased,
      BillsConfig prices,
      TransactionSynchronizationRegistry transaction,
      MeterRegistry metrics) {
    this.database = database;
    this.ids = ids;
    this.erased = erased;
    this.prices = prices;
    this.transaction = transaction;
    this.metrics = metrics;
  }

  /** What a bill was to its call. */
  public enum Outcome {
    /** Its first. */
    RATED,
    /** Another content than those that were known. */
    REVISED,
    /** A content that was known. */
    REPEATED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A bill that was taken in.
   *
   * @param bill as it is in force then
   */
  public record Taken(CallBill bill, Outcome outcome) {}

  /** For one transaction. */
  public NewBills newBills() {
    return new NewBills(database);
  }

  /**
   * Closes the bill of a call. To be called in the transaction that holds the call's lock. The call
   * itself knows whether it has a bill: its first one asks the database for nothing.
   *
   * <p>A call has one bill, so the call itself tells bills apart, not the optional icid; a content
   * that was seen before is the platform's own repetition.
   *
   * @param firsts takes a call's first bill, to be written down at the end
   * @param content every member of the bill as text, unknown ones included, without those that are
   *     empty
   * @param reading makes the bill of a content
   */
  public Taken take(
      NewBills firsts,
      CallSession call,
      SortedMap<String, String> content,
      Function<Map<String, String>, FeeInfo> reading,
      Instant receivedAt) {
    String digest = digest(call, content);
    if (call.isBilled()) {
      firsts.write(); // The call's own may be among them.
      return takeAgain(call, digest, content, reading, receivedAt);
    }
    CallBill bill = CallBill.opened(ids.next(), call);
    BillRevision only = BillRevision.of(bill.id(), digest, receivedAt, call.key(), content);
    close(call, bill, only, content, List.of(only), reading);
    firsts.add(bill, only);
    return taken(call, bill, Outcome.RATED);
  }

  /** What no call of ours explains, masked, and what we rate it at. */
  public record Unexplained(FeeInfo masked, Charge charge) {}

  /**
   * Rates a bill without a call. Of which kind its call was the bill itself tells: 002 are
   * callbacks (rtc_05_0008_1), and so is what speaks of a second leg.
   *
   * @param masked the same content without what tells who talked
   */
  public Unexplained rate(
      UUID id,
      Map<String, String> content,
      Map<String, String> masked,
      Function<Map<String, String>, FeeInfo> reading) {
    FeeInfo fee = reading.apply(content);
    CallKind kind = fee.isOfCallback() ? CallKind.CALLBACK : CallKind.NOTIFICATION;
    return new Unexplained(
        reading.apply(masked).shown(),
        Rating.rate(id, kind, fee, isReadable(fee, content), prices));
  }

  private Taken takeAgain(
      CallSession call,
      String digest,
      SortedMap<String, String> content,
      Function<Map<String, String>, FeeInfo> reading,
      Instant receivedAt) {
    CallBill bill = CallBill.ofCall(call.id()).orElseThrow();
    List<BillRevision> revisions = BillRevision.ofBill(bill.id());
    BillRevision known =
        revisions.stream().filter(r -> r.digest().equals(digest)).findFirst().orElse(null);
    if (known == null) {
      BillRevision further = BillRevision.of(bill.id(), digest, receivedAt, call.key(), content);
      further.persist();
      revisions.add(further);
      close(call, bill, further, content, revisions, reading);
    } else if (known.becomeReceivedEarlier(receivedAt)) {
      close(call, bill, known, content, revisions, reading);
    }
    return taken(call, bill, known == null ? Outcome.REVISED : Outcome.REPEATED);
  }

  private void close(
      CallSession call,
      CallBill bill,
      BillRevision told,
      Map<String, String> content,
      List<BillRevision> revisions,
      Function<Map<String, String>, FeeInfo> reading) {
    FeeInfo fee = reading.apply(content);
    Charge charge = Rating.rate(bill.id(), call.kind(), fee, isReadable(fee, content), prices);
    call.learn(fact(call.kind(), fee, told.digest(), told.receivedAt(), charge));
    BillRevision inForce = Collections.max(revisions, BillRevision.BY_RECEPTION);
    FeeInfo feeInForce =
        inForce.digest().equals(told.digest())
            ? fee
            : inForce.content(call.key()).map(reading).orElseGet(bill::fee);
    bill.close(
        inForce,
        call.isErased() ? feeInForce.erased() : feeInForce.masked(),
        chargeInForce(call),
        revisions.size());
  }

  /** Of the same content: the fold orders contents as {@link BillRevision#BY_RECEPTION} does. */
  private static Charge chargeInForce(CallSession call) {
    return Objects.requireNonNull(call.state().charge(), "a bill was learnt");
  }

  /** Counted when it is committed: an import may only be tried. */
  private Taken taken(CallSession call, CallBill bill, Outcome outcome) {
    String app = call.app();
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              metrics
                  .counter("dialbridge.bills.received", "app", app, "outcome", outcome.word())
                  .increment();
            }
          }
        });
    return new Taken(bill, outcome);
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

  /**
   * Under the call's own key, since nothing but the numbers may be unknown of a content, and those
   * could be tried one after the other. A call that is erased has no key any more.
   */
  private String digest(CallSession call, SortedMap<String, String> content) {
    return call.key()
        .map(key -> HexFormat.of().formatHex(key.digest("bill", StoredJson.bytes(content))))
        .orElseGet(() -> erased.digest(content));
  }
}
