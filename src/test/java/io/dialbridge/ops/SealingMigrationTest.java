package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.bills.TestingBills;
import io.dialbridge.calls.TestingCalls;
import io.dialbridge.pushes.TestingPushes;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.TestingSeal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Numbers that lay open in an older database are sealed when it is migrated. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class SealingMigrationTest {
  private static final String SCHEMA = "older";
  private static final String CALL = "01980000-0000-7000-8000-0000000000c1";
  private static final String BILL = "01980000-0000-7000-8000-0000000000b1";
  private static final String PUSH = "{\"eventType\":\"fee\",\"calleeNum\":\"+8615400010891\"}";

  @Inject AgroalDataSource database;

  @Test
  void whatLayOpenIsSealedAndNothingIsLost() throws SQLException {
    flyway().target("6").load().migrate();
    try (Connection connection = database.getConnection();
        Statement older = connection.createStatement()) {
      older.execute("set search_path = " + SCHEMA);
      older.execute(
          """
          insert into call_session (id, kind, app, api_key, caller_number, callee_number, shown_to_callee, record_asked,
            created_at, status, settled, state, event_count, collects_digits)
          values ('%s', 'CALLBACK', 'courier', 'k', '+8615400000890', '+8615400010891', '+8675500001111', false,
            now(), 'COMPLETED', true, '{}', 1, false)"""
              .formatted(CALL));
      older.execute(
          "insert into call_event (call_id, sequence, fact_key, received_at, fact) values ('%s', 1, 'billed:aa', now(), '{\"type\":\"billed\",\"digest\":\"aa\"}')"
              .formatted(CALL));
      older.execute(
          "insert into call_bill (id, call_id, app, received_at, digest, revision_count, charge, callee_num) values ('%s', '%s', 'courier', now(), 'aa', 1, '{}', '+8615400010891')"
              .formatted(BILL, CALL));
      older.execute(
          "insert into bill_revision (bill_id, digest, received_at, content) values ('%s', 'aa', now(), '{\"icid\":\"i\",\"calleeNum\":\"+8615400010891\"}')"
              .formatted(BILL));
      older.execute(
          "insert into push_inbox (app, digest, body, signature, received_at, refused) values ('courier', '\\x00', '\\x%s', 'ABSENT', now(), false)"
              .formatted(HexFormat.of().formatHex(PUSH.getBytes(StandardCharsets.UTF_8))));
      older.execute("reset search_path");
    }

    flyway().load().migrate();

    try (Connection connection = database.getConnection();
        Statement newer = connection.createStatement()) {
      newer.execute("set search_path = " + SCHEMA);
      DataKey key;
      try (ResultSet call = newer.executeQuery("select * from call_session")) {
        call.next();
        key =
            TestingSeal.VAULT.open(
                call.getBytes("data_key"), CALL.getBytes(StandardCharsets.US_ASCII));
        assertThat(TestingCalls.opened(key, call.getBytes("parties")))
            .isEqualTo("+8615400000890 +8615400010891");
        assertThat(call.getString("caller_masked")).isEqualTo("+86154****0890");
      }
      try (ResultSet bill =
          newer.executeQuery(
              "select b.callee_num, b.digest = r.digest and e.fact_key = 'billed:' || r.digest and e.fact->>'digest' = r.digest, r.content, s.data_key"
                  + " from call_bill b, bill_revision r, call_event e, call_session s")) {
        bill.next();
        assertThat(bill.getString(1)).isEqualTo("+86154****0891");
        assertThat(bill.getBoolean(2)).isTrue();
        assertThat(TestingBills.content(CALL, bill.getBytes(4), bill.getBytes(3)))
            .containsEntry("calleeNum", "+8615400010891")
            .containsEntry("icid", "i");
      }
      try (ResultSet push = newer.executeQuery("select digest, data_key, body from push_inbox")) {
        push.next();
        assertThat(
                new String(
                    TestingPushes.opened(push.getBytes(1), push.getBytes(2), push.getBytes(3)),
                    StandardCharsets.UTF_8))
            .isEqualTo(PUSH);
      }
      try (ResultSet parties = newer.executeQuery("select count(*) from call_party")) {
        parties.next();
        assertThat(parties.getInt(1)).isEqualTo(2);
      }
      newer.execute("drop schema " + SCHEMA + " cascade");
      newer.execute("reset search_path");
    }
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .javaMigrations(new V7_1__SealNumbers(TestingSeal.VAULT, TestingSeal.SEAL))
        .locations("classpath:db/migration");
  }
}
