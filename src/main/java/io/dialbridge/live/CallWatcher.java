package io.dialbridge.live;

import io.dialbridge.calls.CallSession;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import java.time.Instant;
import java.util.UUID;

/** Watches one call until it is settled. */
final class CallWatcher extends Watcher {
  private final UUID call;

  /** The sequence of the last event that it was told. */
  private int told;

  CallWatcher(UUID call, Requester requester, Language language, Instant until, int told) {
    super(requester, language, until);
    this.call = call;
    this.told = told;
  }

  UUID call() {
    return call;
  }

  synchronized int told() {
    return told;
  }

  synchronized void show(CallSession shown, Message snapshot) {
    told = shown.eventCount();
    line().send(snapshot);
  }

  @Override
  synchronized void tell(Changes.Change change, CallSession changed, String data) {
    int sequence = change.place().sequence();
    if (sequence > told) {
      told = sequence;
      line().send(new Message("change", Integer.toString(sequence), data));
      endIfSettled(changed);
    }
  }

  synchronized void endIfSettled(CallSession as) {
    if (as.isSettled() && told >= as.eventCount()) {
      line().end(Message.SETTLED);
    }
  }
}
