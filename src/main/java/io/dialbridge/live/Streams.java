package io.dialbridge.live;

import io.dialbridge.calls.CallEventResponse;
import io.dialbridge.calls.CallSession;
import io.dialbridge.roles.Duties;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The open streams of this process. What calls learn is read once for all of them, by one thread:
 * where a signal tells that there is something, and each second in any case.
 */
@ApplicationScoped
class Streams {
  private static final Logger LOG = Logger.getLogger(Streams.class);
  private static final int SHOWN = 100;

  private final Changes changes;
  private final Messages messages;
  private final LiveMeters meters;
  private final LiveConfig config;
  private final Clock clock;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger rings = new AtomicInteger();
  private final Map<UUID, Set<CallWatcher>> ofCalls = new ConcurrentHashMap<>();
  private final Set<AllWatcher> ofAll = ConcurrentHashMap.newKeySet();
  private volatile boolean goingDown;
  private volatile Instant beaten = Instant.MIN;

  /** What lies before it was told to all who watch; null: nobody does. Under the lock of this. */
  private @Nullable Place told;

  Streams(Changes changes, Messages messages, LiveMeters meters, LiveConfig config, Clock clock) {
    this.changes = changes;
    this.messages = messages;
    this.meters = meters;
    this.config = config;
    this.clock = clock;
    meters.watch("call", () -> ofCalls.values().stream().mapToInt(Set::size).sum());
    meters.watch("all", ofAll::size);
  }

  boolean areOpen() {
    return !ofCalls.isEmpty() || !ofAll.isEmpty();
  }

  /**
   * Streams one call.
   *
   * @param lastId of the message that its client saw last; null, or none of ours: it begins anew
   * @return empty where nothing more will come
   */
  Optional<Multi<Message>> ofCall(
      String id, @Nullable String lastId, Requester requester, Language language) {
    CallSession call = CallSession.seenBy(requester, id);
    int last = sequence(lastId, call);
    if (call.isSettled() && last == call.eventCount()) {
      return Optional.empty();
    }
    CallWatcher watcher = new CallWatcher(call.id(), requester, language, until(requester), last);
    join(watcher);
    if (last == 0) {
      load(List.of(call.id()))
          .values()
          .forEach(now -> watcher.show(now, messages.snapshot(now, language)));
    }
    do {
      watcher.catchUp();
      List<Changes.Change> missed = changes.ofCall(call.id(), watcher.told());
      CallSession now = load(List.of(call.id())).getOrDefault(call.id(), call);
      missed.forEach(change -> watcher.tell(change, now, data(change, now, language)));
      watcher.endIfSettled(now);
    } while (!watcher.follows());
    return Optional.of(toClient(watcher));
  }

