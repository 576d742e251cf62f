package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The crash harness in short, against the package; and that it would notice a lost push. */
class CrashIT {
  @Test
  void whatWasAcknowledgedIsThereOnce() throws Exception {
    assertThat(
            CrashHarness.run(
                new CrashHarness.Plan(
                    1,
                    600,
                    6,
                    1,
                    Duration.ofSeconds(18),
                    360,
                    ChildProcess.nativeExecutable(),
                    Capacity.of(30, 10, 2),
                    0)))
        .isEmpty();
  }

  /**
   * A service that acknowledges before it commits, as seen from outside: the platform has its 200
   * while the insert still waits for a lock, and then everything goes down.
   */
  @Test
  void acknowledgingBeforeTheCommitIsNoticed() throws Exception {
    try (CrashRun run = new CrashRun(ChildProcess.nativeExecutable(), 1_200, true, Capacity.AMPLE);
        ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> placing =
          client.submit(
              () -> {
                run.place(Wish.draw(2, 20, 0), Duration.ofSeconds(5), placed -> {});
                return null;
              });
      try (Connection database = DriverManager.getConnection(run.database().url())) {
        database.setAutoCommit(false);
        database.createStatement().execute("lock table push_inbox in share mode");
        long before = acknowledged(run);
        await().until(() -> acknowledged(run) >= before + 5);
        run.kill(0, true);
        run.kill(1, true);
        run.shutDownDatabase(Duration.ZERO);
      }
      placing.get();

      assertThat(Comparison.of(run.books()))
          .filteredOn(difference -> difference.startsWith("an acknowledged push is lost"))
          .hasSizeGreaterThanOrEqualTo(5);
    }
  }

  private static long acknowledged(CrashRun run) {
    return run.twin().totals().path("acknowledged").asLong();
  }
}
