package io.dialbridge.calls;

import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.PlatformOutcome;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.platform.VoicePlatform;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Sends a call that has its ports to the platform, and lets it learn the answer. No transaction is
 * open while the platform is called.
 */
@ApplicationScoped
class Submission {
  /** How often a call is put back into the queue, however long its patience is. */
  static final int MOST_POSTPONEMENTS = 3;

  private static final List<String> OUTCOMES =
      List.of("accepted", "refused", "unreachable", "unconfirmed");

  private final VoicePlatform platform;
  private final Standings standings;
  private final PortDesk ports;
  private final CallJournal journal;
  private final CallQueue queue;
  private final Clock clock;
  private final MeterRegistry metrics;

  Submission(
      Apps apps,
      VoicePlatform platform,
      Standings standings,
      PortDesk ports,
      CallJournal journal,
      CallQueue queue,
      Clock clock,
      MeterRegistry metrics) {
    this.platform = platform;
    this.standings = standings;
    this.ports = ports;
    this.journal = journal;
    this.queue = queue;
    this.clock = clock;
    this.metrics = metrics;
    // From the start, so that the first one is seen as an increase.
    for (App app : apps.all()) {
      OUTCOMES.forEach(outcome -> placed(app, outcome));
    }
  }

  private Counter placed(App app, String outcome) {
    return metrics.counter("dialbridge.calls.placed", tags(app).and("outcome", outcome));
  }

  /** An app places calls of one kind, of the same name in both rooms. */
  private static Tags tags(App app) {
    return Tags.of("kind", CallKind.valueOf(app.kind().name()).word(), "app", app.name());
  }

  /**
   * Once only: whatever comes of it, the call is sent again only if the platform refused it for
   * now.
   *
   * @param patience until then it may wait to be sent again
   */
  CallSession send(CallOrder order, Instant patience) {
    Instant sentAt = now();
    PlatformOutcome outcome = platform.place(order);
    standings.note(order.app().name(), outcome, ports.ports(order), sentAt);
    count(order, outcome);
    return learn(order, outcome, patience);
  }

  private CallSession learn(CallOrder order, PlatformOutcome outcome, Instant patience) {
    UUID id = order.callId();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                journal.learn(
                    Set.of(id),
                    calls -> {
                      CallSession call = Objects.requireNonNull(calls.get(id), "it was saved");
                      CallFact fact = factOf(call, order, outcome, patience);
                      call.learn(fact);
                      if (fact instanceof CallFact.Postponed postponed) {
                        putBack(call, order, postponed, patience);
                      }
                      return call;
                    }));
  }

  private void putBack(
      CallSession call, CallOrder order, CallFact.Postponed postponed, Instant patience) {
    if (call.state().status() == CallStatus.QUEUED) {
      queue.add(
          call.id(),
          call.app(),
          postponed.until(),
          patience,
          QueuedOrder.sealed(order, call.key().orElseThrow()));
    }
  }

  private CallFact factOf(
      CallSession call, CallOrder order, PlatformOutcome outcome, Instant patience) {
    return switch (outcome) {
      case PlatformOutcome.Accepted accepted ->
          new CallFact.Accepted(now(), accepted.sessionId(), accepted.idlePorts());
      case PlatformOutcome.Refused refused -> refusedFor(call, order, refused, patience);
      case PlatformOutcome.Unreachable unreachable ->
          new CallFact.NotSent(now(), unreachable.reason());
      case PlatformOutcome.Unconfirmed unconfirmed ->
          new CallFact.LeftOpen(now(), unconfirmed.reason());
    };
  }

  /**
   * For now, where it can still be sent after the time that the platform advises; else for good.
   */
  private CallFact refusedFor(
      CallSession call, CallOrder order, PlatformOutcome.Refused refused, Instant patience) {
    Refusal refusal = Refusals.of(refused.code());
    if (refusal.retry() == Retry.WAIT
        && call.postponements() < MOST_POSTPONEMENTS
        && !(order instanceof VerificationOrder)) { // Its code is never stored.
      Instant again = now().plus(Objects.requireNonNull(refusal.waitFor()));
      if (again.isBefore(patience)) {
        return new CallFact.Postponed(
            now(), call.attempts(), refused.code(), refused.description(), again);
      }
    }
    return new CallFact.Refused(now(), refused.code(), refused.description());
  }

  private void count(CallOrder order, PlatformOutcome outcome) {
    placed(order.app(), word(outcome)).increment();
    if (outcome instanceof PlatformOutcome.Refused refused) {
      // Codes that we don't know are one series, whatever the platform makes up.
      boolean known = Refusals.of(refused.code()).known();
      metrics
          .counter(
              "dialbridge.calls.refused",
              tags(order.app()).and("code", known ? refused.code() : "other"))
          .increment();
    }
  }

  private static String word(PlatformOutcome outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private Instant now() {
    return clock.instant();
  }
}
