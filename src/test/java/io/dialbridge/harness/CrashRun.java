package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The built service in two replicas on one PostgreSQL, the twin, and what stands between them, each
 * a process of its own: calls are placed, replicas are killed, the database is shut down, and in
 * the end all books are compared.
 */
final class CrashRun implements AutoCloseable {
  private static final Duration REPUSH_INTERVAL = Duration.ofHours(1);
  private static final Duration STILL = Duration.ofSeconds(3);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int TRIES = 7;
  private static final Path ARCHIVE = Path.of("target", "harness-classes.jsa");

  /** Never in the way: that the service keeps to its own limit is seen only where it needn't. */
  private static final int PORT_LIMIT = 60_000;

  /** So long a call is on its way, for kills to meet it there. */
  private static final Duration ANSWER_DELAY = Duration.ofMillis(150);

  /** How many clients wait for their answers at once. */
  private static final int MOST_WAITING = 100;

  private final double twinSpeed;
  private final Capacity capacity;
  private final DurableDatabase database;
  private final ServiceBooks service;
  private final ChildProcess twin;
  private final TwinDesk desk;
  private final FrontDoor frontDoor;
  private final List<Replica> replicas = new ArrayList<>();
  private final PatientClient client;
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger killsWhileStarting = new AtomicInteger();
  private final AtomicInteger shutdowns = new AtomicInteger();
  private final List<Books.Answered> answers = Collections.synchronizedList(new ArrayList<>());
  private volatile long lastDisturbance = System.nanoTime();

  /**
   * Starts everything, and returns when both replicas are ready.
   *
   * @param executable the native executable, or empty for the packaged jar
   * @param acknowledgesEarly see {@link FrontDoor}
   */
  CrashRun(String executable, double twinSpeed, boolean acknowledgesEarly, Capacity capacity)
      throws IOException, InterruptedException, SQLException {
    this.twinSpeed = twinSpeed;
    this.capacity = capacity;
    database = DurableDatabase.start();
    service = new ServiceBooks(database.url());
    int twinPort = ChildProcess.freePort();
    String twinUrl = "http://127.0.0.1:" + twinPort;
    twin = ChildProcess.twin(twinPort, twinSpeed, PORT_LIMIT, ANSWER_DELAY);
    desk = new TwinDesk(twinUrl);
    List<Integer> ports = List.of(ChildProcess.freePort(), ChildProcess.freePort());
    frontDoor = new FrontDoor(ports, acknowledgesEarly);
    List<String> command = command(executable);
    Map<String, String> settings = settings(twinUrl);
    warmUp(command, settings, ports.getFirst());
    for (int port : ports) {
      replicas.add(new Replica("replica-" + (replicas.size() + 1), command, settings, port));
    }
    client = new PatientClient(replicas);
    ChildProcess.await(twinUrl + "/twin/health");
    for (Replica replica : replicas) {
      replica.awaitReady();
    }
  }

