package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.Duties;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Looks through what lay in quarantine before bills without a call were listed: a hundred pushes at
 * a time, until nothing of it is left.
 */
@ApplicationScoped
class UnexplainedBacklog {
  private static final String NEXT =
      """
      with taken as (
        delete from unexplained_backlog where push_id in (
          select push_id from unexplained_backlog order by push_id limit 100 for update skip locked)
        returning push_id)
      select i.id, i.app, i.digest, i.data_key, i.body, i.received_at, q.item
      from taken t join push_inbox i on i.id = t.push_id join push_quarantine q on q.push_id = i.id
      where q.reason = 'no_call' and q.state <> 'resolved' and i.data_key is not null""";

  private final AgroalDataSource database;
  private final UnexplainedBills bills;
  private final Vault vault;

  UnexplainedBacklog(AgroalDataSource database, UnexplainedBills bills, Vault vault) {
    this.database = database;
    this.bills = bills;
    this.vault = vault;
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void work() {
    QuarkusTransaction.requiringNew().run(this::next);
  }

  private void next() {
    try (Connection connection = database.getConnection();
        PreparedStatement next = connection.prepareStatement(NEXT);
        ResultSet row = next.executeQuery()) {
      while (row.next()) {
        byte[] push =
            new SealedPush(row.getBytes(3), row.getBytes(4), row.getBytes(5)).opened(vault);
        note(
            row.getLong(1), row.getString(2), push, row.getTimestamp(6).toInstant(), row.getInt(7));
      }
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private void note(long id, String app, byte[] push, Instant receivedAt, int place) {
    try {
      ReadPush read = ReadPush.of(push);
      List<JsonNode> items = read.isBills() ? read.items() : List.of();
      for (int item = 0; item < items.size(); item++) {
        if (place == item || place == Inbox.WHOLE) {
          bills.note(id, item, app, items.get(item), receivedAt);
        }
      }
    } catch (MalformedPush e) {
      // Then it is no bill.
    }
  }
}
