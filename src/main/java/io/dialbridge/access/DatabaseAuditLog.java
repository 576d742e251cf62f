package io.dialbridge.access;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Requester;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The audit log in the table {@code audit_entry}. */
@ApplicationScoped
class DatabaseAuditLog implements AuditLog {
  private final AgroalDataSource database;
  private final AuditChain chain;
  private final TransactionSynchronizationRegistry transaction;
  private final MeterRegistry metrics;

  DatabaseAuditLog(
      AgroalDataSource database,
      AuditChain chain,
      TransactionSynchronizationRegistry transaction,
      MeterRegistry metrics) {
    this.database = database;
    this.chain = chain;
    this.transaction = transaction;
    this.metrics = metrics;
  }

  @Override
  public void write(Requester requester, List<Act> acts) {
    if (acts.isEmpty()) {
      return;
    }
    QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              append(requester, acts);
              return acts.size();
            });
  }

  private void append(Requester requester, List<Act> acts) throws SQLException {
    try (Connection connection = database.getConnection()) {
      chain.append(connection, requester, acts);
    }
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              acts.forEach(act -> count(act.action()));
            }
          }
        });
  }

  private void count(String action) {
    metrics.counter("dialbridge.audit.entries", "action", action).increment();
  }
}
