package io.dialbridge.webhooks;

import io.dialbridge.calls.AppListener;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallListener;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.CallStatus;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.recordings.RecordingDesk;
import io.dialbridge.values.Ids;
import io.dialbridge.webhooks.CallEventData.Detail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what calls learn into events, in the transaction in which they learn it. The order of the
 * events of a call is that of their sequence, which is given under the lock of its row.
 */
@ApplicationScoped
class EventTeller implements CallListener, AppListener {
  private final Outbox outbox;
  private final RecordingDesk recordings;
  private final Ids ids;
  private final Clock clock;

  EventTeller(Outbox outbox, RecordingDesk recordings, Ids ids, Clock clock) {
    this.outbox = outbox;
    this.recordings = recordings;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void saved(CallOrder call) {}

  @Override
  public void learnt(Collection<CallSession> calls) {
    if (!outbox.isRead()) {
      return;
    }
    List<Told> told = new ArrayList<>();
    calls.forEach(call -> tell(call, told));
    outbox.write(told);
  }

  private void tell(CallSession call, List<Told> told) {
    List<CallFact> news = call.news();
    news.forEach(fact -> tellOfCourse(call, fact, told));
    if (call.hasEnded()) {
      boolean failed = call.state().status() == CallStatus.FAILED;
      told.add(
          told(
              call,
              failed ? EventType.CALL_FAILED : EventType.CALL_ENDED,
              new Detail(null, call.state().endedAt(), null, null)));
    }
    news.forEach(fact -> tellOfBill(call, fact, told));
    if (call.hasSettled()) {
      told.add(told(call, EventType.CALL_SETTLED, Detail.NONE));
    }
  }

  /** Every sort of fact is named here, so that a new one is thought of. */
  private void tellOfCourse(CallSession call, CallFact fact, List<Told> told) {
    switch (fact) {
      case CallFact.Queued f -> told.add(told(call, EventType.CALL_QUEUED, Detail.NONE));
      case CallFact.Accepted f -> told.add(told(call, EventType.CALL_ACCEPTED, Detail.NONE));
      case CallFact.LeftOpen f -> told.add(told(call, EventType.CALL_UNCONFIRMED, Detail.NONE));
      case CallFact.StepReached f -> {
        Detail detail = new Detail(f.party().word(), f.at().at(), null, null);
        switch (f.step()) {
          case CALLED -> {}
          case RANG -> told.add(told(call, EventType.CALL_RINGING, detail));
          case ANSWERED -> told.add(told(call, EventType.CALL_ANSWERED, detail));
        }
      }
      case CallFact.DigitsCollected f ->
          told.add(
              told(call, EventType.CALL_DIGITS, new Detail(null, f.at().at(), f.digits(), null)));
      case CallFact.Submitted f -> {}
      case CallFact.Postponed f -> {}
      case CallFact.NoCapacity f -> {}
      case CallFact.Withdrawn f -> {}
      case CallFact.RuledOut f -> {}
      case CallFact.Refused f -> {}
      case CallFact.NotSent f -> {}
      case CallFact.Disconnected f -> {}
      case CallFact.StopAccepted f -> {}
      case CallFact.Billed f -> {}
      case CallFact.BillLate f -> {}
      case CallFact.BillOverdue f -> {}
      case CallFact.Unrecognized f -> {}
    }
  }

  private void tellOfBill(CallSession call, CallFact fact, List<Told> told) {
    if (fact instanceof CallFact.Billed) {
      boolean first = call.isFirst(fact, CallFact.Billed.class::isInstance);
      told.add(told(call, first ? EventType.BILL_RATED : EventType.BILL_REVISED, Detail.NONE));
      tellOfRecording(call, told);
    } else if (fact instanceof CallFact.BillOverdue) {
      told.add(told(call, EventType.BILL_OVERDUE, Detail.NONE));
      tellOfRecording(call, told);
    } else if (fact instanceof CallFact.BillLate) {
      told.add(told(call, EventType.BILL_LATE, Detail.NONE));
    }
  }

  private void tellOfRecording(CallSession call, List<Told> told) {
    recordings
        .tidings(call)
        .ifPresent(
            tidings ->
                told.add(
                    told(
                        call,
                        tidings.isReady() ? EventType.RECORDING_READY : EventType.RECORDING_ABSENT,
                        new Detail(null, null, null, tidings.reason()))));
  }

  private Told told(CallSession call, EventType type, Detail detail) {
    int sequence = call.tell();
    return new Told(
        ids.next(),
        type,
        call.id(),
        call.app(),
        sequence,
        clock.instant(),
        CallEventData.of(call, sequence, detail),
        call.webhook());
  }

  @Override
  public void suspended(String app, @Nullable String code, boolean frozen, Instant now) {
    tell(frozen ? EventType.APP_FROZEN : EventType.APP_SUSPENDED, app, code, now);
  }

  @Override
  public void resumed(String app, Instant now) {
    tell(EventType.APP_RESUMED, app, null, now);
  }

  private void tell(EventType type, String app, @Nullable String code, Instant now) {
    if (outbox.isRead()) {
      outbox.write(
          List.of(
              new Told(ids.next(), type, null, app, null, now, new AppEventData(app, code), null)));
    }
  }
}
