package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Replaces every replica of every role, one by one, as Kubernetes does, while calls are placed and
 * pushed: the next one is started and ready before the one before is asked to end, and the load
 * balancer takes a while to notice. No request may be refused, broken off or answered otherwise
 * than without it, and the platform may not have to push anything twice.
 */
final class RollingUpdate implements AutoCloseable {
  private static final int PORT_LIMIT = 60_000;
  private static final int TWIN_SPEED = 20;
  private static final Duration STILL = Duration.ofSeconds(2);
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** Until the load balancer sends nothing more to a replica that ends. */
  private static final Duration NOTICED_AFTER = Duration.ofSeconds(1);

  /**
   * What is to be done.
   *
   * @param grace so long a replica that is asked to end serves on; less than the load balancer
   *     needs shows what that is for
   */
  record Plan(
      List<String> before, List<String> after, long seed, int callsPerSecond, Duration grace) {}

  private final Plan plan;
  private final DurableDatabase database;
  private final FrontDoor facade = new FrontDoor(List.of(), false);
  private final FrontDoor pushes = new FrontDoor(List.of(), false);
  private final ChildProcess twin;
  private final TwinDesk desk;
  private final Map<String, String> settings;
  private final List<Replica> replicas = new ArrayList<>();
  private final List<Books.Answered> answers = Collections.synchronizedList(new ArrayList<>());
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

  private RollingUpdate(Plan plan) throws IOException, SQLException {
    this.plan = plan;
    database = DurableDatabase.start();
    int twinPort = ChildProcess.freePort();
    twin = ChildProcess.twin(twinPort, TWIN_SPEED, PORT_LIMIT, Duration.ofMillis(100));
    desk = new TwinDesk("http://127.0.0.1:" + twinPort);
    settings = settings("http://127.0.0.1:" + twinPort);
  }

