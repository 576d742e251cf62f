package io.dialbridge.harness;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How soon the service is ready after its process was started, and how much memory it holds: at
 * rest, and after ten thousand pushes. Beside it an empty application with the same extensions, as
 * far as that was built (`-Ppeer`), whose ten thousand requests say hello.
 */
final class StartBenchmark {
  private static final Duration LATEST = Duration.ofMinutes(1);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final int REQUESTS = 10_000;
  private static final byte[] HELLO =
      "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] READY =
      "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final int runs = Integer.getInteger("start.runs", 5);
  private final BenchmarkDatabase database;
  private final PlatformStub platform;
  private @Nullable CallCopies copies;

  private StartBenchmark(BenchmarkDatabase database, PlatformStub platform) {
    this.database = database;
    this.platform = platform;
  }

  /**
   * What is measured.
   *
   * @param files of which it consists
   */
  private record Build(String name, List<String> command, boolean isPeer, Path files) {}

  private record Run(double readyMillis, double restMebibytes, double busyMebibytes) {}

  public static void main(String[] arguments) throws Exception {
    try (BenchmarkDatabase database = BenchmarkDatabase.start();
        PlatformStub platform = new PlatformStub()) {
      new StartBenchmark(database, platform).run();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0); // The embedded database's threads would keep it alive.
  }

  private void run() throws Exception {
    System.out.printf(
        "Java %s, %d cores, medians of %d runs%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), runs);
    System.out.printf(
        "%-30s | %8s | %12s | %14s | %8s%n",
        "build", "ready ms", "at rest, MiB", "after 10k, MiB", "size, MB");
    List<Build> builds = builds();
    List<List<Run>> measured = builds.stream().<List<Run>>map(build -> new ArrayList<>()).toList();
    // In turn, so that a machine that slows down does so for all of them.
    for (int i = 0; i <= runs; i++) {
      for (int b = 0; b < builds.size(); b++) {
        Run run = measure(builds.get(b));
        if (i > 0) { // The first one makes the schema, and fills caches of the disk.
          measured.get(b).add(run);
        }
      }
    }
    for (int b = 0; b < builds.size(); b++) {
      Build build = builds.get(b);
      List<Run> all = measured.get(b);
      System.out.printf(
          Locale.ROOT,
          "%-30s | %8.0f | %12.0f | %14.0f | %8.0f%n",
          build.name(),
          PushBenchmark.median(all, Run::readyMillis),
          PushBenchmark.median(all, Run::restMebibytes),
          PushBenchmark.median(all, Run::busyMebibytes),
          sizeOf(build.files()) / 1e6);
    }
  }

  /** Those that were built, or are named. */
  private static List<Build> builds() throws IOException {
    List<Build> builds = new ArrayList<>();
    for (String executable : System.getProperty("start.executables", "").split(",")) {
      if (!executable.isBlank()) {
        Path file = Path.of(executable.strip());
        boolean peer =
            file.getFileName().toString().startsWith("peer") || file.startsWith("target/peer");
        builds.add(new Build("native " + file.getFileName(), List.of(file.toString()), peer, file));
      }
    }
    for (Path app : List.of(Path.of("target/quarkus-app"), Path.of("target/peer/quarkus-app"))) {
      if (Files.exists(app)) {
        boolean peer = app.startsWith("target/peer");
        builds.add(
            new Build(
                "JVM, " + (peer ? "peer" : "service"),
                List.of(ChildProcess.java(), "-jar", app.resolve("quarkus-run.jar").toString()),
                peer,
                app));
      }
    }
    return builds;
  }

  private Run measure(Build build) throws Exception {
    int port = ChildProcess.freePort();
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    if (build.isPeer()) {
      settings.put("QUARKUS_FLYWAY_SCHEMAS", "peer");
    } else {
      settings.put("QUARKUS_PROFILE", "trial");
      settings.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
      settings.put("DIALBRIDGE_PLATFORM_URL", platform.url());
      if (database.text("select to_regclass('public.call_session') is null").equals("t")) {
        migrate(build, settings);
      }
    }
    long begin = System.nanoTime();
    ChildProcess process = ChildProcess.start("start", build.command(), settings);
    try {
      awaitReady(port);
      double ready = (System.nanoTime() - begin) / 1e6;
      TimeUnit.NANOSECONDS.sleep(REST.toNanos());
      double rest = process.residentMebibytes();
      String url = "http://127.0.0.1:" + port;
      List<byte[]> requests = build.isPeer() ? hellos() : pushes(url);
      try (PushConnection connection = new PushConnection(url)) {
        for (byte[] request : requests) {
          connection.send(request);
        }
      }
      return new Run(ready, rest, process.residentMebibytes());
    } finally {
      process.end();
    }
  }

  private static void migrate(Build build, Map<String, String> settings) {
    List<String> migrate = new ArrayList<>(build.command());
    migrate.add("migrate");
    ChildProcess.start("migrate", migrate, settings).awaitEnd();
  }

  /** Asks every millisecond, by a connection of its own. */
  private static void awaitReady(int port) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LATEST.toNanos();
    while (!isReady(port)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("not ready in " + LATEST + "; see target/harness-start.log");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static boolean isReady(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream in = socket.getInputStream()) {
      socket.getOutputStream().write(READY);
      return new String(in.readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  private List<byte[]> pushes(String url) throws Exception {
    if (copies == null) {
      Answer model =
          new TestingFacade(url).post("/v1/callbacks", CallPushes.callbackRequest(), Map.of());
      copies = new CallCopies(database, model.body().path("id").asText());
    }
    CallPushes pushes = new CallPushes(url);
    return copies.make(REQUESTS / CallPushes.PUSHES).stream()
        .map(pushes::requests)
        .flatMap(List::stream)
        .toList();
  }

  private static List<byte[]> hellos() {
    return Stream.generate(() -> HELLO).limit(REQUESTS).toList();
  }

  private static double sizeOf(Path build) throws IOException {
    try (Stream<Path> files = Files.walk(build)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
