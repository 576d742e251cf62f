package io.dialbridge.harness;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How many pushes a second the service takes and folds, beside how many transactions a second
 * pgbench reaches on the same PostgreSQL when it does nothing but the same inserts. Fails when a
 * push is lost, or a call is not settled with its bill.
 */
final class PushBenchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final int WARM_UP_CONNECTIONS = 64;

  private final BenchmarkDatabase database;
  private final String serviceUrl;
  private final Duration time = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 15));

  /** Prepared for each level; a level in which they run out ends with them. */
  private final int calls = Integer.getInteger("benchmark.calls", 15_000);

  private long played;

  private PushBenchmark(BenchmarkDatabase database, String serviceUrl) {
    this.database = database;
    this.serviceUrl = serviceUrl;
  }

  /** One level, measured once. */
  private record Round(double pgbench, PushLoad.Result ours) {}

  public static void main(String[] arguments) throws Exception {
    try (BenchmarkDatabase database = BenchmarkDatabase.start();
        PlatformStub platform = new PlatformStub();
        ServiceProcesses processes = new ServiceProcesses()) {
      String executable = System.getProperty("harness.executable", "");
      List<String> javaOptions =
          Stream.of(System.getProperty("benchmark.java-options", "").split(" "))
              .filter(option -> !option.isBlank())
              .toList();
      processes.startService(executable, javaOptions, platform.url(), database.url());
      System.out.printf(
          "%s; %s; %d cores%n",
          database.text("select version()").replaceFirst(" on .*", ""),
          executable.isEmpty()
              ? "Java " + Runtime.version() + " " + String.join(" ", javaOptions)
              : "native " + executable,
          Runtime.getRuntime().availableProcessors());
      new PushBenchmark(database, processes.serviceUrl()).run();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0); // The embedded database's threads would keep it alive.
  }

  private void run() throws Exception {
    CallCopies copies = new CallCopies(database, placed(serviceUrl));
    PgbenchPeer peer =
        new PgbenchPeer(database, copies, System.getProperty("benchmark.pgbench", "pgbench"));
    System.out.println(peer.version());
    ours(copies, WARM_UP_CONNECTIONS, WARM_UP);
    peer.prepare();
    peer.run(WARM_UP_CONNECTIONS, Duration.ofSeconds(2));
    System.out.println(
        "connections | pgbench tx/s | ours folded/s | ratio | ours acknowledged/s | ack p50 ms | ack p99 ms");
    for (String level : System.getProperty("benchmark.connections", "1,16,64").split(",")) {
      int connections = Integer.parseInt(level.strip());
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < Integer.getInteger("benchmark.rounds", 1); i++) {
        double pgbench = peer.run(connections, time);
        rounds.add(new Round(pgbench, ours(copies, connections, time)));
      }
      print(connections, rounds);
    }
    System.out.println(
        """
        ours: acknowledged, read, folded into the call, all committed; from the first push until none was left unread
        pgbench: the inserts only, one transaction per push, none of the service's updates, locks and lookups""");
  }

  /** The call that all others are copies of. */
  static String placed(String serviceUrl) {
    Answer answer =
        new TestingFacade(serviceUrl).post("/v1/callbacks", CallPushes.callbackRequest(), Map.of());
    if (answer.status() != 201 || !answer.body().path("status").asText().equals("accepted")) {
      throw new IllegalStateException("the model call was answered " + answer.raw().body());
    }
    return answer.body().path("id").asText();
  }

  private PushLoad.Result ours(CallCopies copies, int connections, Duration time) throws Exception {
    CallPushes pushes = new CallPushes(serviceUrl);
    List<List<byte[]>> requests = copies.make(calls).stream().map(pushes::requests).toList();
    database.settle();
    PushLoad.Result result = new PushLoad(database, serviceUrl).play(requests, connections, time);
    played += result.calls();
    expect("pushes stored", played * CallPushes.PUSHES, "select count(*) from push_inbox");
    expect("pushes in quarantine", 0, "select count(*) from push_quarantine");
    expect(
        "pushes not signed well",
        0,
        "select count(*) from push_inbox where signature <> 'FORM_2026'");
    expect("bills", played, "select count(*) from call_bill");
    expect(
        "calls settled with their bill",
        played,
        "select count(*) from call_session c join call_bill b on b.call_id = c.id where c.settled and c.status = 'COMPLETED'");
    return result;
  }

  private void expect(String what, long expected, String query) throws SQLException {
    long actual = database.number(query);
    if (actual != expected) {
      throw new IllegalStateException(what + ": " + actual + " instead of " + expected);
    }
  }

  private static void print(int connections, List<Round> rounds) {
    double pgbench = median(rounds, Round::pgbench);
    double folded = median(rounds, round -> round.ours().folded());
    System.out.printf(
        Locale.ROOT,
        "%11d | %12.0f | %13.0f | %5.2f | %19.0f | %10.2f | %10.2f%n",
        connections,
        pgbench,
        folded,
        folded / pgbench,
        median(rounds, round -> round.ours().acknowledged()),
        median(rounds, round -> round.ours().p50Millis()),
        median(rounds, round -> round.ours().p99Millis()));
  }

  static <T> double median(List<T> rounds, ToDoubleFunction<T> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
