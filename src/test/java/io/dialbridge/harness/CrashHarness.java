package io.dialbridge.harness;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Kills the service again and again while it works, and compares what everybody wrote down: an
 * acknowledged push is never lost and never counted twice, and nobody's phone rings twice. All
 * chance comes from the seed; the moments at which processes are met do not.
 */
final class CrashHarness {
  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_AWAY_MILLIS = 3_000;
  private static final int LONGEST_DELAY_MILLIS = 1_000;
  private static final int BOTH_IN = 8;

  /**
   * What is to be done.
   *
   * @param over the time over which calls are placed and processes killed, on a machine that is
   *     fast enough
   */
  record Plan(
      long seed,
      int calls,
      int kills,
      int shutdowns,
      Duration over,
      int twinSpeed,
      String executable) {}

  private CrashHarness() {}

  public static void main(String[] arguments) throws Exception {
    Plan plan =
        new Plan(
            Long.getLong("harness.seed", 1),
            Integer.getInteger("harness.calls", 20_000),
            Integer.getInteger("harness.kills", 200),
            Integer.getInteger("harness.shutdowns", 6),
            Duration.ofSeconds(Integer.getInteger("harness.seconds", 660)),
            Integer.getInteger("harness.speed", 60),
            System.getProperty("harness.executable", ""));
    List<String> differences = run(plan);
    differences.stream().limit(MOST_SHOWN).forEach(System.out::println);
    if (differences.size() > MOST_SHOWN) {
      System.out.printf("and %d more%n", differences.size() - MOST_SHOWN);
    }
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  /** Prints one line of counts, and returns the differences. */
  static List<String> run(Plan plan) throws Exception {
    try (CrashRun run = new CrashRun(plan.executable(), plan.twinSpeed(), false);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(4)) {
      Wish.script(run.twin());
      Map<Integer, List<Disturbance>> due = draw(run, plan);
      List<Future<?>> disturbances = new ArrayList<>();
      run.place(
          Wish.draw(plan.seed(), plan.calls()),
          plan.over(),
          call -> {
            for (Disturbance next : due.getOrDefault(call, List.of())) {
              disturbances.add(clock.schedule(next.what(), next.delayMillis(), MILLISECONDS));
            }
          });
      for (Future<?> disturbance : disturbances) {
        disturbance.get();
      }
      Books books = run.books();
      List<String> differences = Comparison.of(books);
      System.out.println("seed " + plan.seed() + ": " + run.counts(books, differences.size()));
      return differences;
    }
  }

  /**
   * A kill or a shutdown.
   *
   * @param delayMillis how long after its call was placed it happens
   */
  private record Disturbance(Callable<?> what, int delayMillis) {}

  /**
   * By the number of the call that was placed last: on a slow machine the kills come more slowly
   * too, and never without calls.
   */
  private static Map<Integer, List<Disturbance>> draw(CrashRun run, Plan plan) {
    Random random = new Random(plan.seed());
    Map<Integer, List<Disturbance>> due = new HashMap<>();
    double step = (double) plan.calls() / Math.max(1, plan.kills());
    int call = 0;
    int delay = 0;
    for (int kill = 0; kill < plan.kills(); kill++) {
      int replica = random.nextInt(2);
      boolean atOnce = kill > 0 && random.nextInt(BOTH_IN) == 0; // Both, or one while it starts.
      if (!atOnce) {
        call = (int) ((kill + random.nextDouble()) * step);
        delay = random.nextInt(LONGEST_DELAY_MILLIS);
      }
      Callable<?> killing = Executors.callable(() -> run.kill(replica, atOnce));
      due.computeIfAbsent(call, placed -> new ArrayList<>()).add(new Disturbance(killing, delay));
    }
    for (int shutdown = 0; shutdown < plan.shutdowns(); shutdown++) {
      Duration away = Duration.ofMillis(random.nextInt(LONGEST_AWAY_MILLIS));
      Callable<?> shuttingDown =
          () -> {
            run.shutDownDatabase(away);
            return away;
          };
      due.computeIfAbsent(random.nextInt(plan.calls()), placed -> new ArrayList<>())
          .add(new Disturbance(shuttingDown, random.nextInt(LONGEST_DELAY_MILLIS)));
    }
    return due;
  }
}
