package io.dialbridge.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A process that a harness started. It doesn't outlive the harness. */
final class ChildProcess {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::endAll));
  }

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it; what it prints is added to {@code target/harness-NAME.log}.
   *
   * @param environment settings added to this process's own
   */
  static ChildProcess start(String name, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(name)));
    return new ChildProcess(start(builder));
  }

  private static synchronized Process start(ProcessBuilder builder) {
    if (ending) {
      throw new IllegalStateException("the harness is ending");
    }
    try {
      Process process = builder.start();
      ALIVE.add(process);
      process.onExit().thenAccept(ALIVE::remove);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void endAll() {
    ending = true;
    ALIVE.forEach(Process::destroyForcibly);
  }

  /** The twin alone, and empties its log. */
  static ChildProcess twin(int port, double speed, int portLimit) {
    return twin(port, speed, portLimit, Duration.ZERO);
  }

  /** The same, for an answer to each request for a call that takes as long. */
  static ChildProcess twin(int port, double speed, int portLimit, Duration answerDelay) {
    forgetLog("twin");
    List<String> command =
        new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
    command.add("io.dialbridge.twin.Twin");
    command.add("--port=" + port);
    command.add("--speed=" + speed);
    command.add("--port-limit=" + portLimit);
    command.add("--answer-delay-millis=" + answerDelay.toMillis());
    return start("twin", command, Map.of());
  }

  static void forgetLog(String name) {
    try {
      Files.deleteIfExists(log(name).toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File log(String name) {
    return Path.of("target", "harness-" + name + ".log").toFile();
  }

  /** This process's own java. */
  static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  /** The native executable, where that alone was built; empty: the packaged jar is meant. */
  static String nativeExecutable() {
    String executable = System.getProperty("native.image.path", "");
    return Files.isExecutable(Path.of(executable))
            && !Files.exists(Path.of("target/quarkus-app/quarkus-run.jar"))
        ? executable
        : "";
  }

  /**
   * Below the ports that outgoing connections are given: while a killed process is away, one of
   * those could take its port, or a client could be connected to itself.
   */
  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Then another one.
      }
    }
  }

  /** Waits until a GET of that address is answered with 200. */
  static void await(String url) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      long deadline = System.nanoTime() + START.toNanos();
      while (System.nanoTime() < deadline) {
        try {
          if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // It is still starting.
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IllegalStateException(
        url + " did not answer in " + START + "; see target/harness-*.log");
  }

  /** SIGKILL: it can do nothing about it. Returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM; returns when it has ended. */
  void end() {
    process.destroy();
    process.onExit().join();
  }

  /** The memory that is really there for it, as Linux tells. */
  double residentMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElseThrow();
  }

  /** Returns when it has ended by itself or by others. */
  void awaitEnd() {
    process.onExit().join();
  }
}
