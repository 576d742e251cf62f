package io.dialbridge.harness;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  private static final int BOTH_IN = 8;

  /**
   * What is to be done.
   *
   * @param over the time over which calls are placed and processes killed
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
            Duration.ofSeconds(Integer.getInteger("harness.seconds", 600)),
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
      System.out.println("PostgreSQL: " + run.database().durability());
      Wish.script(run.twin());
      List<Future<?>> disturbances = disturb(clock, run, plan);
      run.place(Wish.draw(plan.seed(), plan.calls()), plan.over());
      for (Future<?> disturbance : disturbances) {
        disturbance.get();
      }
      Books books = run.books();
      List<String> differences = Comparison.of(books);
      System.out.println("seed " + plan.seed() + ": " + run.counts(books, differences.size()));
      return differences;
    }
  }

  private static List<Future<?>> disturb(ScheduledExecutorService clock, CrashRun run, Plan plan) {
    Random random = new Random(plan.seed());
    List<Future<?>> disturbances = new ArrayList<>();
    long step = plan.over().toNanos() / plan.kills();
    long moment = 0;
    int victim = 0;
    for (int kill = 0; kill < plan.kills(); kill++) {
      if (kill > 0 && random.nextInt(BOTH_IN) == 0) {
        victim = 1 - victim; // Both at once: then nobody is there to take a push.
      } else {
        victim = random.nextInt(2);
        moment = kill * step + random.nextLong(step);
      }
      int replica = victim;
      disturbances.add(clock.schedule(() -> run.kill(replica), moment, NANOSECONDS));
    }
    for (int shutdown = 0; shutdown < plan.shutdowns(); shutdown++) {
      Duration away = Duration.ofMillis(random.nextInt(LONGEST_AWAY_MILLIS));
      disturbances.add(
          clock.schedule(
              () -> {
                run.shutDownDatabase(away);
                return away;
              },
              random.nextLong(plan.over().toNanos()),
              NANOSECONDS));
    }
    return disturbances;
  }
}
