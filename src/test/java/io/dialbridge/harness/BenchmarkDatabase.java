package io.dialbridge.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL with its own default durability, which the embedded one of development does without.
 * Its files lie under target, since a temporary folder may be memory.
 */
final class BenchmarkDatabase implements AutoCloseable {
  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  /** Whether a stored push is still to be read. */
  private static final String BACKLOG = "select exists (select from push_unread)";

  private final EmbeddedPostgres postgres;
  private final Connection connection;

  private BenchmarkDatabase(EmbeddedPostgres postgres) throws SQLException {
    this.postgres = postgres;
    this.connection = DriverManager.getConnection(url());
  }

  static BenchmarkDatabase start() throws IOException, SQLException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(Path.of("target", "push-benchmark", "postgres"))
            .setCleanDataDirectory(true)
            .setServerConfig("max_connections", "200");
    DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
    BenchmarkDatabase database = new BenchmarkDatabase(builder.start());
    for (String setting : DURABILITY) {
      if (!database.text("show " + setting).equals("on")) {
        throw new IllegalStateException(setting + " is not on");
      }
    }
    return database;
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  int port() {
    return postgres.getPort();
  }

  boolean hasBacklog() throws SQLException {
    return text(BACKLOG).equals("t");
  }

  /** The same state of caches and checkpoints before each measurement. */
  void settle() throws SQLException {
    run("vacuum analyze");
    run("checkpoint");
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String text(String query) throws SQLException {
    return rows(query).getFirst().getFirst();
  }

  long number(String query) throws SQLException {
    return Long.parseLong(text(query));
  }

  /** The columns as text; null stays null. */
  List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(columns);
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }
}
