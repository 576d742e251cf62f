package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.dev.EmbeddedDatabase;
import io.dialbridge.testing.Packaged;
import io.dialbridge.testing.Packaged.Outcome;
import io.dialbridge.testing.TestingFacade;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The first key, made by the package's own command, opens the service. */
class CreateKeyIT {
  private final String name = "first-" + UUID.randomUUID();

  @Test
  void theFirstKeyIsMadeByACommand() throws Exception {
    Outcome made = run("create-key", name);
    assertThat(made.exit()).as(made.err()).isZero();
    String secret = made.out().getLast();
    assertThat(secret).matches("dbk_[0-9A-Za-z]{40}");
    ranEveryMigration();

    int port = freePort();
    Map<String, String> settings = settings();
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    Path log = Files.createTempFile("create-key", ".log");
    Process service =
        Packaged.process(settings).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.readString(log).contains("Listening on:"));
      TestingFacade facade = new TestingFacade("http://127.0.0.1:" + port).with(secret);
      assertThat(facade.get("/v1/keys").body().path("items"))
          .filteredOn(key -> key.path("name").asText().equals(name))
          .extracting(key -> key.path("createdBy").asText())
          .containsExactly("command");
    } finally {
      service.destroy();
      service.waitFor();
      Files.delete(log);
    }
  }

  @Test
  void aNameIsGivenOnceAndWrongUseIsExplained() throws Exception {
    assertThat(run("create-key", name, "calls:read").exit()).isZero();
    Outcome again = run("create-key", name);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("choose another");
    Outcome wrong = run("create-key", name + "-2", "calls:rule");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("usage: create-key NAME");
  }

  /** The one in Java too, which a native executable has to be told of. */
  private static void ranEveryMigration() throws SQLException {
    try (Connection database = DriverManager.getConnection(EmbeddedDatabase.url());
        ResultSet row =
            database
                .createStatement()
                .executeQuery("select success from flyway_schema_history where version = '7.1'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    return Packaged.run(settings(), arguments);
  }

  /** A desk's, without its well-known key. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_PROFILE", "trial");
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", EmbeddedDatabase.url());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
