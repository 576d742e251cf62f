package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.bills.BillDesk;
import io.dialbridge.bills.NewBills;
import io.dialbridge.calls.CallJournal;
import io.dialbridge.calls.CallSession;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.problem.DatabaseAway;
import io.dialbridge.values.Requester;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes in bills that were not pushed, by the very rules of those that are: a bill touches only
 * calls of its app, each content counts once, the latest received is in force, and what can't be
 * folded goes to quarantine.
 */
@ApplicationScoped
class BillImport {
  private static final Logger LOG = Logger.getLogger(BillImport.class);

  static final int MOST_APP_KEY = 64;

  private final Apps apps;
  private final BillOwners owners;
  private final CallJournal journal;
  private final ItemFolder folder;
  private final UnexplainedBills unexplained;
  private final Clock clock;
  private final MeterRegistry metrics;

  BillImport(
      Apps apps,
      BillOwners owners,
      CallJournal journal,
      ItemFolder folder,
      UnexplainedBills unexplained,
      Clock clock,
      MeterRegistry metrics) {
    this.apps = apps;
    this.owners = owners;
    this.journal = journal;
    this.folder = folder;
    this.unexplained = unexplained;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * A bill of an app that the requester may use.
   *
   * @param line where it stood
   */
  record Line(int line, BillOwners.OfApp bill) {
    Result to(
        BillImportOutcome outcome,
        @Nullable UUID callId,
        @Nullable UUID billId,
        @Nullable String detail) {
      return new Result(line, bill, outcome, callId, billId, detail);
    }
  }

  /**
   * What became of what stood there.
   *
   * @param bill null: it is none, or none that the requester may import
   */
  record Result(
      int line,
      BillOwners.@Nullable OfApp bill,
      BillImportOutcome outcome,
      @Nullable UUID callId,
      @Nullable UUID billId,
      @Nullable String detail) {
    Result with(BillImportOutcome other) {
      return new Result(line, bill, other, callId, billId, detail);
    }

    static Result of(int line, BillImportOutcome outcome, @Nullable String detail) {
      return new Result(line, null, outcome, null, null, detail);
    }
  }

  /** The app whose key the bill names, if the requester may use it. */
  Optional<App> appOf(JsonNode bill, Requester requester) {
    String key = WireText.orNull(bill, "appKey", MOST_APP_KEY);
    return apps.all().stream()
        .filter(app -> app.key().equals(key) && requester.mayUse(app.name()))
        .findFirst();
  }

  /**
   * Takes them in by one transaction; where that fails, each by one of its own, so that one that
   * can't be read never blocks another.
   *
   * @param dryRun whether nothing is to be changed
   */
  List<Result> take(List<Line> lines, boolean dryRun) {
    List<Result> results = new ArrayList<>();
    try {
      results.addAll(together(lines, dryRun));
    } catch (RuntimeException e) {
      mustNotBeAway(e);
      for (Line line : lines) {
        results.add(alone(line, dryRun));
      }
    }
    if (!dryRun) {
      for (int i = 0; i < lines.size(); i++) {
        count(lines.get(i).bill().app(), results.get(i).outcome());
      }
    }
    return results;
  }

  private void count(String app, BillImportOutcome outcome) {
    metrics.counter("dialbridge.bills.imported", "app", app, "outcome", outcome.word()).increment();
  }

  private Result alone(Line line, boolean dryRun) {
    try {
      return together(List.of(line), dryRun).getFirst();
    } catch (RuntimeException e) {
      mustNotBeAway(e);
      LOG.errorf(e, "Bill %d of an import could not be read", line.line());
      return line.to(BillImportOutcome.FAILED, null, null, e.getClass().getSimpleName());
    }
  }

  /** That is not the bill's doing. */
  private static void mustNotBeAway(RuntimeException e) {
    if (DatabaseAway.reason(e).isPresent()) {
      throw e;
    }
  }

  private List<Result> together(List<Line> lines, boolean dryRun) {
    if (!dryRun) {
      return QuarkusTransaction.requiringNew().call(() -> fold(lines, false));
    }
    QuarkusTransaction.begin();
    try {
      return fold(lines, true);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private List<Result> fold(List<Line> lines, boolean dryRun) {
    List<@Nullable UUID> calls = owners.of(lines.stream().map(Line::bill).toList());
    Instant now = clock.instant();
    Set<UUID> known = new HashSet<>();
    calls.stream().filter(Objects::nonNull).forEach(known::add);
    List<Result> results =
        journal.learn(
            known,
            opened -> {
              NewBills newBills = folder.newBills();
              List<Result> folded = new ArrayList<>();
              for (int i = 0; i < lines.size(); i++) {
                folded.add(fold(lines.get(i), calls.get(i), opened, now, newBills));
              }
              newBills.write();
              return folded;
            });
    if (!dryRun) {
      for (int i = 0; i < lines.size(); i++) {
        keep(lines.get(i).bill(), results.get(i).outcome(), now);
      }
      explained(lines, results, now);
    }
    return results;
  }

  private Result fold(
      Line line, @Nullable UUID id, Map<UUID, CallSession> opened, Instant now, NewBills newBills) {
    CallSession call = id == null ? null : opened.get(id);
    if (call == null) {
      return line.to(
          BillImportOutcome.UNEXPLAINED, null, null, "names no call of app " + line.bill().app());
    }
    if (!call.canLearn()) {
      return line.to(
          BillImportOutcome.TOO_LATE,
          call.id(),
          null,
          "is of a call whose events are no longer kept");
    }
    BillDesk.Taken taken = folder.foldBill(call, line.bill().bill(), now, newBills);
    return line.to(BillImportOutcome.of(taken.outcome()), call.id(), taken.bill().id(), null);
  }

  /** What fitted no call goes to quarantine, as if it had been pushed. */
  private void keep(BillOwners.OfApp bill, BillImportOutcome outcome, Instant now) {
    if (outcome == BillImportOutcome.UNEXPLAINED) {
      unexplained.quarantine(
          bill, QuarantineReason.NO_CALL, "imported bill names no call of app " + bill.app(), now);
    } else if (outcome == BillImportOutcome.TOO_LATE) {
      unexplained.quarantine(
          bill,
          QuarantineReason.TOO_LATE,
          "imported bill is of a call of app " + bill.app() + " whose events are no longer kept",
          now);
    }
  }

  /** What fits a call now is unexplained no longer. */
  private void explained(List<Line> lines, List<Result> results, Instant now) {
    List<byte[]> digests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (results.get(i).billId() != null) {
        BillOwners.OfApp bill = lines.get(i).bill();
        digests.addAll(unexplained.digests(bill.app(), BillReading.content(bill.bill())));
      }
    }
    if (!digests.isEmpty()) {
      unexplained.explained(digests, now);
    }
  }
}
