package io.dialbridge.privacy;

import io.dialbridge.alerts.OldIncidents;
import io.dialbridge.bills.BillKeeper;
import io.dialbridge.calls.OldCalls;
import io.dialbridge.calls.OldCalls.Part;
import io.dialbridge.pushes.PushEraser;
import io.dialbridge.recordings.RecordingKeeper;
import io.dialbridge.values.Ids;
import io.dialbridge.webhooks.WebhookKeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Deletes what has been kept as long as the configuration says, in batches, eldest first. */
@ApplicationScoped
@Startup // Its metrics are there from then on, so that the first event is an increase.
class RetentionWorker {
  private static final UUID FIRST = new UUID(0, 0);
  private static final int AT_ONCE = 500;

  private final RetentionConfig config;
  private final CallErasure erasure;
  private final OldCalls calls;
  private final BillKeeper bills;
  private final RecordingKeeper recordings;
  private final PushEraser pushes;
  private final WebhookKeeper webhooks;
  private final OldIncidents incidents;
  private final Clock clock;
  private final MeterRegistry metrics;

  RetentionWorker(
      RetentionConfig config,
      CallErasure erasure,
      OldCalls calls,
      BillKeeper bills,
      RecordingKeeper recordings,
      PushEraser pushes,
      WebhookKeeper webhooks,
      OldIncidents incidents,
      Clock clock,
      MeterRegistry metrics) {
    this.config = config;
    this.erasure = erasure;
    this.calls = calls;
    this.bills = bills;
    this.recordings = recordings;
    this.pushes = pushes;
    this.webhooks = webhooks;
    this.incidents = incidents;
    this.clock = clock;
    this.metrics = metrics;
    Stream.of("whole", "numbers", "events", "recordings", "pushes", "webhooks", "incidents")
        .forEach(what -> count(what, 0));
  }

  void work() {
    Instant now = clock.instant();
    oldCalls(Part.WHOLE, config.calls(), now, this::delete);
    oldCalls(Part.NUMBERS, config.numbers(), now, batch -> erasure.erase(batch).calls());
    oldCalls(Part.EVENTS, config.events(), now, this::dropEvents);
    config.recordings().ifPresent(kept -> oldRecordings(Ids.firstOf(now.minus(kept))));
    oldPushes(now.minus(config.pushes()));
    oldWebhooks();
    oldIncidents(now.minus(config.incidents()));
  }

  /**
   * @param end what is done to a batch of them; says of how many
   */
  private void oldCalls(
      Part part, Optional<Duration> kept, Instant now, ToIntFunction<List<UUID>> end) {
    if (kept.isEmpty()) {
      return;
    }
    UUID before = Ids.firstOf(now.minus(kept.get()));
    List<UUID> batch = calls.next(part, FIRST, before, AT_ONCE);
    while (!batch.isEmpty()) {
      count(part.name().toLowerCase(Locale.ROOT), end.applyAsInt(batch));
      batch = calls.next(part, batch.getLast(), before, AT_ONCE);
    }
  }

  private int dropEvents(List<UUID> batch) {
    inTransaction(batch, calls::dropEvents);
    return batch.size();
  }

  private int delete(List<UUID> batch) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<UUID> old = calls.lock(batch);
              pushes.deleteOf(old);
              recordings.forget(old);
              webhooks.delete(old);
              bills.delete(old);
              calls.delete(old);
              return old.size();
            });
  }

  private void oldRecordings(UUID before) {
    int forgotten;
    do {
      forgotten = recordings.forgetOld(before, AT_ONCE);
      count("recordings", forgotten);
    } while (forgotten == AT_ONCE);
  }

  private void oldPushes(Instant before) {
    Long behind = 0L;
    while (behind != null) {
      long from = behind;
      PushEraser.Step step =
          QuarkusTransaction.requiringNew().call(() -> pushes.deleteOld(before, from, AT_ONCE));
      count("pushes", step.erased());
      behind = step.last();
    }
  }

  private void oldWebhooks() {
    int deleted;
    do {
      deleted = webhooks.deleteOld(AT_ONCE);
      count("webhooks", deleted);
    } while (deleted == AT_ONCE);
  }

  private void oldIncidents(Instant before) {
    int deleted;
    do {
      deleted = QuarkusTransaction.requiringNew().call(() -> incidents.delete(before, AT_ONCE));
      count("incidents", deleted);
    } while (deleted == AT_ONCE);
  }

  private static void inTransaction(List<UUID> batch, Consumer<Collection<UUID>> work) {
    QuarkusTransaction.requiringNew().run(() -> work.accept(batch));
  }

  private void count(String what, int many) {
    metrics.counter("dialbridge.retention.deleted", "what", what).increment(many);
  }
}
