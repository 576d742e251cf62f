package io.dialbridge.deploy;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prometheus' own judge of rules: where the variable PROMTOOL says, or on the PATH. Where it is
 * not, the test is skipped and says so.
 */
final class Promtool {
  private Promtool() {}

  /** How it ended, and all that it said. */
  record Verdict(int status, String words) {}

  static Verdict run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(path()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Verdict(process.waitFor(), words);
  }

  private static String path() {
    String told = System.getenv("PROMTOOL");
    if (told != null && !told.isBlank()) {
      return told;
    }
    return List.of(System.getenv("PATH").split(System.getProperty("path.separator"))).stream()
        .map(folder -> Path.of(folder, "promtool"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(
            () -> abort("promtool is neither at PROMTOOL nor on the PATH: no rule was tried"));
  }
}
