package io.dialbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Looks for what must not be left anywhere: in the database and in the output. */
public final class Traces {
  private final AgroalDataSource database;

  public Traces(AgroalDataSource database) {
    this.database = database;
  }

  /** As text, and in the hexadecimal form in which byte columns are shown. */
  public List<String> tablesHolding(String text) throws SQLException {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    List<String> holding = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      for (String table : tables(connection)) {
        try (ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from %s t where t::text like '%%%s%%' or t::text like '%%%s%%'"
                        .formatted(table, text, hex))) {
          row.next();
          if (row.getLong(1) > 0) {
            holding.add(table);
          }
        }
      }
    }
    return holding;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    assertThat(tables)
        .contains("call_session", "call_event", "push_inbox", "bill_revision", "audit_entry");
    return tables;
  }

  /** All that is logged from now on until it is closed, at debug level. */
  public static final class Listener extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    public Listener() {
      root.addHandler(this);
      root.setLevel(Level.FINE);
    }

    public List<String> lines() {
      return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(formatter.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.removeHandler(this);
      root.setLevel(before);
    }
  }
}
