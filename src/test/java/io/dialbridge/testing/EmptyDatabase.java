package io.dialbridge.testing;

import io.dialbridge.dev.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Another database beside that of all tests, without any table. */
public final class EmptyDatabase {
  private EmptyDatabase() {}

  /** The JDBC URL of a new one. */
  public static String url() throws SQLException {
    String name = "empty_" + UUID.randomUUID().toString().replace('-', '_');
    String common = EmbeddedDatabase.url();
    try (Connection connection = DriverManager.getConnection(common);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return common.replace("/postgres?", "/" + name + "?");
  }
}