  public static void main(String[] arguments) throws Exception {
    Plan plan =
        new Plan(
            command(System.getProperty("rolling.before", "")),
            command(System.getProperty("rolling.after", "")),
            Long.getLong("rolling.seed", 1),
            Integer.getInteger("rolling.calls-per-second", 20),
            Duration.ofSeconds(Integer.getInteger("rolling.grace-seconds", 2)));
    List<String> differences = run(plan);
    differences.forEach(System.out::println);
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  /**
   * How a build is started.
   *
   * @param build a jar or an executable; empty: the packaged jar
   */
  static List<String> command(String build) {
    String jar = build.isEmpty() ? "target/quarkus-app/quarkus-run.jar" : build;
    return jar.endsWith(".jar")
        ? List.of(ChildProcess.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar)
        : List.of(build);
  }

  /** Prints one line of counts, and returns what was not as it should be. */
  static List<String> run(Plan plan) throws Exception {
    try (RollingUpdate update = new RollingUpdate(plan)) {
      update.migrate(plan.before());
      for (String role : List.of("api", "push", "push", "worker")) {
        update.add(plan.before(), role);
      }
      AtomicBoolean rolling = new AtomicBoolean(true);
      Thread load = Thread.ofVirtual().start(() -> update.load(rolling));
      update.migrate(plan.after());
      for (Replica old : List.copyOf(update.replicas)) {
        update.replace(old);
      }
      rolling.set(false);
      load.join();
      return update.compare();
    }
  }

  private Map<String, String> settings(String twinUrl) {
    Map<String, String> common = new HashMap<>();
    common.put("QUARKUS_PROFILE", "trial");
    common.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    common.put("QUARKUS_SHUTDOWN_DELAY", plan.grace().toSeconds() + "S");
    common.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
    common.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    common.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    common.put("DIALBRIDGE_PLATFORM_URL", twinUrl);
    common.put("DIALBRIDGE_PUBLIC_URL", pushes.url());
    return common;
  }

  private void migrate(List<String> build) {
    List<String> command = new ArrayList<>(build);
    command.add("migrate");
    ChildProcess.start("migrate", command, settings).awaitEnd();
  }

  private void add(List<String> build, String role) throws InterruptedException {
    Map<String, String> own = new HashMap<>(settings);
    own.put("DIALBRIDGE_ROLE", role);
    Replica replica =
        new Replica(role + "-" + replicas.size(), build, own, ChildProcess.freePort());
    replicas.add(replica);
    replica.awaitReady();
    if (role.equals("api")) {
      facade.add(replica.port());
    }
    if (role.equals("push")) {
      pushes.add(replica.port());
    }
  }

  /** The next one first; the load balancer hears of the end when it comes, and needs a while. */
  private void replace(Replica old) throws InterruptedException {
    add(plan.after(), old.name().replaceAll("-.*", ""));
    Thread balancer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    TimeUnit.NANOSECONDS.sleep(NOTICED_AFTER.toNanos());
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  facade.remove(old.port());
                  pushes.remove(old.port());
                });
    old.end();
    balancer.join();
  }

  private void load(AtomicBoolean goOn) {
    TestingFacade client = new TestingFacade(facade.url());
    Semaphore waiting = new Semaphore(100);
    long begin = System.nanoTime();
    int placed = 0;
    for (Wish wish : Wish.draw(plan.seed(), 100_000, 30)) {
      if (!goOn.get()) {
        break;
      }
      long due = begin + TimeUnit.SECONDS.toNanos(1) * placed++ / plan.callsPerSecond();
      try {
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        waiting.acquire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      Thread.ofVirtual()
          .start(
              () -> {
                place(client, wish);
                waiting.release();
              });
    }
    waiting.acquireUninterruptibly(100);
  }

  /** Once: a good client would ask again, and this one is to see each error. */
  private void place(TestingFacade client, Wish wish) {
    try {
      Answer answer = client.post(wish.path(), wish.body(), Map.of("Idempotency-Key", wish.key()));
      String id = answer.body().path("id").asText();
      answers.add(new Books.Answered(wish.key(), answer.status(), id, wish.ending()));
      if (answer.status() != 201) {
        errors.add("a create was answered " + answer.status() + " " + answer.raw().body());
      }
    } catch (UncheckedIOException e) {
      errors.add("a create was not answered: " + e.getCause());
    }
  }

  private List<String> compare() throws SQLException, InterruptedException {
    ServiceBooks kept = new ServiceBooks(database.url());
    long deadline = System.nanoTime() + MARGIN.toNanos();
    JsonNode before = desk.totals();
    while (System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.sleep(STILL.toNanos());
      JsonNode now = desk.totals();
      if (now.equals(before) && desk.callsRunning() == 0 && kept.isStill()) {
        break;
      }
      before = now;
    }
    Books books = Books.of(List.copyOf(answers), 0, desk.entries(), kept.read());
    List<String> differences = new ArrayList<>(errors);
    differences.addAll(Comparison.of(books));
    long again =
        books.pushes().stream().filter(p -> !p.acknowledged() || p.attempts() != 1).count();
    if (again > 0) {
      differences.add(again + " pushes were not acknowledged at once");
    }
    if (facade.broken() + pushes.broken() > 0) {
      differences.add(facade.broken() + pushes.broken() + " requests were broken off");
    }
    if (facade.refused() + pushes.refused() > 0) {
      differences.add(facade.refused() + pushes.refused() + " connections were refused");
    }
    System.out.printf(
        Locale.ROOT,
        "%d replicas replaced; %d creates, %d errors; %d pushes, %d acknowledged at once; %d bills,"
            + " differences %d%n",
        replicas.size() / 2,
        answers.size(),
        errors.size(),
        books.pushes().size(),
        books.pushes().size() - again,
        books.kept().bills().size(),
        differences.size());
    return differences;
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    facade.close();
    pushes.close();
    twin.kill();
    database.close();
  }
}
