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
 * acknowledged push is never lost and never counted twice, nobody's phone rings twice, no app has
 * more calls than ports, though more are asked for than those can carry, and what is told to
 * webhooks is received. All chance comes from the seed; the moments at which processes are met do
 * not.
 */
final class CrashHarness {
  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_AWAY_MILLIS = 3_000;
  private static final int LONGEST_DELAY_MILLIS = 1_000;
  private static final int BOTH_IN = 8;
  private static final int FOREIGN_USES = 10;
  private static final int FLOW_CONTROLS = 1;

  /**
   * What is to be done.
   *
   * @param over the time over which calls are placed and processes killed, on a machine that is
   *     fast enough
   * @param flowControls how often the platform asks to be left alone for a minute
   */
  record Plan(
      long seed,
      int calls,
      int kills,
      int shutdowns,
      Duration over,
      int twinSpeed,
      String executable,
      Capacity capacity,
      int flowControls) {}

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
            System.getProperty("harness.executable", ""),
            Capacity.of(
                Integer.getInteger("harness.ports", 80),
                Integer.getInteger("harness.queue-seconds", 90),
                FOREIGN_USES),
            FLOW_CONTROLS);
    List<String> differences = run(plan);
    differences.stream().limit(MOST_SHOWN).forEach(System.out::println);
    if (differences.size() > MOST_SHOWN) {
      System.out.printf("and %d more%n", differences.size() - MOST_SHOWN);
    }
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  /** Prints one line of counts, and returns the differences. */
  static List<String> run(Plan plan) throws Exception {
    try (CrashRun run = new CrashRun(plan.executable(), plan.twinSpeed(), false, plan.capacity());
        ToldReceiver receiver = new ToldReceiver(run, plan.seed());
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(4)) {
      Wish.script(run.twin());
      List<Wish> wishes = Wish.draw(plan.seed(), plan.calls(), plan.capacity().queueSeconds());
      Map<Integer, List<Disturbance>> due = draw(run, plan, wishes);
      List<Future<?>> disturbances = new ArrayList<>();
      run.place(
          wishes,
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
      List<String> differences = new ArrayList<>(Comparison.of(books));
      differences.addAll(PacingComparison.of(books, plan.capacity()));
      WebhookBooks told = receiver.books();
      differences.addAll(WebhookComparison.of(told, books.kept()));
      differences.addAll(ScheduledWork.of(run));
      System.out.println(
          "seed %d: %s; %s; %s"
              .formatted(
                  plan.seed(),
                  PacingComparison.figures(books, plan.capacity()),
                  receiver.figures(told),
                  run.counts(books, differences.size())));
      return differences;
    }
  }

  /**
   * A kill, a shutdown, or trouble that the platform makes.
   *
   * @param delayMillis how long after its call was placed it happens
   */
  private record Disturbance(Callable<?> what, int delayMillis) {}

  /**
   * By the number of the call that was placed last: on a slow machine the kills come more slowly
   * too, and never without calls.
   */
  private static Map<Integer, List<Disturbance>> draw(CrashRun run, Plan plan, List<Wish> wishes) {
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
    for (int use = 1; use <= plan.capacity().foreignUses(); use++) {
      int after = plan.calls() * use / (plan.capacity().foreignUses() + 1);
      due.computeIfAbsent(after, placed -> new ArrayList<>())
          .add(new Disturbance(Executors.callable(run::usePorts), 0));
    }
    for (int control = 1; control <= plan.flowControls(); control++) {
      int after = plan.calls() * control / (plan.flowControls() + 1);
      String callee = wishes.get(after + 1).callee();
      String refusal = "{\"number\":\"%s\",\"calls\":1,\"refuse\":\"1010010\"}".formatted(callee);
      due.computeIfAbsent(after, placed -> new ArrayList<>())
          .add(new Disturbance(Executors.callable(() -> run.twin().script(refusal)), 0));
    }
    return due;
  }
}
