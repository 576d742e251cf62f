package io.dialbridge.live;

import io.dialbridge.calls.CallSession;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Watches all calls that its requester may see. */
final class AllWatcher extends Watcher {
  private Place place;

  /** How much the snapshot knew already of the calls in it, by the number of their events. */
  private final Map<UUID, Integer> shown = new HashMap<>();

  AllWatcher(Requester requester, Language language, Instant until, Place place) {
    super(requester, language, until);
    this.place = place;
  }

  synchronized Place place() {
    return place;
  }

  synchronized void show(List<CallSession> calls, Message snapshot) {
    calls.forEach(call -> shown.put(call.id(), call.eventCount()));
    line().send(snapshot);
  }

  @Override
  synchronized void tell(Changes.Change change, CallSession changed, String data) {
    if (change.place().compareTo(place) <= 0) {
      return;
    }
    place = change.place();
    if (changed.isSeenBy(requester()) && place.sequence() > shown.getOrDefault(place.call(), 0)) {
      line().send(new Message("change", place.id(), data));
    }
  }
}
