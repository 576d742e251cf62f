package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
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
                    1, 600, 6, 1, Duration.ofSeconds(18), 360, ChildProcess.nativeExecutable())))
        .isEmpty();
  }

  /**
   * A service that acknowledges before it commits, as seen from outside: the platform has its 200
   * while the insert still waits for a lock, and then the process is killed.
   */
  @Test
  void acknowledgingBeforeTheCommitIsNoticed() throws Exception {
    try (CrashRun run = new CrashRun(ChildProcess.nativeExecutable(), 360, true);
        ExecutorService client = Executors.newVirtualThreadPerTaskExecutor();
        Connection database = DriverManager.getConnection(run.database().url())) {
      Future<?> placed =
          client.submit(
              () -> {
                run.place(Wish.draw(2, 20), Duration.ofSeconds(5));
                return null;
              });
      database.setAutoCommit(false);
      database.createStatement().execute("lock table push_inbox in share mode");
      long before = acknowledged(run);
      await().until(() -> acknowledged(run) > before + 5);
      run.kill(0);
      run.kill(1);
      database.rollback();
      placed.get();

      List<String> differences = Comparison.of(run.books());

      assertThat(differences).anyMatch(text -> text.startsWith("an acknowledged push is lost"));
    }
  }

  private static long acknowledged(CrashRun run) {
    return run.twin().totals().path("acknowledged").asLong();
  }
}
