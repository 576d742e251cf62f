package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.PlatformOutcome;
import io.dialbridge.platform.VoicePlatform;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Places and stops calls. Each step is a short transaction of its own; none is open while the
 * platform is called.
 */
@ApplicationScoped
public class CallService {
  private static final Duration TRY_STOP_AGAIN = Duration.ofSeconds(5);

  private final VoicePlatform platform;
  private final NewCalls newCalls;
  private final Submission submission;
  private final CallQueue queue;
  private final QueueRunner runner;
  private final Idempotency idempotency;
  private final CallJournal journal;
  private final Ids ids;
  private final Clock clock;

  CallService(
      VoicePlatform platform,
      NewCalls newCalls,
      Submission submission,
      CallQueue queue,
      QueueRunner runner,
      Idempotency idempotency,
      CallJournal journal,
      Ids ids,
      Clock clock) {
    this.platform = platform;
    this.newCalls = newCalls;
    this.submission = submission;
    this.queue = queue;
    this.runner = runner;
    this.idempotency = idempotency;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A call that was placed now, or the one that an earlier request with the same idempotency key
   * made.
   */
  record Placed(CallSession call, boolean replayed) {}

  /**
   * Saves the call with the ports that it takes, and sends it; or has it wait for them, or turns it
   * away.
   */
  Placed place(Wish wish) {
    CallOrder order = wish.order().apply(ids.next());
    Instant patience = now().plus(wish.patience());
    Placed placed = idempotency.claim(wish.request(), () -> newCalls.save(wish, order));
    CallSession call = placed.call();
    CallTrail.follow(call.id());
    if (placed.replayed()) {
      return placed;
    }
    return switch (call.state().status()) {
      case SUBMITTING -> new Placed(submission.send(order, patience), false);
      case QUEUED -> {
        // A port may have got free in between.
        runner.wake(call.app());
        yield placed;
      }
      default -> placed;
    };
  }

  /** Asks the platform to end a call for both parties. */
  CallSession stop(CallSession call, App app) {
    CallTrail.follow(call.id());
    if (call.state().status().isOver()) {
      throw ended(call.id());
    }
    if (call.state().status() == CallStatus.QUEUED) {
      Optional<CallSession> withdrawn = withdraw(call.id());
      if (withdrawn.isPresent()) {
        return withdrawn.get();
      }
    }
    String sessionId = call.state().sessionId();
    if (sessionId == null) {
      throw new ProblemException(
              ProblemKind.CALL_NOT_CONFIRMED,
              "The platform has not yet said under which name it runs this call, so it can't be stopped. Try again when its status has changed.")
          .ofCall(call.id())
          .retryAfter(TRY_STOP_AGAIN);
    }
    return switch (platform.stop(app, sessionId)) {
      case PlatformOutcome.Accepted accepted ->
          journal.learn(call.id(), new CallFact.StopAccepted(now()));
      case PlatformOutcome.Refused refused when isOver(refused) ->
          throw call.kind().isOneParty() ? notStoppable(call.id()) : ended(call.id());
      case PlatformOutcome.Refused refused ->
          throw CallProblems.refused(call.id(), refused.code(), refused.description());
      case PlatformOutcome.Unreachable unreachable -> throw stopNotSure(call.id());
      case PlatformOutcome.Unconfirmed unconfirmed -> throw stopNotSure(call.id());
    };
  }

  /** Empty where it has just left the queue. */
  private Optional<CallSession> withdraw(UUID id) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                queue.remove(Set.of(id)) == 0
                    ? Optional.empty()
                    : Optional.of(journal.learn(id, new CallFact.Withdrawn(now()))));
  }

  /**
   * 1020152 is the row "Invalid sessionId" that a sister product has for this very path; a client
   * of this platform takes 1010002 on a stop for the same. Neither is published for it here.
   */
  private static boolean isOver(PlatformOutcome.Refused refused) {
    return refused.code().equals("1020152") || refused.code().equals("1010002");
  }

  private static ProblemException ended(UUID id) {
    return new ProblemException(
            ProblemKind.CALL_ENDED,
            "The call is over, there is nothing left to stop; its state and bill follow at its address.")
        .ofCall(id);
  }

  /**
   * The page puts the request under callbacks only (rtc_05_0007) and doesn't say what it does to
   * other calls. So it is tried, and its refusal doesn't mean that the call is over.
   */
  private static ProblemException notStoppable(UUID id) {
    return new ProblemException(
            ProblemKind.CALL_NOT_STOPPABLE,
            "The platform refused to end this call: it promises that for callbacks only. The call ends by itself when everything was played.")
        .ofCall(id);
  }

  private static ProblemException stopNotSure(UUID id) {
    return new ProblemException(
            ProblemKind.UNAVAILABLE,
            "It is not sure that the platform heard the stop. Stopping may be repeated safely: send it again.")
        .ofCall(id)
        .retryAfter(TRY_STOP_AGAIN);
  }

  private Instant now() {
    return clock.instant();
  }
}
