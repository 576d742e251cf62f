package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** A verification code leaves no trace: not in the database, not in the output, not in answers. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class VerificationSecrecyTest {
  private static final String CODE = "93715286";
  private static final String REFERENCE = "secrecy-58213";

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void aCodeLeavesNoTrace() throws SQLException {
    Listener listener = new Listener();
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    root.addHandler(listener);
    root.setLevel(Level.FINE);
    String key = UUID.randomUUID().toString();
    try {
      Answer placed = place(CODE, key);
      assertThat(placed.status()).isEqualTo(201);
      String id = placed.body().path("id").asText();
      assertThat(place(CODE, key).header("Idempotent-Replayed")).isEqualTo("true");
      assertThat(place("93715287", key).code()).isEqualTo("idempotency-conflict");
      assertThat(place(CODE + "0", UUID.randomUUID().toString()).status()).isEqualTo(422);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> facade.call(id).path("settled").asBoolean());

      assertThat(facade.call(id).path("status").asText()).isEqualTo("completed");
      for (String path :
          List.of("/v1/calls/" + id, "/v1/calls/" + id + "/events", "/v1/bills", "/q/metrics")) {
        assertThat(facade.get(path).raw().body()).as(path).doesNotContain(CODE);
      }
    } finally {
      root.removeHandler(listener);
      root.setLevel(before);
    }

    assertThat(facade.twin("GET", "/twin/ledger?limit=10000", "").raw().body())
        .doesNotContain(CODE);
    // What is looked through can find something: the reference is there.
    assertThat(tablesHolding(REFERENCE)).containsExactly("call_session");
    assertThat(tablesHolding(CODE)).isEmpty();
    assertThat(listener.lines).isNotEmpty().noneMatch(line -> line.contains(CODE));
  }

  private Answer place(String code, String key) {
    return facade.post(
        "/v1/verifications",
        "{\"callee\":\"+8615400010360\",\"code\":\"%s\",\"repeat\":1,\"reference\":\"%s\"}"
            .formatted(code, REFERENCE),
        Map.of("Idempotency-Key", key));
  }

  /** As text, and in the hexadecimal form in which byte columns are shown. */
  private List<String> tablesHolding(String text) throws SQLException {
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
    assertThat(tables).contains("call_session", "call_event", "push_inbox", "bill_revision");
    return tables;
  }

  private static final class Listener extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord line) {
      lines.add(formatter.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
