package io.dialbridge.calls;

import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.values.Money;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Counts what calls come to, by whichever process learns it, and when that is committed. How long
 * something took is told by our own clock, as far as a push came of it.
 */
@ApplicationScoped
@Startup // Its metrics are there from then on, so that the first event is an increase.
class CallMeters implements CallListener {
  private static final Duration[] RINGING = seconds(1, 2, 3, 5, 8, 13, 20, 30, 60);
  private static final Duration[] ANSWER = seconds(5, 10, 15, 20, 30, 45, 60, 90, 120);

  /** Up to 7 hours, after which the platform pushes no bill any more (rtc_05_0008_1). */
  private static final Duration[] BILL = seconds(5, 30, 60, 300, 900, 3600, 7200, 14_400, 25_200);

  private final Map<CallKind, Timer> untilRinging = new EnumMap<>(CallKind.class);
  private final Map<CallKind, Timer> untilAnswer = new EnumMap<>(CallKind.class);
  private final Map<CallKind, Timer> untilBill = new EnumMap<>(CallKind.class);
  private final MeterRegistry metrics;
  private final Event<Learnt> learnt;

  /** What is counted when the transaction is over in which it was learnt. */
  record Learnt(List<Runnable> counts) {}

  CallMeters(MeterRegistry metrics, Event<Learnt> learnt) {
    this.metrics = metrics;
    this.learnt = learnt;
    for (CallKind kind : CallKind.values()) {
      untilRinging.put(kind, timer("dialbridge.calls.ringing.after", kind, RINGING));
      untilAnswer.put(kind, timer("dialbridge.calls.answer.after", kind, ANSWER));
      untilBill.put(kind, timer("dialbridge.bills.lag", kind, BILL));
    }
  }

  private static Duration[] seconds(int... bounds) {
    return IntStream.of(bounds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
  }

  private Timer timer(String name, CallKind kind, Duration[] bounds) {
    return Timer.builder(name)
        .tag("kind", kind.word())
        .serviceLevelObjectives(bounds)
        .register(metrics);
  }

  @Override
  public void saved(CallOrder call) {}

  @Override
  public void learnt(Collection<CallSession> calls) {
    List<Runnable> counts = new ArrayList<>();
    for (CallSession call : calls) {
      if (call.hasEnded()) {
        counts.add(ended(call)::increment);
      }
      for (CallFact fact : call.news()) {
        switch (fact) {
          case CallFact.StepReached reached -> add(counts, call, reached);
          case CallFact.Billed bill when call.isFirst(bill, CallFact.Billed.class::isInstance) ->
              add(counts, call, bill);
          default -> {}
        }
      }
    }
    if (!counts.isEmpty()) {
      learnt.fire(new Learnt(counts));
    }
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Learnt told) {
    told.counts().forEach(Runnable::run);
  }

  /** Causes are those of our catalogue: codes that it doesn't know have one slug together. */
  private Counter ended(CallSession call) {
    CallState state = call.state();
    return metrics.counter(
        "dialbridge.calls.ended",
        "kind",
        call.kind().word(),
        "app",
        call.app(),
        "status",
        state.status().word(),
        "cause",
        Objects.requireNonNullElse(state.causeSlug(), "none"));
  }

  private void add(List<Runnable> counts, CallSession call, CallFact.StepReached reached) {
    Party first = call.kind().isOneParty() ? Party.CALLEE : Party.CALLER;
    boolean rang = reached.step() == Step.RANG && reached.party() == first;
    boolean answered = reached.step() == Step.ANSWERED && reached.party() == Party.CALLEE;
    if ((rang || answered) && call.isFirst(reached, fact -> isSameStep(fact, reached))) {
      add(counts, rang ? untilRinging : untilAnswer, call, call.sentAt(), reached.receivedAt());
    }
  }

  /** Told again with another time. */
  private static boolean isSameStep(CallFact fact, CallFact.StepReached reached) {
    return fact instanceof CallFact.StepReached other
        && other.step() == reached.step()
        && other.party() == reached.party();
  }

  private void add(List<Runnable> counts, CallSession call, CallFact.Billed bill) {
    Instant endedAt = call.endTold(bill);
    if (endedAt != null) {
      add(counts, untilBill, call, endedAt, bill.receivedAt());
    }
    Money cost = bill.charge().cost();
    if (cost != null) {
      Counter spent =
          metrics.counter("dialbridge.bills.cost", "app", call.app(), "currency", cost.currency());
      // Only a metric is a double: what is owed stands in the bills.
      counts.add(() -> spent.increment(cost.amount().doubleValue()));
    }
  }

  private static void add(
      List<Runnable> counts,
      Map<CallKind, Timer> timers,
      CallSession call,
      Instant from,
      Instant until) {
    Timer timer = Objects.requireNonNull(timers.get(call.kind()));
    Duration took = Duration.between(from, until);
    counts.add(() -> timer.record(took.isNegative() ? Duration.ZERO : took));
  }
}
