package io.dialbridge.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What was packaged, to be run as a process: the jar, or the native executable where that was. */
public final class Packaged {
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

  /**
   * It is started often and runs for seconds: the first compiler only, and an archive of classes.
   */
  private static final List<String> QUICK =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=target/packaged-classes.jsa");

  private Packaged() {}

  /** Not started yet; it knows these settings and none of the test's own. */
  public static ProcessBuilder process(Map<String, String> settings, String... arguments) {
    String executable = System.getProperty("native.image.path", "");
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of(executable)) && !Files.exists(JAR)) {
      command.add(executable);
    } else {
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(QUICK);
      command.addAll(List.of("-jar", JAR.toString()));
    }
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("DIALBRIDGE_") || name.startsWith("QUARKUS_"));
    builder.environment().putAll(settings);
    return builder;
  }

  /** What a command left behind. */
  public record Outcome(int exit, List<String> out, String err) {}

  /** Runs one of its commands to its end. */
  public static Outcome run(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("command", ".out");
    Path err = Files.createTempFile("command", ".err");
    try {
      Process command =
          process(settings, arguments)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!command.waitFor(60, TimeUnit.SECONDS)) {
        command.destroyForcibly();
        throw new IllegalStateException("the command did not end: " + Files.readString(err));
      }
      return new Outcome(command.exitValue(), Files.readAllLines(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
