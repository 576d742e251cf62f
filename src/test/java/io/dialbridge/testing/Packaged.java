package io.dialbridge.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was packaged, to be run as a process: the jar, or the native executable where that was. */
public final class Packaged {
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

  private Packaged() {}

  /** Not started yet; it knows these settings and none of the test's own. */
  public static ProcessBuilder process(Map<String, String> settings, String... arguments) {
    String executable = System.getProperty("native.image.path", "");
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of(executable)) && !Files.exists(JAR)) {
      command.add(executable);
    } else {
      command.add(ProcessHandle.current().info().command().orElse("java"));
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
}
