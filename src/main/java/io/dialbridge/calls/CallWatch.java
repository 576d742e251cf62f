package io.dialbridge.calls;

import io.dialbridge.roles.Duties;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Tells calls what only time can tell: that a bill is late, that it can no longer come, that the
 * process which was placing them died.
 */
@ApplicationScoped
class CallWatch {
  private static final Logger LOG = Logger.getLogger(CallWatch.class);
  private static final int AT_ONCE = 200;

  private final DueCalls due;
  private final CallJournal journal;
  private final CallsConfig config;
  private final LateBillsConfig bills;
  private final Clock clock;

  CallWatch(
      DueCalls due, CallJournal journal, CallsConfig config, LateBillsConfig bills, Clock clock) {
    this.due = due;
    this.journal = journal;
    this.config = config;
    this.bills = bills;
    this.clock = clock;
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void watch() {
    Instant now = clock.instant();
    Instant latest = now.minus(Duration.ofSeconds(config.submittingSeconds()));
    tell(
        due.submittingSince(latest, AT_ONCE),
        call -> call.state().status() == CallStatus.SUBMITTING,
        new CallFact.LeftOpen(now, "the process that was placing it ended"));
    Instant late = BillDeadline.lateUntil(now, Duration.ofMinutes(bills.lateMinutes()));
    tell(
        due.withLateBill(now, late, AT_ONCE),
        call -> isDue(call, late) && !isDue(call, now),
        new CallFact.BillLate(now));
    tell(due.overdue(now, AT_ONCE), call -> isDue(call, now), new CallFact.BillOverdue(now));
  }

  private static boolean isDue(CallSession call, Instant by) {
    Instant latest = call.state().billDueAt();
    return !call.state().settled() && latest != null && !latest.isAfter(by);
  }

  /**
   * Asked again under the lock, since a push may have come in between; each in a transaction of its
   * own, so that a call whose facts can't be read never stands in the way of others.
   */
  private void tell(List<UUID> ids, Predicate<CallSession> stillSo, CallFact fact) {
    for (UUID id : ids) {
      CallTrail.follow(id);
      try {
        QuarkusTransaction.requiringNew()
            .run(
                () ->
                    journal.learn(
                        Set.of(id),
                        calls -> {
                          calls.values().stream().filter(stillSo).forEach(call -> call.learn(fact));
                          return calls;
                        }));
      } catch (RuntimeException e) {
        LOG.errorf(e, "Call %s could not be told what time tells", id);
      }
    }
    CallTrail.leave();
  }
}
