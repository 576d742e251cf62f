package io.dialbridge.pushes;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wakes this process's readers when pushes were stored. Only a hint: the database is the queue. */
@ApplicationScoped
class InboxBell {
  /** Of each reader one. */
  private final List<Semaphore> bells;

  InboxBell(PushesConfig config) {
    bells = Stream.generate(() -> new Semaphore(0)).limit(config.readers()).toList();
  }

  /** Wakes those who read for these calls. */
  void ring(Collection<@Nullable UUID> calls) {
    calls.stream()
        .mapToInt(call -> Inbox.Share.numberOf(call, bells.size()))
        .distinct()
        .forEach(number -> bells.get(number).release());
  }

  /** Wakes all of them. */
  void ring() {
    bells.forEach(Semaphore::release);
  }

  /**
   * Waits until it rings, at most that long. However often it rang before, that was one ring.
   *
   * @return whether it rang
   */
  boolean await(Inbox.Share share, Duration most) throws InterruptedException {
    Semaphore bell = bells.get(share.number());
    boolean rang = bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    if (rang) {
      bell.drainPermits();
    }
    return rang;
  }
}
