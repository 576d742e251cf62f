package io.dialbridge.pushes;

import io.dialbridge.roles.Duties;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores pushes that wait together in one transaction: while one commit is on its way to the disk,
 * others arrive and share the next. Nobody waits for company, so a lone push is stored at once. A
 * push is acknowledged only after the commit that holds it.
 */
@ApplicationScoped
class InboxCommitter {
  private static final int MOST_TOGETHER = 500;
  private static final int MOST_BYTES_TOGETHER = 4 << 20;
  private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

  private final InboxWriter writer;
  private final InboxBell bell;
  private final PushesConfig config;
  private final Duties duties;
  private final BlockingQueue<Waiting> arrived = new LinkedBlockingQueue<>();
  private @Nullable Thread committer;
  private volatile boolean open = true;

  InboxCommitter(InboxWriter writer, InboxBell bell, PushesConfig config, Duties duties) {
    this.writer = writer;
    this.bell = bell;
    this.config = config;
    this.duties = duties;
  }

  /**
   * @param refused why it goes to quarantine at once; null where it is to be read
   */
  private record Waiting(
      ArrivedPush push, @Nullable Refusal refused, CompletableFuture<Void> stored) {}

  private record Refusal(QuarantineReason reason, String detail) {}

  void start(@Observes StartupEvent event) {
    if (!duties.takesPushes()) {
      return;
    }
    committer = Thread.ofPlatform().daemon().name("inbox-committer").start(this::commitOn);
  }

  /** What has arrived by now is still stored. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    open = false;
    if (committer != null) {
      committer.join(LAST_COMMIT);
    }
  }

  /** Done when the push is committed; fails where it is not certain that it is. */
  CompletableFuture<Void> store(ArrivedPush push) {
    return enqueue(push, null);
  }

  /** The same for a push that is not taken: it is kept, and stands in the quarantine. */
  CompletableFuture<Void> refuse(ArrivedPush push, QuarantineReason reason, String detail) {
    return enqueue(push, new Refusal(reason, detail));
  }

  private CompletableFuture<Void> enqueue(ArrivedPush push, @Nullable Refusal refused) {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    stored.orTimeout(config.storeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    arrived.add(new Waiting(push, refused, stored));
    return stored;
  }

  int waiting() {
    return arrived.size();
  }

  private void commitOn() {
    while (open || !arrived.isEmpty()) {
      try {
        Waiting first = arrived.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          commit(togetherWith(first));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    writer.disconnect();
  }

  /** Those that have arrived by now, within bounds, and still wait. */
  private List<Waiting> togetherWith(Waiting first) {
    List<Waiting> together = new ArrayList<>();
    int bytes = 0;
    for (Waiting next = first; next != null; next = arrived.poll()) {
      if (!next.stored().isDone()) {
        together.add(next);
        bytes += next.push().body().length;
      }
      if (together.size() == MOST_TOGETHER || bytes >= MOST_BYTES_TOGETHER) {
        break;
      }
    }
    return together;
  }

  private void commit(List<Waiting> together) {
    store(together.stream().filter(waiting -> waiting.refused() == null).toList());
    for (Waiting waiting : together) {
      Refusal refused = waiting.refused();
      if (refused != null) {
        refuse(waiting, refused);
      }
    }
  }

  private void store(List<Waiting> fit) {
    if (fit.isEmpty()) {
      return;
    }
    try {
      writer.store(fit.stream().map(Waiting::push).toList());
      fit.forEach(waiting -> waiting.stored().complete(null));
      bell.ring(fit.stream().map(waiting -> waiting.push().callId()).toList());
    } catch (InboxRefused e) {
      if (fit.size() > 1) {
        // One of them can't be stored: each on its own, so that it fails none of its neighbours.
        fit.forEach(waiting -> store(List.of(waiting)));
      } else {
        fit.getFirst().stored().completeExceptionally(e);
      }
    } catch (RuntimeException e) {
      fit.forEach(waiting -> waiting.stored().completeExceptionally(e));
    }
  }

  private void refuse(Waiting waiting, Refusal refused) {
    try {
      writer.refuse(waiting.push(), refused.reason(), refused.detail());
      waiting.stored().complete(null);
    } catch (RuntimeException e) {
      waiting.stored().completeExceptionally(e);
    }
  }
}
