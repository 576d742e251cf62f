package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every replica of every role is replaced under load, and nobody notices. Natively, where that
 * takes seconds; with the jar it is the command {@code exec:exec@rolling}.
 */
class RollingIT {
  @Test
  void replacingAllReplicasBreaksNothingOffAndLosesNothing() throws Exception {
    String executable = ChildProcess.nativeExecutable();
    assumeTrue(!executable.isEmpty(), "with the jar it is a command of its own");
    List<String> build = RollingUpdate.command(executable);

    assertThat(
            RollingUpdate.run(new RollingUpdate.Plan(build, build, 1, 10, Duration.ofSeconds(2))))
        .isEmpty();
  }
}
