package io.dialbridge.privacy;

import io.dialbridge.calls.CallEraser;
import io.dialbridge.calls.CallSession;
import io.dialbridge.protection.OptOutList;
import io.dialbridge.pushes.PushEraser;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Vault;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what erasures ask for, in batches: first the calls, and when none is left the pushes that
 * don't say whose they are. Whatever ends it in between, it begins again and finds less to do.
 */
@ApplicationScoped
@Startup // Its metrics are there from then on, so that the first event is an increase.
class ErasureWorker {
  private static final Logger LOG = Logger.getLogger(ErasureWorker.class);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int CALLS_AT_ONCE = 100;
  private static final int PUSHES_AT_ONCE = 200;

  /** In status pushes a Chinese number comes with or without its country code. */
  private static final String CHINA = "+86";

  private final CallErasure erasure;
  private final CallEraser calls;
  private final PushEraser pushes;
  private final OptOutList optOuts;
  private final Vault vault;
  private final Clock clock;
  private volatile long open;
  private volatile @Nullable Instant eldest;

  ErasureWorker(
      CallErasure erasure,
      CallEraser calls,
      PushEraser pushes,
      OptOutList optOuts,
      Vault vault,
      Clock clock,
      MeterRegistry metrics) {
    this.erasure = erasure;
    this.calls = calls;
    this.pushes = pushes;
    this.optOuts = optOuts;
    this.vault = vault;
    this.clock = clock;
    Gauge.builder("dialbridge.erasures.open", () -> open)
        .description("Erasures that are not completed, when last looked at")
        .register(metrics);
    Gauge.builder("dialbridge.erasures.oldest.age", this::eldestAge)
        .baseUnit("seconds")
        .description("How long ago the eldest of them was asked for; 0 where there is none")
        .register(metrics);
  }

  private double eldestAge() {
    Instant asked = eldest;
    return asked == null ? 0 : Duration.between(asked, clock.instant()).toMillis() / 1000.0;
  }

  /** Works on each erasure that is open; one that fails doesn't stand in the way of others. */
  void work() {
    if (look() == 0) {
      return;
    }
    UUID behind = FIRST;
    Optional<Erasure> next = nextBehind(behind);
    while (next.isPresent()) {
      behind = next.get().id();
      try {
        work(next.get());
      } catch (RuntimeException e) {
        LOG.errorf(e, "Erasure %s could not be worked on and is tried again", behind);
      }
      next = nextBehind(behind);
    }
    look();
  }

  private long look() {
    Erasure.Backlog backlog = QuarkusTransaction.requiringNew().call(Erasure::backlog);
    open = backlog.open();
    eldest = backlog.eldest();
    return open;
  }

  private static Optional<Erasure> nextBehind(UUID behind) {
    return QuarkusTransaction.requiringNew().call(() -> Erasure.nextOpen(behind));
  }

  private void work(Erasure wanted) {
    if (wanted.callId() == null) {
      PhoneNumber number = wanted.number(vault);
      int waiting = eraseCallsOf(number, wanted);
      optOuts.erase(number, wanted.apps());
      finish(wanted, waiting, waiting > 0 ? List.of() : List.of(digits(number)));
    } else {
      note(wanted.id(), erasure.erase(List.of(wanted.callId())));
      Optional<CallSession> call = call(wanted.callId());
      boolean waiting = call.isPresent() && !call.get().isErased();
      finish(
          wanted,
          waiting ? 1 : 0,
          waiting
              ? List.of()
              : call.map(CallEraser::namesOf).orElse(List.of(wanted.callId().toString())));
    }
  }

  private static Optional<CallSession> call(UUID id) {
    return QuarkusTransaction.requiringNew().call(() -> CallSession.findByIdOptional(id));
  }

  /**
   * @return how many of them can't be erased yet
   */
  private int eraseCallsOf(PhoneNumber number, Erasure wanted) {
    int waiting = 0;
    UUID behind = FIRST;
    List<UUID> batch = batch(number, wanted, behind);
    while (!batch.isEmpty()) {
      CallErasure.Erased erased = erasure.erase(batch);
      note(wanted.id(), erased);
      waiting += batch.size() - erased.calls();
      behind = batch.getLast();
      batch = batch(number, wanted, behind);
    }
    return waiting;
  }

  private List<UUID> batch(PhoneNumber number, Erasure wanted, UUID behind) {
    return calls.ofNumber(number, wanted.apps(), wanted.requestedAt(), behind, CALLS_AT_ONCE);
  }

  /**
   * @param words by which pushes speak of it that don't say whose they are; none: too early
   */
  private void finish(Erasure wanted, int waiting, List<String> words) {
    boolean unread = !words.isEmpty() && eraseUnclear(wanted, words);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Erasure known = Erasure.locked(wanted.id());
              known.waitFor(waiting);
              if (waiting == 0 && !unread) {
                known.complete(clock.instant());
              }
            });
  }

  /**
   * @return whether one of them is still to be read
   */
  private boolean eraseUnclear(Erasure wanted, List<String> words) {
    boolean waiting = false;
    Long behind = 0L;
    while (behind != null) {
      PushEraser.Step step = pushes.eraseUnclear(words, wanted.apps(), behind, PUSHES_AT_ONCE);
      note(wanted.id(), new CallErasure.Erased(0, step.erased()));
      waiting |= step.waiting();
      behind = step.last();
    }
    return waiting;
  }

  private static void note(UUID id, CallErasure.Erased erased) {
    if (erased.calls() + erased.pushes() > 0) {
      QuarkusTransaction.requiringNew().run(() -> Erasure.locked(id).erased(erased));
    }
  }

  private static String digits(PhoneNumber number) {
    return number.e164().startsWith(CHINA)
        ? number.e164().substring(CHINA.length())
        : number.e164().substring(1);
  }
}
