package io.dialbridge.harness;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many bytes a call leaves in the database, table by table: answered callbacks, each placed
 * through the service with an idempotency key and a reference, and told of by seven statuses and a
 * bill. Also how much was written ahead (WAL) for each.
 */
final class Growth {
  private static final int AT_ONCE = 16;

  /** Of a call; what takes less is left out: the pages of tables that do not grow with calls. */
  private static final int LEAST_BYTES = 20;

  /** Whatever grew, without what PostgreSQL keeps for itself. */
  private static final String SIZES =
      """
      select relname, pg_table_size(c.oid), pg_indexes_size(c.oid), pg_total_relation_size(c.oid)
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1""";

  private final BenchmarkDatabase database;
  private final String serviceUrl;
  private final int calls = Integer.getInteger("harness.calls", 10_000);

  private Growth(BenchmarkDatabase database, String serviceUrl) {
    this.database = database;
    this.serviceUrl = serviceUrl;
  }

  /** Of one table, in bytes: its rows with what was moved out of them, and its indexes. */
  private record Size(long rows, long indexes, long total) {}

  public static void main(String[] arguments) throws Exception {
    try (BenchmarkDatabase database = BenchmarkDatabase.start();
        PlatformStub platform = new PlatformStub();
        ServiceProcesses processes = new ServiceProcesses()) {
      processes.startService(
          System.getProperty("harness.executable", ""), List.of(), platform.url(), database.url());
      new Growth(database, processes.serviceUrl()).run();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0); // The embedded database's threads would keep it alive.
  }

  private void run() throws Exception {
    String from = database.text("select pg_current_wal_lsn()");
    place();
    new PushLoad(database, serviceUrl).play(pushes(), AT_ONCE, Duration.ofMinutes(10));
    long written =
        database.number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '" + from + "')::bigint");
    expect("settled calls", calls, "select count(*) from call_session where settled");
    expect("bills", calls, "select count(*) from call_bill");
    expect("pushes", (long) calls * CallPushes.PUSHES, "select count(*) from push_inbox");
    Map<String, Size> grown = sizes();
    database.run("vacuum full");
    print(grown, sizes(), written);
  }

  private void place() throws Exception {
    TestingFacade facade = new TestingFacade(serviceUrl);
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      String body =
          "{\"caller\":\"+8615400000%03d\",\"callee\":\"+8615400010%03d\",\"reference\":\"order-%d\"}"
              .formatted(i % 1_000, i % 1_000, i);
      requests.add(
          () ->
              facade.post(
                  "/v1/callbacks", body, Map.of("Idempotency-Key", UUID.randomUUID().toString())));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        if (answer.get().status() != 201) {
          throw new IllegalStateException("a call was answered " + answer.get().raw().body());
        }
      }
    }
  }

  private List<List<byte[]>> pushes() throws SQLException {
    CallPushes pushes = new CallPushes(serviceUrl);
    return database.rows("select id, platform_session_id from call_session").stream()
        .map(row -> pushes.requests(new CallCopies.Copy(row.get(0), row.get(1))))
        .toList();
  }

  private Map<String, Size> sizes() throws SQLException {
    Map<String, Size> sizes = new TreeMap<>();
    for (List<String> row : database.rows(SIZES)) {
      sizes.put(
          row.get(0),
          new Size(
              Long.parseLong(row.get(1)), Long.parseLong(row.get(2)), Long.parseLong(row.get(3))));
    }
    return sizes;
  }

  /** What grows with the calls. */
  private void print(Map<String, Size> grown, Map<String, Size> packed, long written) {
    System.out.printf(
        "%d answered callbacks, %d pushes each; bytes per call%n", calls, CallPushes.PUSHES);
    System.out.println("table                |   rows | indexes |  total | after vacuum full");
    grown.forEach(
        (table, size) -> {
          if (size.total() >= (long) LEAST_BYTES * calls) {
            line(table, size, packed.get(table));
          }
        });
    Size all = sum(grown);
    Size allPacked = sum(packed);
    line("all", all, allPacked);
    line("without push_inbox", minus(all, grown), minus(allPacked, packed));
    System.out.printf(Locale.ROOT, "written ahead (WAL): %d bytes per call%n", written / calls);
  }

  private static Size minus(Size all, Map<String, Size> sizes) {
    Size pushes = sizes.get("push_inbox");
    return new Size(
        all.rows() - pushes.rows(), all.indexes() - pushes.indexes(), all.total() - pushes.total());
  }

  private static Size sum(Map<String, Size> sizes) {
    return sizes.values().stream()
        .reduce(
            new Size(0, 0, 0),
            (a, b) ->
                new Size(a.rows() + b.rows(), a.indexes() + b.indexes(), a.total() + b.total()));
  }

  private void line(String table, Size size, Size packed) {
    System.out.printf(
        Locale.ROOT,
        "%-20s | %6d | %7d | %6d | %6d%n",
        table,
        size.rows() / calls,
        size.indexes() / calls,
        size.total() / calls,
        packed.total() / calls);
  }

  private void expect(String what, long expected, String query) throws SQLException {
    long actual = database.number(query);
    if (actual != expected) {
      throw new IllegalStateException(what + ": " + actual + " instead of " + expected);
    }
  }
}
