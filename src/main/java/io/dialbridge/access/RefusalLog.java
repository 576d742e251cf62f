package io.dialbridge.access;

import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Requester;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Has refusals written into the audit log, within a second of the first; those of the same key and
 * operation in the minute behind an entry are counted and become one more, so that no key can flood
 * the log. A refused request never waits for it; a process that is killed takes along what it had
 * not written yet.
 */
@ApplicationScoped
class RefusalLog {
  private static final Logger LOG = Logger.getLogger(RefusalLog.class);
  private static final Duration BETWEEN_ENTRIES = Duration.ofMinutes(1);

  private final AuditLog audit;
  private final Clock clock;
  private final Map<Asked, Tally> tallies = new HashMap<>();

  RefusalLog(AuditLog audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  private record Asked(String key, String operation) {}

  /**
   * Refusals that are not written yet, maybe none.
   *
   * @param latest who was refused last
   * @param since when the first of them was refused
   * @param due from when on they may be written
   */
  private record Tally(Requester latest, String reason, long count, Instant since, Instant due) {
    Tally plus(Tally later) {
      if (later.count == 0) {
        return this;
      }
      return new Tally(
          later.latest, later.reason, count + later.count, count == 0 ? later.since : since, due);
    }

    AuditLog.Act act(String operation) {
      return new AuditLog.Act(
          "access.refused",
          operation,
          count == 1 ? reason : "%s; %d times since %s".formatted(reason, count, since));
    }
  }

  /**
   * @param operation its method and the template of its path
   * @param reason what the key lacked
   */
  synchronized void note(Requester requester, String operation, String reason) {
    Instant now = clock.instant();
    tallies.merge(
        new Asked(requester.name(), operation),
        new Tally(requester, reason, 1, now, now),
        Tally::plus);
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void writeDue() {
    write(clock.instant());
  }

  void writeAll(@Observes ShutdownEvent event) {
    write(Instant.MAX);
  }

  private void write(Instant now) {
    Map<Asked, Tally> due = take(now);
    try {
      for (Iterator<Map.Entry<Asked, Tally>> next = due.entrySet().iterator(); next.hasNext(); ) {
        Map.Entry<Asked, Tally> refused = next.next();
        Tally tally = refused.getValue();
        audit.write(tally.latest, tally.act(refused.getKey().operation()));
        next.remove();
      }
    } catch (RuntimeException e) {
      LOG.errorf(
          "Refusals of %d keys and operations could not be written into the audit log yet: %s",
          due.size(), e);
      putBack(due);
    }
  }

  /** Leaves an empty tally behind each, by which the next minute is counted. */
  private synchronized Map<Asked, Tally> take(Instant now) {
    Map<Asked, Tally> due = new HashMap<>();
    tallies.forEach(
        (asked, tally) -> {
          if (!tally.due.isAfter(now)) {
            due.put(asked, tally);
          }
        });
    Instant next = clock.instant().plus(BETWEEN_ENTRIES);
    tallies.keySet().removeAll(due.keySet());
    due.values().removeIf(tally -> tally.count == 0);
    due.forEach(
        (asked, tally) -> tallies.put(asked, new Tally(tally.latest, "", 0, tally.since, next)));
    return due;
  }

  private synchronized void putBack(Map<Asked, Tally> unwritten) {
    unwritten.forEach(
        (asked, tally) ->
            tallies.merge(asked, tally, (arrivedSince, earlier) -> earlier.plus(arrivedSince)));
  }
}
