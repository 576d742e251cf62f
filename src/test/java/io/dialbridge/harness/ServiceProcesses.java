package io.dialbridge.harness;

import io.dialbridge.dev.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built service and the twin, each a process of its own. Ends what it started. */
final class ServiceProcesses implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final int twinPort = freePort();
  private final int servicePort = freePort();

  /**
   * @param executable the native executable, or empty for the packaged jar
   */
  void start(String executable, double twinSpeed, int twinPortLimit)
      throws IOException, InterruptedException {
    String twin = "http://127.0.0.1:" + twinPort;
    run(
        "twin",
        List.of(
            java(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.dialbridge.twin.Twin",
            "--port=" + twinPort,
            "--speed=" + twinSpeed,
            "--port-limit=" + twinPortLimit),
        Map.of());
    await(twin + "/twin/health");
    startService(executable, List.of(), twin, EmbeddedDatabase.url());
  }

  /**
   * Starts the service alone.
   *
   * @param executable the native executable, or empty for the packaged jar
   * @param javaOptions of the jar's JVM
   */
  void startService(
      String executable, List<String> javaOptions, String platformUrl, String databaseUrl)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (executable.isEmpty()) {
      command.add(java());
      command.addAll(javaOptions);
      command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    } else {
      command.add(executable);
    }
    run(
        "service",
        command,
        Map.of(
            "QUARKUS_PROFILE",
            "trial",
            "QUARKUS_HTTP_PORT",
            Integer.toString(servicePort),
            "DIALBRIDGE_PLATFORM_URL",
            platformUrl,
            "QUARKUS_DATASOURCE_JDBC_URL",
            databaseUrl,
            "QUARKUS_DATASOURCE_USERNAME",
            "postgres",
            "QUARKUS_DATASOURCE_PASSWORD",
            "postgres"));
    await(serviceUrl() + "/q/health/ready");
  }

  String serviceUrl() {
    return "http://127.0.0.1:" + servicePort;
  }

  String twinUrl() {
    return "http://127.0.0.1:" + twinPort;
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private void run(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(environment);
    File log = Path.of("target", "harness-" + name + ".log").toFile();
    processes.add(process.redirectOutput(log).start());
  }

  private void await(String url) throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (http.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode()
            == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It is still starting.
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException(
        url + " did not answer in " + START + "; see target/harness-*.log");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.destroy();
      process.onExit().join(); // Before the database goes.
    }
  }
}