  /**
   * A replica that starts a hundred times had better start fast: the first compiler only, and an
   * archive of the loaded classes, which the JVM writes when the first start of all ends well.
   */
  private static List<String> command(String executable) {
    return executable.isEmpty()
        ? List.of(
            ChildProcess.java(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + ARCHIVE,
            "-jar",
            "target/quarkus-app/quarkus-run.jar")
        : List.of(executable);
  }

  private Map<String, String> settings(String twinUrl) {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_PROFILE", "trial");
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    settings.put("DIALBRIDGE_PLATFORM_URL", twinUrl);
    settings.put("DIALBRIDGE_PUBLIC_URL", frontDoor.url());
    // So that a call whose process was killed is unconfirmed soon.
    settings.put("DIALBRIDGE_PLATFORM_CONNECT_TIMEOUT_MILLIS", "1000");
    settings.put("DIALBRIDGE_PLATFORM_ANSWER_TIMEOUT_MILLIS", "2000");
    settings.put("DIALBRIDGE_CALLS_SUBMITTING_SECONDS", "8");
    capacity
        .ports()
        .forEach(
            (app, ports) ->
                settings.put(
                    "DIALBRIDGE_APPS_" + app.toUpperCase(Locale.ROOT) + "_PORTS",
                    Integer.toString(ports)));
    // The least: calls here are over in seconds.
    settings.put("DIALBRIDGE_PACING_UNCONFIRMED_MINUTES", "1");
    settings.put("DIALBRIDGE_PACING_UNBOUNDED_MINUTES", "1");
    settings.put(
        "DIALBRIDGE_PACING_CORRECTION_SECONDS", Long.toString(Capacity.CORRECTION.toSeconds()));
    return settings;
  }

  /** One start that ends well, for the schema and the archive. */
  private static void warmUp(List<String> command, Map<String, String> settings, int port)
      throws IOException, InterruptedException {
    Files.deleteIfExists(ARCHIVE); // The JVM doesn't replace that of an older package.
    Replica first = new Replica("replica-0", command, settings, port);
    first.awaitReady();
    first.end();
  }

  TwinDesk twin() {
    return desk;
  }

  ServiceBooks service() {
    return service;
  }

  List<TestingFacade> replicas() {
    return replicas.stream().map(replica -> new TestingFacade(replica.url())).toList();
  }

  /** Others take some of each app's ports for a while. */
  void usePorts() {
    capacity
        .ports()
        .forEach(
            (app, ports) ->
                desk.takePorts(
                    app, PORT_LIMIT - ports + capacity.foreignPorts(), Capacity.FOREIGN_USE));
  }

  DurableDatabase database() {
    return database;
  }

  /**
   * Places the calls, evenly over that time, or more slowly where too many have no answer yet: a
   * crowd that only grows would keep replicas from ever coming back. Returns when each has its
   * answer.
   *
   * @param placed is told the number of each call as it is placed
   */
  void place(List<Wish> wishes, Duration over, IntConsumer placed) throws InterruptedException {
    long begin = System.nanoTime();
    Semaphore places = new Semaphore(MOST_WAITING);
    for (int n = 0; n < wishes.size(); n++) {
      Wish wish = wishes.get(n);
      sleepUntil(begin + over.toNanos() * n / wishes.size());
      places.acquire();
      placed.accept(n);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  place(wish);
                } finally {
                  places.release();
                }
              });
    }
    places.acquire(MOST_WAITING);
  }

  private void place(Wish wish) {
    try {
      answers.add(client.place(wish));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * SIGKILL; it starts again at once.
   *
   * @param wherever also while it is still starting and the other one is serving; else that one is
   *     killed in its place
   */
  void kill(int replica, boolean wherever) {
    Replica other = replicas.get(1 - replica);
    boolean serving = replicas.get(replica).isServing();
    boolean change = !wherever && !serving && other.isServing();
    (change ? other : replicas.get(replica)).kill();
    kills.incrementAndGet();
    killsWhileStarting.addAndGet(serving || change ? 0 : 1);
    lastDisturbance = System.nanoTime();
  }

  /** Shuts the database down at once and starts it again after a while. */
  synchronized void shutDownDatabase(Duration away) throws InterruptedException {
    database.stopAtOnce();
    shutdowns.incrementAndGet();
    TimeUnit.NANOSECONDS.sleep(away.toNanos());
    database.startAgain();
    lastDisturbance = System.nanoTime();
  }

  /**
   * Waits until nothing more can happen: all bills that were not acknowledged were pushed again,
   * nothing is unread, and no call waits or is being submitted. Gives up when that takes too long;
   * the books then say what is unfinished.
   */
  Books books() throws InterruptedException, SQLException {
    long interval = (long) (REPUSH_INTERVAL.toNanos() / twinSpeed);
    sleepUntil(lastDisturbance + interval + STILL.toNanos());
    long deadline = System.nanoTime() + TRIES * interval + MARGIN.toNanos();
    JsonNode before = desk.totals();
    while (System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.sleep(STILL.toNanos());
      JsonNode now = desk.totals();
      if (now.equals(before) && desk.callsRunning() == 0 && service.isStill()) {
        Books books = read();
        if (!books.isUnderWay()) {
          return books;
        }
      }
      before = now;
    }
    return read();
  }

  private Books read() throws SQLException {
    return Books.of(List.copyOf(answers), client.mistakes(), desk.entries(), service.read());
  }

  /** One line of counts. */
  String counts(Books books, int differences) {
    return String.format(
        Locale.ROOT,
        "%d calls, %d requests repeated by clients, %d kills (%d of them while starting), %d"
            + " database shutdowns, %d pushes sent, %d acknowledged, %d stored, %d bills, sum %s"
            + " CNY, differences %d",
        books.kept().calls().size(),
        client.repetitions(),
        kills.get(),
        killsWhileStarting.get(),
        shutdowns.get(),
        books.pushes().size(),
        books.acknowledged(),
        books.kept().stored().size(),
        books.kept().bills().size(),
        books.sum().toPlainString(),
        differences);
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    frontDoor.close();
    twin.kill();
    database.close();
  }
}
