package io.dialbridge.twin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the twin received and sent, for those who prove that nothing was lost or counted twice. It
 * is only in memory, and forgets the oldest entries beyond its limit; the totals forget nothing.
 * Safe for any thread.
 */
public final class Ledger {
  private final int limit;
  private final Clock clock;
  private final TreeMap<Long, LedgerEntry> entries = new TreeMap<>();
  private final Map<String, LedgerAppTotals> apps = new HashMap<>();
  private long sequence;
  private long requests;
  private long callsPlaced;
  private long pushes;
  private long acknowledged;
  private long bills;
  private long billsAcknowledged;
  private long dropped;

  Ledger(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  public synchronized LedgerTotals totals() {
    return new LedgerTotals(
        requests, callsPlaced, pushes, acknowledged, bills, billsAcknowledged, dropped);
  }

  public List<LedgerRequest> requests() {
    return after(0, Integer.MAX_VALUE, LedgerRequest.class);
  }

  public List<LedgerPush> pushes() {
    return after(0, Integer.MAX_VALUE, LedgerPush.class);
  }

  public List<LedgerBill> bills() {
    return after(0, Integer.MAX_VALUE, LedgerBill.class);
  }

  /** The calls for which a phone rang, in the order of their placing. */
  public List<LedgerCall> calls() {
    return after(0, Integer.MAX_VALUE, LedgerCall.class);
  }

  /** By the names of those apps of which there is something to count, in their order. */
  public synchronized SortedMap<String, LedgerAppTotals> appTotals() {
    return new TreeMap<>(apps);
  }

  /** The requests for audio. */
  public List<LedgerRecording> recordings() {
    return after(0, Integer.MAX_VALUE, LedgerRecording.class);
  }

  /**
   * Entries of one kind, or of all kinds for {@code LedgerEntry.class}, oldest first.
   *
   * @param after the sequence behind which to begin; 0: at the beginning
   */
  public synchronized <T extends LedgerEntry> List<T> after(long after, int most, Class<T> kind) {
    List<T> page = new ArrayList<>();
    for (LedgerEntry entry : entries.tailMap(after, false).values()) {
      if (page.size() == most) {
        break;
      }
      if (kind.isInstance(entry)) {
        page.add(kind.cast(entry));
      }
    }
    return page;
  }

  synchronized void request(
      @Nullable TwinApp app,
      String path,
      @Nullable String resultcode,
      @Nullable String userData,
      @Nullable String sessionId,
      boolean callPlaced) {
    requests++;
    sequence++;
    @Nullable String name = null;
    if (app != null) {
      name = app.name();
      if (resultcode == null || resultcode.equals(ResultCodes.SUCCESS.code())) {
        count(app, LedgerAppTotals::answered);
      } else {
        count(app, totals -> totals.refused(resultcode));
      }
    }
    keep(
        new LedgerRequest(
            sequence, clock.instant(), name, path, resultcode, userData, sessionId, callPlaced));
  }

  /** A call that begins; answers its sequence. */
  synchronized long call(CallTicket ticket, int ports) {
    callsPlaced++;
    sequence++;
    count(ticket.app(), totals -> totals.placed(ports));
    keep(
        new LedgerCall(
            sequence,
            ticket.app().name(),
            ticket.sessionId(),
            ticket.wish().userData(),
            ports,
            clock.instant(),
            null));
    return sequence;
  }

  /** The end of a call; it may come after the call's entry was dropped. */
  synchronized void callEnded(long call, TwinApp app, int ports) {
    count(app, totals -> totals.ended(ports));
    if (entries.get(call) instanceof LedgerCall entry) {
      entries.put(call, entry.ended(clock.instant()));
    }
  }

  private void count(TwinApp app, UnaryOperator<LedgerAppTotals> change) {
    apps.put(app.name(), change.apply(apps.getOrDefault(app.name(), LedgerAppTotals.NONE)));
  }

  /** A push that is about to go out; answers its sequence. */
  synchronized long push(
      TwinApp app,
      String event,
      List<String> sessionIds,
      List<String> userData,
      String body,
      String url) {
    pushes++;
    sequence++;
    keep(
        new LedgerPush(
            sequence,
            app.name(),
            event,
            sessionIds,
            userData,
            body,
            PushUrl.withoutSecret(url),
            List.of(),
            false));
    return sequence;
  }

  /** A try of a push; it may come after the push's entry was dropped. */
  synchronized void attempt(long push, PushOutcome outcome, boolean accepted) {
    acknowledged += accepted ? 1 : 0;
    LedgerAttempt attempt =
        new LedgerAttempt(clock.instant(), outcome.httpStatus(), outcome.error());
    if (entries.get(push) instanceof LedgerPush entry) {
      entries.put(push, entry.after(attempt, accepted));
    }
  }

  synchronized long bill(TwinApp app, String sessionId, String fee) {
    bills++;
    sequence++;
    keep(new LedgerBill(sequence, app.name(), sessionId, fee, false));
    return sequence;
  }

  /** To be told once per bill, though it may be in several acknowledged pushes. */
  synchronized void billAcknowledged(long bill) {
    billsAcknowledged++;
    if (entries.get(bill) instanceof LedgerBill entry) {
      entries.put(bill, new LedgerBill(bill, entry.app(), entry.sessionId(), entry.fee(), true));
    }
  }

  synchronized void recording(String method, String path, int status, List<String> headers) {
    sequence++;
    keep(new LedgerRecording(sequence, clock.instant(), method, path, status, headers));
  }

  private void keep(LedgerEntry entry) {
    entries.put(entry.sequence(), entry);
    if (entries.size() > limit) {
      entries.pollFirstEntry();
      dropped++;
    }
  }
}
