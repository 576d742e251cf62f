package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.platform.App;
import io.dialbridge.problem.DatabaseAway;
import io.dialbridge.values.Requester;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One import: reads its bills, hands them over in batches, and reports what became of each, in
 * their order.
 */
final class BillImportRun {
  private static final int MOST_TOGETHER = 100;
  private static final int MOST_BYTES_TOGETHER = 1 << 20;

  private final BillImport importer;
  private final Requester requester;
  private final boolean dryRun;
  private final ReportStream report;
  private final ObjectMapper json;
  private final BillTrial trial = new BillTrial();
  private final Map<BillImportOutcome, Long> counts = new EnumMap<>(BillImportOutcome.class);

  /** Bills that are still to be taken in. */
  private final List<BillImport.Line> bills = new ArrayList<>();

  /** What stood between them. */
  private final List<BillImport.Result> others = new ArrayList<>();

  private int bytes;
  private int lastReported;

  BillImportRun(
      BillImport importer,
      Requester requester,
      boolean dryRun,
      ReportStream report,
      ObjectMapper json) {
    this.importer = importer;
    this.requester = requester;
    this.dryRun = dryRun;
    this.report = report;
    this.json = json;
  }

  /** Goes through the file; throws where the client is gone. */
  void run(BillSource source) throws IOException {
    String broken;
    try {
      broken = read(source);
    } catch (RuntimeException e) {
      if (DatabaseAway.reason(e).isEmpty()) {
        throw e;
      }
      broken =
          "the database can't be reached; import the file again when it can, what was taken in is then told as repeated";
    }
    write(BillImportLine.last(lastReported, broken, summary()));
    report.finish();
  }

  /**
   * @return why not all of it could be read; null: it could
   */
  private @Nullable String read(BillSource source) throws IOException {
    Optional<BillSource.Item> next = source.next();
    while (next.isPresent() && !next.get().last()) {
      add(next.get());
      next = source.next();
    }
    settle();
    return next.map(BillSource.Item::wrong).orElse(null);
  }

  private void add(BillSource.Item item) throws IOException {
    JsonNode bill = item.bill();
    if (bill == null) {
      other(item, BillImportOutcome.UNREADABLE, item.wrong());
    } else if (WireText.orNull(bill, "appKey", BillImport.MOST_APP_KEY) == null) {
      other(item, BillImportOutcome.UNREADABLE, "has no appKey, which tells its app");
    } else {
      Optional<App> app = importer.appOf(bill, requester);
      if (app.isPresent()) {
        bills.add(new BillImport.Line(item.line(), new BillOwners.OfApp(app.get().name(), bill)));
      } else {
        other(item, BillImportOutcome.NOT_YOURS, "appKey is of no app that this key may use");
      }
    }
    bytes += item.bytes();
    if (bills.size() + others.size() >= MOST_TOGETHER || bytes >= MOST_BYTES_TOGETHER) {
      settle();
    }
  }

  private void other(BillSource.Item item, BillImportOutcome outcome, @Nullable String detail) {
    others.add(BillImport.Result.of(item.line(), outcome, detail));
  }

  /** Takes in the bills of a batch, and reports the whole of it. */
  private void settle() throws IOException {
    List<BillImport.Result> batch = new ArrayList<>(others);
    if (!bills.isEmpty()) {
      List<BillImport.Result> taken = importer.take(bills, dryRun);
      batch.addAll(dryRun ? trial.told(taken) : taken);
    }
    batch.sort(Comparator.comparingInt(BillImport.Result::line));
    for (BillImport.Result result : batch) {
      counts.merge(result.outcome(), 1L, Long::sum);
      write(BillImportLine.of(result, dryRun));
      lastReported = result.line();
    }
    report.flush();
    bills.clear();
    others.clear();
    bytes = 0;
  }

  private void write(BillImportLine line) throws IOException {
    report.write(json.writeValueAsBytes(line));
  }

  BillImportSummary summary() {
    return new BillImportSummary(
        dryRun,
        counts.values().stream().mapToLong(Long::longValue).sum(),
        count(BillImportOutcome.ADDED),
        count(BillImportOutcome.REVISED),
        count(BillImportOutcome.REPEATED),
        count(BillImportOutcome.UNEXPLAINED),
        count(BillImportOutcome.TOO_LATE),
        count(BillImportOutcome.UNREADABLE),
        count(BillImportOutcome.NOT_YOURS),
        count(BillImportOutcome.FAILED));
  }

  private long count(BillImportOutcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }
}
