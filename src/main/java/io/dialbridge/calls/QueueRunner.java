package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.roles.Duties;
import io.dialbridge.values.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends waiting calls as ports get free: at once where this process learnt of it, whoever had put
 * them into the queue, and by a poll for what a process that died left.
 */
@ApplicationScoped
class QueueRunner {
  private static final Logger LOG = Logger.getLogger(QueueRunner.class);
  private static final int AT_ONCE = 100;

  /** Up to the longest that a call may wait. */
  private static final Duration[] WAITED =
      IntStream.of(1, 5, 15, 30, 60, 300, 900, 3600)
          .mapToObj(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final Apps apps;
  private final CallQueue queue;
  private final Standings standings;
  private final CallRules rules;
  private final CallJournal journal;
  private final Submission submission;
  private final PacingConfig config;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  /** Of each app, how often it was woken since somebody looked. */
  private final Map<String, AtomicInteger> woken = new ConcurrentHashMap<>();

  QueueRunner(
      Apps apps,
      CallQueue queue,
      Standings standings,
      CallRules rules,
      CallJournal journal,
      Submission submission,
      PacingConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.apps = apps;
    this.queue = queue;
    this.standings = standings;
    this.rules = rules;
    this.journal = journal;
    this.submission = submission;
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
    apps.all().forEach(app -> waited(app.name()));
  }

  private Timer waited(String app) {
    return Timer.builder("dialbridge.queue.waited")
        .tag("app", app)
        .serviceLevelObjectives(WAITED)
        .register(metrics);
  }

  void onPortsFreed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PortsFreed freed) {
    freed.apps().forEach(this::wake);
  }

  /** What has left the queue is sent, and gets its answer. */
  void stop(@Observes ShutdownEvent event) {
    lookers.close();
    senders.close();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void poll() {
    if (lookers.isShutdown()) {
      return;
    }
    try {
      expire();
      queue.appsReady(clock.instant()).forEach(this::wake);
    } catch (RuntimeException e) {
      // The database is away, for instance: a second later it is tried again.
      LOG.errorf("The queue could not be looked through: %s", e);
    }
  }

  /** Has somebody look whether a call of the app can be sent. However often: one at a time does. */
  void wake(String app) {
    AtomicInteger rings = woken.computeIfAbsent(app, first -> new AtomicInteger());
    if (!lookers.isShutdown() && rings.getAndIncrement() == 0) {
      lookers.execute(() -> runFor(app, rings));
    }
  }

  private void runFor(String app, AtomicInteger rings) {
    int heard;
    do {
      heard = rings.get();
      try {
        run(app);
      } catch (RuntimeException e) {
        // The database is away, for instance: the next poll tries again.
        LOG.errorf(e, "The queue of app %s could not be looked through", app);
      }
    } while (!rings.compareAndSet(heard, 0));
  }

  private void run(String name) {
    App app = apps.named(name).orElse(null);
    if (app == null || !queue.hasReady(name, clock.instant())) {
      return;
    }
    List<Taken> taken = QuarkusTransaction.requiringNew().call(() -> take(app));
    for (Taken call : taken) {
      senders.execute(() -> TraceParent.run(call.request(), () -> send(call)));
    }
  }

  /**
   * A call that has left the queue with its ports.
   *
   * @param request in whose trace it is sent; null: in none
   */
  private record Taken(CallOrder order, Instant patience, @Nullable TraceParent request) {}

  private void send(Taken call) {
    CallTrail.follow(call.order().callId());
    try {
      submission.send(call.order(), call.patience());
    } catch (RuntimeException e) {
      // Nobody knows now whether it rings: the watch will find it still being submitted.
      LOG.errorf(e, "What the platform said of call %s could not be stored", call.order().callId());
    }
  }

  private List<Taken> take(App app) {
    Standings.Situation situation = standings.lock(app.name());
    AppStanding standing = situation.standing();
    Instant now = situation.at();
    AppStanding.Circuit circuit = standing.circuit(now);
    if (circuit == AppStanding.Circuit.OPEN || standing.isPaused(now)) {
      return List.of();
    }
    List<CallQueue.Waiting> first = first(situation, circuit, now);
    if (first.isEmpty()) {
      return List.of();
    }
    if (circuit == AppStanding.Circuit.TRIAL) {
      standings.write(standing.trying(now, config));
    }
    return leave(app, first, now);
  }

  /** Those at the head for which there are ports; who doesn't fit holds up those behind. */
  private List<CallQueue.Waiting> first(
      Standings.Situation situation, AppStanding.Circuit circuit, Instant now) {
    AppStanding standing = situation.standing();
    String app = standing.app();
    int free = standings.limit(app) - standing.foreign(now) - situation.taken();
    int most = circuit == AppStanding.Circuit.TRIAL ? 1 : AT_ONCE;
    List<CallQueue.Waiting> fitting = new ArrayList<>();
    if (free > 0) {
      for (CallQueue.Waiting waiting : queue.first(app, now, Math.min(free, most))) {
        free -= waiting.ports();
        if (free < 0) {
          break;
        }
        fitting.add(waiting);
      }
    }
    return fitting;
  }

  private List<Taken> leave(App app, List<CallQueue.Waiting> first, Instant now) {
    Set<UUID> ids = first.stream().map(CallQueue.Waiting::call).collect(Collectors.toSet());
    queue.remove(ids);
    return journal.learn(
        ids,
        calls -> {
          List<Taken> taken = new ArrayList<>();
          for (CallQueue.Waiting waiting : first) {
            CallSession call = Objects.requireNonNull(calls.get(waiting.call()), "it waits");
            if (call.state().status() == CallStatus.QUEUED) {
              CallOrder order =
                  QueuedOrder.opened(waiting.request(), call.key().orElseThrow())
                      .order(call.id(), app);
              if (mayBeSent(call, order, now)) {
                taken.add(new Taken(order, waiting.until(), call.traceParent()));
              }
            }
          }
          return taken;
        });
  }

  /** Quiet hours may have begun by now, or the callee may have opted out. */
  private boolean mayBeSent(CallSession call, CallOrder order, Instant now) {
    CallRules.Judgement against = rules.refusedByNow(order).orElse(null);
    if (against != null) {
      String reason = against.verdict().reason().en();
      call.learn(new CallFact.RuledOut(now, against.rule(), reason));
      wake(call.app()); // Its port is the next one's.
      return false;
    }
    call.learn(new CallFact.Submitted(now, call.attempts() + 1));
    waited(call.app()).record(Duration.between(call.createdAt(), now));
    return true;
  }

  private void expire() {
    int expired;
    do {
      expired = QuarkusTransaction.requiringNew().call(this::expireSome);
    } while (expired == AT_ONCE);
  }

  private int expireSome() {
    Instant now = clock.instant();
    List<UUID> expired = queue.expired(now, AT_ONCE);
    if (!expired.isEmpty()) {
      queue.remove(expired);
      journal.learn(
          Set.copyOf(expired),
          calls -> {
            calls.values().stream()
                .filter(call -> call.state().status() == CallStatus.QUEUED)
                .forEach(call -> call.learn(new CallFact.NoCapacity(now)));
            return calls;
          });
    }
    return expired.size();
  }
}
