package io.dialbridge.webhooks;

import io.dialbridge.roles.Duties;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Vault;
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
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is due: at once where this process learnt of it, and by a poll what others left.
 * Each endpoint has its own few deliveries at once, so that none waits for another one's receiver.
 */
@ApplicationScoped
class DeliveryRunner {
  private static final Logger LOG = Logger.getLogger(DeliveryRunner.class);

  /** So long a receiver that asked for it is left alone altogether, at most. */
  private static final Duration LONGEST_QUIET = Duration.ofHours(1);

  private final DeliveryQueue queue;
  private final Receiver receiver;
  private final CloudEvents events;
  private final Outbox outbox;
  private final WebhookMeters meters;
  private final Vault vault;
  private final WebhooksConfig config;
  private final Duties duties;
  private final Ids ids;
  private final Random random;
  private final Clock clock;
  private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger rings = new AtomicInteger();
  private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();

  DeliveryRunner(
      DeliveryQueue queue,
      Receiver receiver,
      CloudEvents events,
      Outbox outbox,
      WebhookMeters meters,
      Vault vault,
      WebhooksConfig config,
      Duties duties,
      Ids ids,
      Random random,
      Clock clock) {
    this.queue = queue;
    this.receiver = receiver;
    this.events = events;
    this.outbox = outbox;
    this.meters = meters;
    this.vault = vault;
    this.config = config;
    this.duties = duties;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  void onTold(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.EventsTold told) {
    wake();
  }

  /** What is being sent gets its answer, unless that takes longer than the process has. */
  void stop(@Observes ShutdownEvent event) {
    lookers.close();
    senders.close();
    lanes.values().forEach(Lane::settle);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void poll() {
    wake();
  }

  /** Has somebody look what is due. However often: one at a time does. */
  void wake() {
    if (duties.works() && !lookers.isShutdown() && rings.getAndIncrement() == 0) {
      lookers.execute(() -> whileRung(rings, this::look));
    }
  }

  private void look() {
    queue
        .due(clock.instant())
        .forEach(endpoint -> lanes.computeIfAbsent(endpoint, Lane::new).wake());
  }

  private static void whileRung(AtomicInteger rings, Runnable work) {
    int heard;
    do {
      heard = rings.get();
      try {
        work.run();
      } catch (RuntimeException e) {
        // The database is away, for instance: the next poll tries again.
        LOG.errorf("Webhooks could not be looked through: %s", e);
      }
    } while (!rings.compareAndSet(heard, 0));
  }

  /**
   * An endpoint's deliveries by this process. Some are taken while others are sent, and what was
   * delivered is written together, since a commit for each costs more than to send it.
   */
  private final class Lane {
    private final UUID endpoint;
    private final Semaphore free = new Semaphore(2 * config.atOnce());
    private final Semaphore sending = new Semaphore(config.atOnce());
    private final Queue<DeliveryQueue.Delivered> delivered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger laneRings = new AtomicInteger();

    Lane(UUID endpoint) {
      this.endpoint = endpoint;
    }

    void wake() {
      if (!lookers.isShutdown() && laneRings.getAndIncrement() == 0) {
        lookers.execute(() -> whileRung(laneRings, this::turn));
      }
    }

    private void turn() {
      settle();
      take();
    }

    void settle() {
      List<DeliveryQueue.Delivered> these = new ArrayList<>();
      for (var next = delivered.poll(); next != null; next = delivered.poll()) {
        these.add(next);
      }
      if (these.isEmpty()) {
        return;
      }
      try {
        queue.delivered(endpoint, these, clock.instant());
      } finally {
        free.release(these.size());
      }
    }

    private void take() {
      int most = free.availablePermits();
      Target target = most < config.atOnce() ? null : target(endpoint);
      if (target == null) {
        return;
      }
      Instant now = clock.instant();
      if (target.failures() >= DeliveryQueue.FAILURES_TO_OPEN) {
        most = queue.mayTry(endpoint, now) ? 1 : 0;
      }
      List<DeliveryQueue.Taken> taken = most == 0 ? List.of() : queue.take(endpoint, now, most);
      for (DeliveryQueue.Taken delivery : taken) {
        free.acquireUninterruptibly();
        senders.execute(() -> deliver(target, delivery));
      }
    }

    private void deliver(Target target, DeliveryQueue.Taken delivery) {
      Optional<Attempt> success = Optional.empty();
      sending.acquireUninterruptibly();
      try {
        success = send(target, delivery);
      } catch (RuntimeException e) {
        // It is taken again when nobody holds it any more.
        LOG.errorf(e, "Event %s could not be delivered to %s", delivery.event(), endpoint);
      } finally {
        sending.release();
        success.ifPresentOrElse(
            attempt -> delivered.add(new DeliveryQueue.Delivered(delivery.event(), attempt)),
            free::release);
      }
      wake();
    }
  }

  /**
   * An endpoint that is told of things.
   *
   * @param failures in a row
   */
  private record Target(
      UUID id, String url, List<byte[]> secrets, boolean revealsNumbers, int failures) {}

  /** Null where nothing is sent to it now. */
  private @Nullable Target target(UUID id) {
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                WebhookEndpoint.<WebhookEndpoint>findByIdOptional(id)
                    .filter(endpoint -> endpoint.isOpen(now))
                    .map(
                        endpoint ->
                            new Target(
                                id,
                                endpoint.url(),
                                endpoint.secrets(now, vault),
                                endpoint.revealsNumbers(),
                                endpoint.failures())))
        .orElse(null);
  }

  /**
   * @return the attempt where it was taken; a failure is written already
   */
  private Optional<Attempt> send(Target target, DeliveryQueue.Taken delivery) {
    byte[] body = events.body(delivery, target.revealsNumbers());
    Receiver.Outcome outcome =
        receiver.send(target.url(), delivery.event().toString(), body, target.secrets());
    Attempt attempt = outcome.attempt();
    meters.attempted(attempt);
    Instant now = clock.instant();
    if (attempt.isSuccess()) {
      if (delivery.failures() == 0) {
        meters.delivered(Duration.between(delivery.toldAt(), now));
      }
      return Optional.of(attempt);
    }
    Optional<Duration> wait =
        RetryLadder.after(delivery.failures() + 1, outcome.retryAfter(), random);
    queue.failed(target.id(), delivery.event(), attempt, wait.map(now::plus));
    Instant since =
        queue.failing(target.id(), now, quietUntil(outcome.retryAfter(), now)).orElse(now);
    if (attempt.isGone()) {
      disable(target.id(), "gone", now);
    } else if (since.plus(config.disableAfter()).isBefore(now)) {
      disable(target.id(), "failing", now);
    }
    return Optional.empty();
  }

  private static @Nullable Instant quietUntil(@Nullable Duration asked, Instant now) {
    if (asked == null) {
      return null;
    }
    return now.plus(asked.compareTo(LONGEST_QUIET) < 0 ? asked : LONGEST_QUIET);
  }

  private void disable(UUID endpoint, String reason, Instant now) {
    boolean changed =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  boolean was = queue.disable(endpoint, reason, now);
                  if (was) {
                    outbox.write(
                        List.of(
                            new Told(
                                ids.next(),
                                EventType.ENDPOINT_DISABLED,
                                null,
                                null,
                                null,
                                now,
                                new EndpointEventData(endpoint.toString(), reason),
                                null)));
                  }
                  return was;
                });
    if (changed) {
      LOG.warnf(
          "Webhook endpoint %s is disabled (%s): nothing is sent to it until it is resumed",
          endpoint, reason);
    }
  }
}
