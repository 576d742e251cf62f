package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which calls only time can tell something; each question has a partial index. Plain SQL, since it
 * is asked in every process from its first seconds on: reading the same in HQL took the executable
 * 40 MB there.
 */
@ApplicationScoped
class DueCalls {
  private static final String SUBMITTING =
      "select id from call_session where status = 'SUBMITTING' and submitted_at < ? limit ?";
  private static final String BILL_LATE =
      """
      select c.id from call_session c where not c.settled and c.bill_due_at > ? and c.bill_due_at <= ?
        and not exists (select from call_event e where e.call_id = c.id and e.fact_key = '%s')
      order by c.bill_due_at limit ?"""
          .formatted(CallFact.BillLate.KEY);
  private static final String BILL_OVERDUE =
      "select id from call_session where not settled and bill_due_at <= ? limit ?";

  private final AgroalDataSource database;

  DueCalls(AgroalDataSource database) {
    this.database = database;
  }

  /** Calls still being submitted since before then. */
  List<UUID> submittingSince(Instant latest, int most) {
    return ids(SUBMITTING, most, latest);
  }

  /** Calls whose bill can still come, until then, and that weren't told yet that it is late. */
  List<UUID> withLateBill(Instant now, Instant until, int most) {
    return ids(BILL_LATE, most, now, until);
  }

  /** Calls whose bill should have come by now. */
  List<UUID> overdue(Instant now, int most) {
    return ids(BILL_OVERDUE, most, now);
  }

  private List<UUID> ids(String sql, int most, Instant... times) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < times.length; i++) {
        statement.setTimestamp(i + 1, Timestamp.from(times[i]));
      }
      statement.setInt(times.length + 1, most);
      List<UUID> ids = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject(1, UUID.class));
        }
      }
      return ids;
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }
}
