package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.bills.BillDesk;
import io.dialbridge.bills.FeeInfo;
import io.dialbridge.bills.NewBills;
import io.dialbridge.calls.CallJournal;
import io.dialbridge.calls.CallSession;
import io.dialbridge.recordings.RecordingClues;
import io.dialbridge.recordings.RecordingDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Folds one status, or one bill of a push, into its call, whose row is locked. */
@ApplicationScoped
class ItemFolder {
  private final CallJournal journal;
  private final BillDesk bills;
  private final RecordingDesk recordings;

  ItemFolder(CallJournal journal, BillDesk bills, RecordingDesk recordings) {
    this.journal = journal;
    this.bills = bills;
    this.recordings = recordings;
  }

  /**
   * Folds the item into its call: by our id in userData, else by the platform's session id; only
   * among the calls of the app in the push's path.
   *
   * @return the call, folded into where it {@link CallSession#canLearn}; empty: none is found
   */
  Optional<CallSession> fold(StoredPush push, ReadPush content, JsonNode item) {
    UUID ours = ReadPush.callId(item);
    String sessionId = StatusReading.sessionId(item);
    return Optional.ofNullable(ours)
        .flatMap(id -> foldInto(id, push, content, item))
        .or(
            () ->
                Optional.ofNullable(sessionId)
                    .flatMap(session -> CallSession.idBySessionId(push.app(), session))
                    .flatMap(id -> foldInto(id, push, content, item)));
  }

  private Optional<CallSession> foldInto(
      UUID id, StoredPush push, ReadPush content, JsonNode item) {
    return journal.learn(
        Set.of(id),
        calls -> {
          Optional<CallSession> call =
              Optional.ofNullable(calls.get(id)).filter(found -> found.app().equals(push.app()));
          NewBills newBills = bills.newBills();
          call.filter(CallSession::canLearn)
              .ifPresent(found -> fold(found, push, content, item, newBills));
          newBills.write();
          return call;
        });
  }

  /** For the bills of one transaction, to be written down at its end. */
  NewBills newBills() {
    return bills.newBills();
  }

  void fold(CallSession call, StoredPush push, ReadPush content, JsonNode item, NewBills newBills) {
    if (content.isBills()) {
      foldBill(call, item, push.receivedAt(), newBills);
    } else {
      StatusReading.facts(call, content.eventType(), item, push.receivedAt(), push.digestHex())
          .forEach(call::learn);
    }
  }

  /** The same for a bill, wherever it came from. */
  BillDesk.Taken foldBill(CallSession call, JsonNode bill, Instant receivedAt, NewBills newBills) {
    boolean first = !call.isBilled();
    BillDesk.Taken taken =
        bills.take(newBills, call, BillReading.content(bill), BillReading::fee, receivedAt);
    recordings.take(call, clues(taken.bill().fee()), receivedAt, first);
    return taken;
  }

  private static RecordingClues clues(FeeInfo fee) {
    return new RecordingClues(
        fee.recordFlag(),
        fee.recordStartTime(),
        fee.recordObjectName(),
        fee.recordBucketName(),
        fee.recordDomain(),
        fee.recordFileDownloadUrl());
  }
}
