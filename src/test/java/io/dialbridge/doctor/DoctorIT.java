package io.dialbridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.EmptyDatabase;
import io.dialbridge.testing.Packaged;
import io.dialbridge.testing.Packaged.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The package's own command, where nothing is ready yet: no schema, no platform. */
class DoctorIT {
  @Test
  void whatIsNotReadyIsToldAndNothingIsChanged() throws Exception {
    String database = EmptyDatabase.url();
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_PROFILE", "trial");
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", database);
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    settings.put("DIALBRIDGE_PLATFORM_URL", "https://127.0.0.1:1");

    Outcome outcome = Packaged.run(settings, "doctor", "zh");

    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.out())
        .anyMatch(line -> line.matches("failed +platform-connection +端口 1 无法连接.*"))
        .anyMatch(line -> line.matches("unknown +credentials\\.courier .*"))
        .anyMatch(line -> line.matches("ok +database +PostgreSQL .*"))
        .anyMatch(line -> line.matches("failed +schema .*"))
        .anyMatch(line -> line.matches("unknown +sealing-key .*"))
        .noneMatch(line -> line.contains("0".repeat(32)));
    try (Connection connection = DriverManager.getConnection(database);
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
      row.next();
      assertThat(row.getInt(1)).as("tables").isZero();
    }
  }
}
