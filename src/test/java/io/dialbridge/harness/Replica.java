package io.dialbridge.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One replica of the built service, started again whenever it ends, as Kubernetes would do. */
final class Replica implements AutoCloseable {
  private final String name;
  private final int port;
  private final List<String> command;
  private final Map<String, String> environment;
  private ChildProcess process;
  private boolean open = true;

  /**
   * Starts it.
   *
   * @param environment settings of the service; its port is added to them
   */
  Replica(String name, List<String> command, Map<String, String> environment, int port) {
    this.name = name;
    this.port = port;
    this.command = command;
    this.environment = new HashMap<>(environment);
    this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    ChildProcess.forgetLog(name);
    this.process = ChildProcess.start(name, command, this.environment);
    Thread.ofVirtual().name(name).start(this::keep);
  }

  private void keep() {
    for (ChildProcess running = process(); running != null; running = again()) {
      running.awaitEnd();
    }
  }

  private synchronized ChildProcess process() {
    return process;
  }

  /** null: it was closed. */
  private synchronized @Nullable ChildProcess again() {
    if (!open) {
      return null;
    }
    process = ChildProcess.start(name, command, environment);
    return process;
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Whether it takes connections, or else is still starting. */
  boolean isServing() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  void awaitReady() throws InterruptedException {
    ChildProcess.await(url() + "/q/health/ready");
  }

  /** SIGKILL, wherever it is; it starts again at once. */
  void kill() {
    process().kill();
  }

  /** SIGTERM, for good; returns when it has ended. */
  void end() {
    stopKeeping();
    process().end();
  }

  @Override
  public void close() {
    stopKeeping();
    process().kill();
  }

  private synchronized void stopKeeping() {
    open = false;
  }
}
