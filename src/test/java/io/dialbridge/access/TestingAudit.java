package io.dialbridge.access;

import io.dialbridge.testing.EmptyDatabase;
import io.dialbridge.values.AuditLog.Act;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Seal;
import io.dialbridge.values.SealingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An audit log in a database of its own, that may be tampered with. */
final class TestingAudit {
  static final String KEY = "8f1d3a5b7c9e0f2143658709badcfe12a4b6c8d0e2f40617283940a5b6c7d8e9";
  static final String NEXT_KEY = "17283940a5b6c7d8e98f1d3a5b7c9e0f2143658709badcfe12a4b6c8d0e2f406";
  static final Requester OPS = new Requester("ops", null, null, "192.0.2.7");

  private static final Path SCRIPT = Path.of("src/main/resources/db/migration/V6__audit.sql");

  private final String url;

  private TestingAudit(String url) {
    this.url = url;
  }

  static TestingAudit create() throws Exception {
    TestingAudit audit = empty();
    audit.run(Files.readString(SCRIPT));
    return audit;
  }

  /** A database without any table. */
  static TestingAudit empty() throws SQLException {
    return new TestingAudit(EmptyDatabase.url());
  }

  String url() {
    return url;
  }

  static AuditSeals seals(String key, @Nullable String previousKey) {
    return new AuditSeals(
        new Seal(
            new SealingConfig() {
              @Override
              public String key() {
                return key;
              }

              @Override
              public Optional<String> previousKey() {
                return Optional.ofNullable(previousKey);
              }
            }));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  void append(AuditSeals seals, Act... acts) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      new AuditChain(seals, Clock.systemUTC()).append(connection, OPS, List.of(acts));
      connection.commit();
    }
  }

  AuditReport check(AuditSeals seals, @Nullable AuditHead earlier) throws SQLException {
    try (Connection connection = connect()) {
      return AuditCheck.of(connection, seals, earlier);
    }
  }

  /** As only the table's owner can, who is past its trigger. */
  void tamper(String sql) throws SQLException {
    run("alter table audit_entry disable trigger all;" + sql);
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
