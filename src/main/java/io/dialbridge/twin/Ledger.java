package io.dialbridge.twin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
      String path,
      @Nullable String resultcode,
      @Nullable String userData,
      @Nullable String sessionId,
      boolean callPlaced) {
    requests++;
    callsPlaced += callPlaced ? 1 : 0;
    sequence++;
    keep(
        new LedgerRequest(
            sequence, clock.instant(), path, resultcode, userData, sessionId, callPlaced));
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
