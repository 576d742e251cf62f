package io.dialbridge.pushes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
  private final Clock clock;
  private final AtomicLong backlog;
  private final List<Thread> readers = new ArrayList<>();
  private volatile boolean open = true;

  InboxReaders(
      Inbox inbox,
      InboxBell bell,
      InboxReader reader,
      PushesConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.inbox = inbox;
    this.bell = bell;
    this.reader = reader;
    this.config = config;
    this.clock = clock;
    this.backlog = metrics.gauge("dialbridge.pushes.backlog", new AtomicLong());
  }

  void start(@Observes StartupEvent event) {
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

  @Scheduled(every = "10s")
  void measureBacklog() {
    backlog.set(inbox.backlog());
  }
}
