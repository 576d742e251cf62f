package io.dialbridge.harness;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL as durable as it is by default, with a connection to prepare it and to ask it. */
final class BenchmarkDatabase implements AutoCloseable {
  /** Whether a stored push is still to be read. */
  private static final String BACKLOG =
      "select exists (select from push_unread) or exists (select from push_retry)";

  private final DurableDatabase postgres;
  private final Connection connection;

  private BenchmarkDatabase(DurableDatabase postgres) throws SQLException {
    this.postgres = postgres;
    this.connection = DriverManager.getConnection(postgres.url());
  }

  static BenchmarkDatabase start() throws IOException, SQLException {
    return new BenchmarkDatabase(DurableDatabase.start());
  }

  String url() {
    return postgres.url();
  }

  int port() {
    return postgres.port();
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

  interface Binding {
    void bind(PreparedStatement statement, List<String> row) throws SQLException;
  }

  /** One statement for each of the rows, sent together. */
  void batch(String sql, List<List<String>> rows, Binding binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<String> row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
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
  public void close() throws SQLException {
    connection.close();
    postgres.close();
  }
}