  /** 0: it begins anew, since that event, or those behind it, are not there. */
  private static int sequence(@Nullable String lastId, CallSession call) {
    try {
      int last = lastId == null ? 0 : Integer.parseInt(lastId);
      boolean known = last > 0 && last <= call.eventCount();
      return known && (call.canLearn() || last == call.eventCount()) ? last : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Streams all calls that the requester may see. */
  Multi<Message> ofAll(@Nullable String lastId, Requester requester, Language language) {
    Optional<Place> last = Place.of(lastId);
    Place begin = last.orElseGet(() -> Place.before(changes.oldestRunning()));
    AllWatcher watcher = new AllWatcher(requester, language, until(requester), begin);
    join(watcher);
    if (last.isEmpty()) {
      List<CallSession> newest =
          QuarkusTransaction.requiringNew().call(() -> CallSession.newestSeenBy(requester, SHOWN));
      watcher.show(newest, messages.snapshot(newest, begin, language));
    }
    do {
      watcher.catchUp();
      Changes.Page page;
      do {
        page = changes.behind(watcher.place());
        tell(watcher, page);
      } while (!page.isLast() && !watcher.line().hasEnded());
    } while (!watcher.follows());
    return toClient(watcher);
  }

  private void tell(AllWatcher watcher, Changes.Page page) {
    List<Changes.Change> complete =
        page.changes().stream()
            .filter(change -> change.place().toldIn() < page.oldestRunning())
            .toList();
    Map<UUID, CallSession> calls = load(ids(complete));
    for (Changes.Change change : complete) {
      CallSession call = calls.get(change.place().call());
      if (call != null) {
        watcher.tell(change, call, data(change, call, watcher.language()));
      }
    }
  }

  private Instant until(Requester requester) {
    Instant until = clock.instant().plus(config.longest());
    Requester.Token token = requester.token();
    return token != null && token.expiresAt().isBefore(until) ? token.expiresAt() : until;
  }

  private synchronized void join(Watcher watcher) {
    switch (watcher) {
      case CallWatcher one ->
          ofCalls.compute(
              one.call(),
              (call, watchers) -> {
                Set<CallWatcher> all = watchers == null ? ConcurrentHashMap.newKeySet() : watchers;
                all.add(one);
                return all;
              });
      case AllWatcher all -> ofAll.add(all);
    }
    if (told == null) {
      told = Place.before(changes.oldestRunning());
    }
  }

  private void leave(Watcher watcher) {
    switch (watcher) {
      case CallWatcher one ->
          ofCalls.computeIfPresent(
              one.call(),
              (call, watchers) -> {
                watchers.remove(one);
                return watchers.isEmpty() ? null : watchers;
              });
      case AllWatcher all -> ofAll.remove(all);
    }
  }

  private Multi<Message> toClient(Watcher watcher) {
    return watcher.line().toClient().onTermination().invoke(() -> leave(watcher));
  }

  /** Has somebody read what there is. However often: one at a time does. */
  void wake() {
    if (areOpen() && rings.getAndIncrement() == 0) {
      readers.execute(this::readWhileRung);
    }
  }

  private void readWhileRung() {
    int heard;
    do {
      heard = rings.get();
      try {
        read();
      } catch (RuntimeException e) {
        // The database is away, for instance: the next poll tries again.
        LOG.errorf("What calls have learnt could not be read for streams: %s", e);
      }
    } while (!rings.compareAndSet(heard, 0));
  }

  private void read() {
    Place place;
    synchronized (this) {
      if (!areOpen()) {
        told = null;
      }
      if (told == null) {
        return;
      }
      place = told;
    }
    long oldestRunning = Long.MAX_VALUE;
    Changes.Page page;
    do {
      page = changes.behind(place);
      // Of the first page: what came below it since then may lie on a page that was read before.
      oldestRunning = Math.min(oldestRunning, page.oldestRunning());
      spread(page.changes(), oldestRunning);
      if (!page.changes().isEmpty()) {
        place = page.changes().getLast().place();
      }
    } while (!page.isLast());
    synchronized (this) {
      told = Place.before(oldestRunning);
    }
  }

  private void spread(List<Changes.Change> learnt, long oldestRunning) {
    List<Changes.Change> wanted =
        learnt.stream().filter(change -> !watching(change, oldestRunning).isEmpty()).toList();
    Map<UUID, CallSession> calls = load(ids(wanted));
    for (Changes.Change change : wanted) {
      CallSession call = calls.get(change.place().call());
      if (call == null) {
        continue; // It was deleted meanwhile.
      }
      CallEventResponse event = event(change);
      Map<Language, String> data = new EnumMap<>(Language.class);
      for (Watcher watcher : watching(change, oldestRunning)) {
        watcher.follow(
            change,
            call,
            data.computeIfAbsent(
                watcher.language(), language -> messages.change(event, call, language)));
      }
      meters.told(Duration.between(event.receivedAt(), clock.instant()));
    }
  }

  /** Who is to be told of it now. */
  private List<Watcher> watching(Changes.Change change, long oldestRunning) {
    List<Watcher> watching = new ArrayList<>();
    for (CallWatcher watcher : ofCalls.getOrDefault(change.place().call(), Set.of())) {
      if (watcher.told() < change.place().sequence()) {
        watching.add(watcher);
      }
    }
    if (change.place().toldIn() < oldestRunning) {
      watching.addAll(ofAll);
    }
    return watching;
  }

  private static Set<UUID> ids(Collection<Changes.Change> changes) {
    return changes.stream().map(change -> change.place().call()).collect(Collectors.toSet());
  }

  private static Map<UUID, CallSession> load(Collection<UUID> ids) {
    return QuarkusTransaction.requiringNew().call(() -> CallSession.of(List.copyOf(ids))).stream()
        .collect(Collectors.toMap(CallSession::id, Function.identity()));
  }

  private String data(Changes.Change change, CallSession call, Language language) {
    return messages.change(event(change), call, language);
  }

  private static CallEventResponse event(Changes.Change change) {
    return CallEventResponse.of(change.place().sequence(), change.fact());
  }

  @Scheduled(every = "1s", skipExecutionIf = Duties.NoFacade.class)
  void eachSecond() {
    Instant now = clock.instant();
    boolean beat = !beaten.plus(config.heartbeat()).isAfter(now);
    if (beat) {
      beaten = now;
    }
    for (Watcher watcher : all()) {
      if (goingDown || watcher.isDue(now)) {
        watcher.line().end(Message.RESUME);
      } else if (beat) {
        watcher.line().send(Message.HEARTBEAT);
      }
      if (watcher.line().hasEnded()) {
        leave(watcher);
      }
    }
    wake();
  }

  private List<Watcher> all() {
    List<Watcher> all = new ArrayList<>(ofAll);
    ofCalls.values().forEach(all::addAll);
    return all;
  }

  /** Clients go on elsewhere; whoever still comes here is sent on within a second. */
  void goDown(@Observes ShutdownDelayInitiatedEvent event) {
    goingDown = true;
    eachSecond();
  }

  void stop(@Observes ShutdownEvent event) {
    goingDown = true;
    eachSecond();
    readers.close();
  }
}
