package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.dev.EmbeddedDatabase;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Places a thousand callbacks at once through the built service, against a twin in a process of its
 * own, and compares what the twin's ledger says with what the service answers: every call billed
 * exactly once, every acknowledged push stored once, and the sums equal. The sum is computed here
 * from the twin's own bills, by other code than the service's.
 */
final class ThousandCallbacks {
  private static final Duration MOST = Duration.ofMinutes(5);

  /**
   * What the callee does, by turns: talks, hangs up, does not answer, is busy, rejects, hangs up at
   * once.
   */
  private static final List<String> CALLEES =
      List.of("10", "10", "11", "20", "21", "22", "13", "10");

  private ThousandCallbacks() {}

  public static void main(String[] arguments) throws Exception {
    List<String> differences;
    int calls = Integer.getInteger("harness.calls", 1_000);
    try (ServiceProcesses processes = new ServiceProcesses()) {
      processes.start(
          System.getProperty("harness.executable", ""),
          Double.parseDouble(System.getProperty("harness.speed", "20")),
          calls + 10);
      TestingFacade facade = new TestingFacade(processes.serviceUrl());
      long begin = System.nanoTime();
      List<Answer> answers = place(facade, calls);
      long placed = System.nanoTime();
      awaitSettled(calls);
      long settled = System.nanoTime();
      differences = compare(facade, new TwinDesk(processes.twinUrl()), calls, answers);
      System.out.printf(
          Locale.ROOT,
          "%d callbacks placed in %.1f s, settled after %.1f s; statuses %s; differences: %s%n",
          calls,
          seconds(begin, placed),
          seconds(begin, settled),
          statuses(),
          differences.isEmpty() ? "none" : differences);
    }
    // Also ends the embedded database, whose threads would keep the harness alive.
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  private static List<Answer> place(TestingFacade facade, int calls) throws Exception {
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      int n = i;
      requests.add(
          () ->
              facade.post(
                  "/v1/callbacks",
                  "{\"caller\":\"+8615400000%03d\",\"callee\":\"+86154000%s%03d\"}"
                      .formatted(n % 1_000, CALLEES.get(n % CALLEES.size()), n % 1_000),
                  Map.of("Idempotency-Key", "harness-" + n)));
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static void awaitSettled(int calls) throws InterruptedException {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (number("select count(*) from call_session where settled") < calls
        && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static List<String> compare(
      TestingFacade facade, TwinDesk twin, int calls, List<Answer> answers) {
    List<String> differences = new ArrayList<>();
    differ(
        differences, "answers 201", calls, answers.stream().filter(a -> a.status() == 201).count());
    JsonNode totals = twin.totals();
    differ(differences, "calls placed", calls, totals.path("callsPlaced").asLong());
    long pushes = totals.path("pushes").asLong();
    long acknowledged = totals.path("acknowledged").asLong();
    long stored = number("select count(*) from push_inbox");
    // One whose acknowledgement came too late for the twin is stored all the same.
    if (stored < acknowledged || stored > pushes) {
      differences.add(
          "pushes stored %d, acknowledged %d, sent %d".formatted(stored, acknowledged, pushes));
    }
    System.out.printf("%d of %d pushes acknowledged in time%n", acknowledged, pushes);
    differ(differences, "pushes unread", 0, number(ServiceBooks.UNREAD));
    differ(differences, "quarantined", 0, number(ServiceBooks.QUARANTINED));
    differ(differences, "bills kept", calls, number("select count(*) from call_bill"));
    differ(differences, "contents of bills", calls, number("select count(*) from bill_revision"));

    Map<String, BigDecimal> theirs = new TreeMap<>();
    twin.bills()
        .forEach(
            entry ->
                theirs.merge(
                    entry.path("fee").path("userData").asText(),
                    ListPrice.of(entry.path("fee")),
                    BigDecimal::add));
    Map<String, BigDecimal> ours = new TreeMap<>();
    bills(facade)
        .forEach(
            bill ->
                ours.merge(
                    bill.path("callId").asText(),
                    new BigDecimal(bill.path("cost").path("amount").asText()),
                    BigDecimal::add));
    differ(differences, "calls with a bill", calls, ours.size());
    Set<String> unequal = new TreeSet<>();
    theirs.forEach(
        (call, cost) -> {
          if (!ours.containsKey(call) || ours.get(call).compareTo(cost) != 0) {
            unequal.add(call);
          }
        });
    differ(differences, "bills of another amount", 0, unequal.size());
    BigDecimal theirSum = sum(theirs);
    BigDecimal ourSum = sum(ours);
    System.out.printf(
        "sum of the twin's bills %s CNY, sum of our bills %s CNY%n",
        theirSum.toPlainString(), ourSum.toPlainString());
    if (theirSum.compareTo(ourSum) != 0) {
      differences.add("sums " + theirSum + " and " + ourSum);
    }
    return differences;
  }

  private static List<JsonNode> bills(TestingFacade facade) {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page =
          facade.get("/v1/bills?limit=200" + (next.isEmpty() ? "" : "&cursor=" + next)).body();
      page.path("items").forEach(items::add);
      next = textOrNull(page.path("nextCursor"));
    }
    return items;
  }

  private static @Nullable String textOrNull(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  private static BigDecimal sum(Map<String, BigDecimal> costs) {
    return costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void differ(List<String> differences, String what, long expected, long actual) {
    if (expected != actual) {
      differences.add(what + " " + actual + " instead of " + expected);
    }
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  private static Map<String, Long> statuses() throws SQLException {
    Map<String, Long> statuses = new TreeMap<>();
    try (Connection database = DriverManager.getConnection(EmbeddedDatabase.url());
        ResultSet rows =
            database
                .createStatement()
                .executeQuery("select status, count(*) from call_session group by status")) {
      while (rows.next()) {
        statuses.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getLong(2));
      }
    }
    return statuses;
  }

  private static long number(String query) {
    try (Connection database = DriverManager.getConnection(EmbeddedDatabase.url());
        ResultSet row = database.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
