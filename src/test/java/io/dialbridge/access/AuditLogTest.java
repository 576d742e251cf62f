package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.AuditLog.Act;
import io.dialbridge.values.Requester;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An entry is there exactly if the act that it tells of is. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class AuditLogTest {
  private static final Requester OPS = new Requester("ops", null, null, "192.0.2.7");

  @Inject AuditLog log;
  @Inject AgroalDataSource database;
  @Inject MeterRegistry metrics;

  private final String target = "test/" + UUID.randomUUID();

  @Test
  void withoutATransactionItIsWrittenAtOnce() throws SQLException {
    double before = counted();
    log.write(OPS, List.of(act(), act()));

    assertThat(written()).isEqualTo(2);
    assertThat(counted()).isEqualTo(before + 2);
  }

  @Test
  void itIsPartOfTheTransactionThatIsOpen() throws SQLException {
    double before = counted();
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          log.write(OPS, act());
                          throw new IllegalStateException("the act failed");
                        }))
        .hasMessageContaining("the act failed");
    assertThat(written()).isZero();
    assertThat(counted()).isEqualTo(before);

    QuarkusTransaction.requiringNew().run(() -> log.write(OPS, act()));
    assertThat(written()).isEqualTo(1);
    assertThat(counted()).isEqualTo(before + 1);
  }

  @Test
  void noActsAreNoEntries() throws SQLException {
    log.write(OPS, List.of());
    assertThat(written()).isZero();
  }

  private Act act() {
    return new Act("test.done", target, null);
  }

  private double counted() {
    return metrics.counter("dialbridge.audit.entries", "action", "test.done").count();
  }

  private long written() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement("select count(*) from audit_entry where target = ?")) {
      count.setString(1, target);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
