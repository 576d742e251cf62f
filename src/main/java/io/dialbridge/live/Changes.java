package io.dialbridge.live;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what calls have learnt, in the order in which it is told. */
@ApplicationScoped
class Changes {
  /** At most so many at once. */
  static final int PAGE = 1_000;

  /**
   * The rows below the oldest running transaction are all there: whatever commits later lies above
   * it. Rows above are read too, since those of one call are complete as far as they go. What was
   * written by transactions yet to come was restored from the dump of another server.
   */
  private static final String BEHIND =
      """
      select oldest.running, e.told_in, e.call_id, e.sequence, e.fact
      from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as running) oldest
      left join call_event e on e.told_in >= ? and (e.told_in, e.call_id, e.sequence) > (?, ?, ?)
        and e.told_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
      order by e.told_in, e.call_id, e.sequence limit ?""";

  private static final String OF_CALL =
      "select coalesce(told_in, 0), sequence, fact from call_event where call_id = ? and sequence > ? order by sequence";

  private static final String OLDEST_RUNNING =
      "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private final AgroalDataSource database;

  Changes(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * An event of a call.
   *
   * @param fact as it is stored
   */
  record Change(Place place, String fact) {}

  /**
   * @param oldestRunning what was written by transactions below it is complete
   */
  record Page(long oldestRunning, List<Change> changes) {
    boolean isLast() {
      return changes.size() < PAGE;
    }
  }

  Page behind(Place place) {
    try (Connection connection = database.getConnection();
        PreparedStatement behind = connection.prepareStatement(BEHIND)) {
      behind.setLong(1, place.toldIn());
      behind.setLong(2, place.toldIn());
      behind.setObject(3, place.call());
      behind.setInt(4, place.sequence());
      behind.setInt(5, PAGE);
      long oldest = 0;
      List<Change> changes = new ArrayList<>();
      try (ResultSet row = behind.executeQuery()) {
        while (row.next()) {
          oldest = row.getLong(1);
          UUID call = row.getObject(3, UUID.class);
          if (call != null) {
            changes.add(
                new Change(new Place(row.getLong(2), call, row.getInt(4)), row.getString(5)));
          }
        }
      }
      return new Page(oldest, changes);
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }

  /** All events of that call behind that one, in their order. */
  List<Change> ofCall(UUID call, int sequence) {
    try (Connection connection = database.getConnection();
        PreparedStatement events = connection.prepareStatement(OF_CALL)) {
      events.setObject(1, call);
      events.setInt(2, sequence);
      List<Change> changes = new ArrayList<>();
      try (ResultSet row = events.executeQuery()) {
        while (row.next()) {
          changes.add(new Change(new Place(row.getLong(1), call, row.getInt(2)), row.getString(3)));
        }
      }
      return changes;
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }

  /** What was written by transactions below it is complete. */
  long oldestRunning() {
    try (Connection connection = database.getConnection();
        PreparedStatement oldest = connection.prepareStatement(OLDEST_RUNNING);
        ResultSet row = oldest.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }
}
