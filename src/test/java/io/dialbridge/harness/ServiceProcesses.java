package io.dialbridge.harness;

import io.dialbridge.dev.EmbeddedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built service and the twin, each a process of its own. Ends what it started. */
final class ServiceProcesses implements AutoCloseable {
  private final List<ChildProcess> processes = new ArrayList<>();
  private final int twinPort = ChildProcess.freePort();
  private final int servicePort = ChildProcess.freePort();

  /**
   * @param executable the native executable, or empty for the packaged jar
   */
  void start(String executable, double twinSpeed, int twinPortLimit) throws InterruptedException {
    processes.add(ChildProcess.twin(twinPort, twinSpeed, twinPortLimit));
    ChildProcess.await(twinUrl() + "/twin/health");
    startService(executable, List.of(), twinUrl(), EmbeddedDatabase.url());
  }

  /**
   * Starts the service alone.
   *
   * @param executable the native executable, or empty for the packaged jar
   * @param javaOptions of the jar's JVM; of those the native executable knows some, as -Xmx
   */
  void startService(
      String executable, List<String> javaOptions, String platformUrl, String databaseUrl)
      throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(executable.isEmpty() ? ChildProcess.java() : executable);
    command.addAll(javaOptions);
    if (executable.isEmpty()) {
      command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    }
    ChildProcess.forgetLog("service");
    processes.add(
        ChildProcess.start(
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
                "postgres")));
    ChildProcess.await(serviceUrl() + "/q/health/ready");
  }

  String serviceUrl() {
    return "http://127.0.0.1:" + servicePort;
  }

  String twinUrl() {
    return "http://127.0.0.1:" + twinPort;
  }

  @Override
  public void close() {
    processes.reversed().forEach(ChildProcess::end); // Before the database goes.
  }
}
