package io.dialbridge.pushes;

import io.dialbridge.roles.DatabaseReady;
import io.dialbridge.roles.Duties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps a few readers at the inbox: woken by each arrival, and by a poll for what a crashed process
 * left.
 */
@ApplicationScoped
class InboxReaders {
  private static final Logger LOG = Logger.getLogger(InboxReaders.class);

  /** At pushes that were read in vain; they pause for longer than that. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private static final Duration LAST_READ = Duration.ofSeconds(5);

  private final Inbox inbox;
  private final InboxBell bell;
  private final InboxReader reader;
  private final PushesConfig config;
  private final Duties duties;
  private final Clock clock;
  private final List<Thread> readers = new ArrayList<>();
  private volatile Inbox.Backlog backlog = new Inbox.Backlog(0, null);
  private volatile boolean open = true;

  InboxReaders(
      Inbox inbox,
      InboxBell bell,
      InboxReader reader,
      PushesConfig config,
      Duties duties,
      Clock clock,
      MeterRegistry metrics) {
    this.inbox = inbox;
    this.bell = bell;
    this.reader = reader;
    this.config = config;
    this.duties = duties;
    this.clock = clock;
    Gauge.builder("dialbridge.pushes.backlog", () -> backlog.pushes())
        .description("Pushes that are stored and not yet read, when last looked at")
        .register(metrics);
    Gauge.builder("dialbridge.pushes.oldest.age", this::oldestAge)
        .baseUnit("seconds")
        .description("How long the eldest of them has waited; 0 where there is none")
        .register(metrics);
  }

  void start(@Observes DatabaseReady ready) {
    if (!duties.readsPushes()) {
      return;
    }
    for (int i = 0; i < config.readers(); i++) {
      Inbox.Share share = new Inbox.Share(i, config.readers());
      readers.add(Thread.ofVirtual().name("inbox-reader-" + i).start(() -> readOn(share)));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    open = false;
    for (Thread thread : readers) {
      thread.join(LAST_READ);
    }
  }

  private void readOn(Inbox.Share share) {
    Instant nextLook = Instant.MIN;
    boolean more = false;
    while (open) {
      try {
        if (!more && bell.await(share, config.poll())) {
          Thread.sleep(config.linger());
        }
        more = reader.readNew(share);
        if (!clock.instant().isBefore(nextLook)) {
          while (open && reader.readAgain()) {
            // Until none is due.
          }
          nextLook = clock.instant().plus(BETWEEN_LOOKS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // The database is away, for instance: the pushes are safe in it, and the next poll tries
        // again.
        more = false;
        LOG.error("The inbox could not be read", e);
      }
    }
  }

  @Scheduled(every = "10s", skipExecutionIf = Duties.NoWorker.class)
  void measureBacklog() {
    backlog = inbox.backlog();
  }

  private double oldestAge() {
    Instant oldest = backlog.oldest();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
  }
}
