package io.dialbridge.ops;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The schema that this build knows, and the one that the database has. */
@ApplicationScoped
class Schema {
  /** Of the last migration in {@code db/migration}. */
  static final String VERSION = "16";

  private static final String MIGRATED =
      "select version from flyway_schema_history where success and version is not null order by installed_rank";
  private static final String NO_SUCH_TABLE = "42P01";

  private final AgroalDataSource database;

  Schema(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * @param right whether it is the one that is known here
   * @param newer whether it is beyond it
   * @param told what it is, and what to do where it is not right
   */
  record State(boolean right, boolean newer, String told) {}

  State look() {
    try (Connection connection = database.getConnection()) {
      return judge(migrated(connection));
    } catch (SQLException e) {
      return new State(
          false,
          false,
          "The database (quarkus.datasource.jdbc.url) can't be reached: " + e.getMessage());
    }
  }

  private static List<String> migrated(Connection connection) throws SQLException {
    List<String> versions = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(MIGRATED);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        versions.add(row.getString(1));
      }
    } catch (SQLException e) {
      if (!NO_SUCH_TABLE.equals(e.getSQLState())) {
        throw e;
      }
    }
    return versions;
  }

  /**
   * @param migrated the versions that the database went through, in their order
   */
  static State judge(List<String> migrated) {
    if (migrated.isEmpty()) {
      return new State(
          false, false, "The database has no schema of Dialbridge; run the command migrate first");
    }
    String last = migrated.getLast();
    if (last.equals(VERSION)) {
      return new State(true, false, "version " + last);
    }
    return migrated.contains(VERSION)
        ? new State(
            false,
            true,
            "The database's schema has version %s, newer than the %s that this build knows; use a newer build"
                .formatted(last, VERSION))
        : new State(
            false,
            false,
            "The database's schema has version %s, older than the %s that this build needs; run the command migrate of this build"
                .formatted(last, VERSION));
  }
}
