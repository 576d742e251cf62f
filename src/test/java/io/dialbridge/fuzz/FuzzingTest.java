package io.dialbridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialbridge.fuzz.Fuzzing.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short hunt in every build; the long one is a command. */
class FuzzingTest {
  /** Not seconds, so that it is the same hunt on a slow machine. */
  private static final int RUNS = 2_000;

  private static final int AT_ONCE = 2;
  private static final int SEED = 1;

  @TempDir Path found;

  /** The fuzzer comes as a binary for these; elsewhere the corpus is still read. */
  @BeforeAll
  static void theFuzzerRunsHere() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    assumeTrue(os.contains("linux") || os.contains("mac"), "no fuzzer for " + os);
    assumeTrue(
        List.of("amd64", "x86_64", "aarch64").contains(System.getProperty("os.arch")),
        "no fuzzer for this processor");
  }

  @Test
  void nothingIsFound() throws Exception {
    List<Callable<Outcome>> hunts = Fuzzing.TARGETS.stream().map(this::hunt).toList();
    try (ExecutorService hunters = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Outcome> hunt : hunters.invokeAll(hunts)) {
        Outcome outcome = hunt.get();
        assertThat(outcome.exit()).as("see %s", outcome).isZero();
        assertThat(outcome.runs()).as("see %s", outcome).isGreaterThanOrEqualTo(RUNS);
      }
    }
  }

  private Callable<Outcome> hunt(Class<?> target) {
    return () -> Fuzzing.run(target, "-runs=" + RUNS, SEED, found.resolve(target.getSimpleName()));
  }

  @Test
  void aPlantedFaultIsFound() throws Exception {
    Outcome outcome = Fuzzing.run(PlantedFault.class, Fuzzing.forSeconds(60), SEED, found);

    assertThat(outcome.exit()).as("see %s", outcome).isNotZero();
    assertThat(outcome.finding()).as("see %s", outcome).isNotNull().exists();
    byte[] input = Files.readAllBytes(outcome.finding());
    assertThatThrownBy(() -> PlantedFault.fuzzerTestOneInput(input))
        .isInstanceOf(NumberFormatException.class);
  }

  @Test
  void tooMuchMemoryIsAFinding() {
    assertThatThrownBy(() -> Hostile.within(10, new byte[100], () -> new byte[40 << 20]))
        .hasMessageContaining("allocated");
  }

  @Test
  void textThatCannotBeStoredIsAFinding() {
    for (String text : List.of("a\0", "\ud800", "four")) {
      assertThatThrownBy(() -> Hostile.storable("a text", text, 3))
          .hasMessageContaining("can't be stored");
    }
  }
}
