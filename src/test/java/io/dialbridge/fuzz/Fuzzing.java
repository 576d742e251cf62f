package io.dialbridge.fuzz;

import io.dialbridge.calls.QueryFuzzTest;
import io.dialbridge.pushes.PushFuzzTest;
import io.dialbridge.pushes.SignatureFuzzTest;
import io.dialbridge.values.CursorFuzzTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the fuzzer on each target, in a process of its own: its agent changes classes as they are
 * loaded, and no other test should meet those. Prints a line for each target and, at the end, the
 * file of each input that is a finding; what the fuzzer says is beside them in {@code target/fuzz}.
 */
final class Fuzzing {
  static final List<Class<?>> TARGETS =
      List.of(
          PushFuzzTest.class, SignatureFuzzTest.class, CursorFuzzTest.class, QueryFuzzTest.class);

  private static final Path FOLDER = Path.of("target", "fuzz");
  private static final String INSTRUMENTED = "io.dialbridge.**:com.fasterxml.jackson.core.**";

  /** Larger inputs are tried by the tests themselves: they slow the fuzzer down. */
  private static final int MOST_BYTES = 1 << 15;

  private static final int SECONDS_PER_INPUT = 10;

  /** What the targets load; with JUnit's launcher there, the fuzzer would start that instead. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "[/\\\\](jazzer|jackson-|assertj-|hibernate-core|jakarta\\.|opentelemetry-|quarkus-core|quarkus-hibernate-orm-panache)[^/\\\\]*$");

  private static final Pattern FINDING = Pattern.compile("Test unit written to (.+)");
  private static final Pattern RUNS = Pattern.compile("stat::number_of_executed_units: +([0-9]+)");

  private Fuzzing() {}

  /**
   * How a run went.
   *
   * @param exit 0 where nothing was found in time
   * @param runs inputs tried
   * @param finding the input that is one
   */
  record Outcome(int exit, long runs, @Nullable Path finding, Path log) {}

  /**
   * For {@code fuzz.seconds} in all, the same for each target. Exits with 1 where anything was
   * found or nothing was tried.
   */
  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.getInteger("fuzz.seconds", 600) / TARGETS.size();
    List<String> bad = new ArrayList<>();
    for (Class<?> target : TARGETS) {
      Path found = FOLDER.resolve(target.getSimpleName());
      Outcome outcome = run(target, forSeconds(seconds), chance(), found);
      System.out.printf(
          "%s: %,d inputs in %d s, %,d/s, exit %d%n",
          target.getSimpleName(),
          outcome.runs(),
          seconds,
          outcome.runs() / Math.max(1, seconds),
          outcome.exit());
      if (outcome.exit() != 0 || outcome.runs() == 0) {
        bad.add("%s: %s; see %s".formatted(target.getName(), outcome.finding(), outcome.log()));
      }
    }
    bad.forEach(System.err::println);
    System.exit(bad.isEmpty() ? 0 : 1);
  }

  static String forSeconds(int seconds) {
    return "-max_total_time=" + seconds;
  }

  private static int chance() {
    return ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
  }

  /**
   * @param limit the fuzzer's option that ends it where nothing is found
   * @param seed of the fuzzer's chance
   * @param found where it keeps inputs that reach new places, and begins with those that are there
   */
  static Outcome run(Class<?> target, String limit, int seed, Path found)
      throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Files.createDirectories(found);
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=" + INSTRUMENTED,
                "--reproducer_path=" + FOLDER,
                "-artifact_prefix=" + FOLDER.resolve(target.getSimpleName() + "-"),
                "-seed=" + seed,
                limit,
                "-timeout=" + SECONDS_PER_INPUT,
                "-max_len=" + MOST_BYTES,
                // It goes by the most that a process ever had, which a process inherits from the
                // one
                // that started it. The heap is bounded above, and what an input may allocate by
                // Hostile.
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                found.toString()));
    Corpus.folders(target).forEach(folder -> command.add(folder.toString()));
    Path log = FOLDER.resolve(target.getSimpleName() + ".log");
    ProcessBuilder fuzzer = new ProcessBuilder(command).redirectErrorStream(true);
    fuzzer.environment().put("CLASSPATH", classpath());
    int exit = fuzzer.redirectOutput(log.toFile()).start().waitFor();
    String said = Files.readString(log);
    Matcher runs = RUNS.matcher(said);
    Matcher finding = FINDING.matcher(said);
    return new Outcome(
        exit,
        runs.find() ? Long.parseLong(runs.group(1)) : 0,
        finding.find() ? Path.of(finding.group(1).strip()) : null,
        log);
  }

  /** The fuzzer looks through all of its class path twice before it begins. */
  private static String classpath() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> !entry.endsWith(".jar") || NEEDED.matcher(entry).find())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
