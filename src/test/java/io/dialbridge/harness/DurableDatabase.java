package io.dialbridge.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL that can crash and come back with what it had committed. It has its own data
 * directory and PostgreSQL's own defaults: the embedded database of development and tests runs
 * without fsync, and so could prove nothing.
 */
final class DurableDatabase implements AutoCloseable {
  private static final Path DATA = Path.of("target", "harness-postgres").toAbsolutePath();
  private static final String ROOT = "root";

  private final int port = ChildProcess.freePort();
  private final Path binaries;

  private DurableDatabase(Path binaries) {
    this.binaries = binaries;
  }

  /** A new, empty one. */
  static DurableDatabase start() throws IOException, SQLException {
    forget();
    DurableDatabase database = new DurableDatabase(initialize());
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    database.startAgain();
    database.requireDurability();
    return database;
  }

  /** Lets the library unpack the binaries and make the data directory, and finds the former. */
  private static Path initialize() throws IOException {
    EmbeddedPostgres once =
        EmbeddedPostgres.builder()
            .setDataDirectory(DATA)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .start();
    try {
      long server = Long.parseLong(Files.readAllLines(DATA.resolve("postmaster.pid")).getFirst());
      return ProcessHandle.of(server)
          .flatMap(process -> process.info().command())
          .map(command -> Path.of(command).getParent())
          .orElseThrow(
              () -> new IllegalStateException("the binaries of PostgreSQL can't be found"));
    } finally {
      once.close();
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  int port() {
    return port;
  }

  /** Immediate shutdown, as after a crash: nothing is written any more, no client is told. */
  void stopAtOnce() {
    control("stop", "--mode=immediate", "--wait");
  }

  /** Recovers from its log what was committed; returns when it takes connections. */
  void startAgain() {
    control(
        "start",
        "--wait",
        "--log=" + DATA.resolve("server.log"),
        "--options=-p " + port + " -c max_connections=200");
  }

  /** What makes a commit last is on by default; a harness on anything less would prove nothing. */
  private void requireDurability() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url())) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        try (ResultSet row = connection.createStatement().executeQuery("show " + setting)) {
          row.next();
          if (!row.getString(1).equals("on")) {
            throw new IllegalStateException(setting + " is " + row.getString(1));
          }
        }
      }
    }
  }

  @Override
  public void close() {
    if (Files.exists(DATA.resolve("postmaster.pid"))) {
      stopAtOnce();
    }
  }

  private void control(String... arguments) {
    List<String> command = new ArrayList<>();
    if (ROOT.equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root.
    }
    command.addAll(List.of(binaries.resolve("pg_ctl").toString(), "--pgdata=" + DATA));
    command.addAll(Arrays.asList(arguments));
    try {
      Process control =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (control.waitFor() != 0) {
        throw new IllegalStateException("PostgreSQL: " + arguments[0] + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void forget() throws IOException {
    if (!Files.exists(DATA)) {
      return;
    }
    try (Stream<Path> files = Files.walk(DATA)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
