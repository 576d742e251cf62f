package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGStatement;

/**
 * The stored pushes that are still to be read. Plain JDBC: this is the hot path, and bytes need no
 * entity.
 */
@ApplicationScoped
class Inbox {
  /** First the narrow rows, and only then their pushes, whatever the planner takes for cheap. */
  private static final String CLAIM =
      """
      with claimed as materialized (
        select push_id, tries from push_unread where %s limit %d for update skip locked)
      select i.id, i.app, i.call_id, i.digest, i.body, i.received_at, c.tries
      from claimed c join push_inbox i on i.id = c.push_id order by i.id""";

  private static final String CLAIM_NEW =
      CLAIM.formatted("next_try_at is null order by push_id", Inbox.MOST_TOGETHER);
  private static final String CLAIM_AGAIN =
      CLAIM.formatted("next_try_at <= ? order by next_try_at", 1);
  private static final String CLAIM_ONE = CLAIM.formatted("push_id = ? and next_try_at is null", 1);
  private static final String WITH_ELDERS =
      """
      select distinct call_id from push_unread
      where next_try_at is null and push_id < ? and call_id = any (?) and push_id <> all (?)""";

  /** Pushes read in one transaction. */
  private static final int MOST_TOGETHER = 200;

  private static final int MOST_BYTES_TOGETHER = 4 << 20;

  /** Rows that travel together, so that a batch of large pushes is never in memory as a whole. */
  private static final int ROWS_AT_ONCE = 50;

  /** The whole push, not one bill of it. */
  static final int WHOLE = -1;

  private final AgroalDataSource database;

  Inbox(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * The next pushes that nobody tried to read yet, in their order, locked until the transaction
   * ends; what others hold is skipped.
   */
  List<StoredPush> claimNew() {
    return claim(CLAIM_NEW, statement -> {});
  }

  /** A push that was read in vain and is due again, locked. */
  Optional<StoredPush> claimAgain(Instant now) {
    return claim(CLAIM_AGAIN, statement -> statement.setTimestamp(1, Timestamp.from(now))).stream()
        .findFirst();
  }

  /** This new push, locked; empty where another reads it, or has tried to by now. */
  Optional<StoredPush> claim(long id) {
    return claim(CLAIM_ONE, statement -> statement.setLong(1, id)).stream().findFirst();
  }

  private List<StoredPush> claim(String sql, Binding binding) {
    List<StoredPush> pushes = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = plannedAnew(connection, sql)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      binding.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        int bytes = 0;
        while (bytes < MOST_BYTES_TOGETHER && row.next()) {
          StoredPush push = push(row);
          pushes.add(push);
          bytes += push.body().length;
        }
      }
      return pushes;
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  /**
   * A plan that was made while the inbox was empty, as it mostly is, reads all of a backlog again
   * and again; so these statements are planned each time.
   */
  private static PreparedStatement plannedAnew(Connection connection, String sql)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    return statement;
  }

  private static StoredPush push(ResultSet row) throws SQLException {
    return new StoredPush(
        row.getLong(1),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getBytes(4),
        row.getBytes(5),
        row.getTimestamp(6).toInstant(),
        row.getInt(7));
  }

  /**
   * Those of the calls for which an elder push than these is still unread, in another reader's
   * hands.
   */
  Set<UUID> withElders(Collection<StoredPush> claimed, Collection<UUID> calls) {
    if (claimed.isEmpty()) {
      return Set.of();
    }
    List<Long> ids = claimed.stream().map(StoredPush::id).toList();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = plannedAnew(connection, WITH_ELDERS)) {
      statement.setLong(1, ids.getLast());
      statement.setArray(2, connection.createArrayOf("uuid", calls.toArray(UUID[]::new)));
      statement.setArray(3, ids(connection, ids));
      Set<UUID> withElders = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          withElders.add(row.getObject(1, UUID.class));
        }
      }
      return withElders;
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  void done(List<Long> pushIds) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            plannedAnew(connection, "delete from push_unread where push_id = any (?)")) {
      statement.setArray(1, ids(connection, pushIds));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  void tryAgain(StoredPush push, Instant at) {
    run(
        "update push_unread set tries = tries + 1, next_try_at = ? where push_id = ?",
        statement -> {
          statement.setTimestamp(1, Timestamp.from(at));
          statement.setLong(2, push.id());
        });
  }

  long backlog() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select count(*) from push_unread");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private static Array ids(Connection connection, List<Long> ids) throws SQLException {
    return connection.createArrayOf("bigint", ids.toArray(Long[]::new));
  }

  private void run(String sql, Binding binding) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }
}
