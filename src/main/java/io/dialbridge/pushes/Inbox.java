package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The stored pushes. {@link #store} returns only when the push is committed. Plain JDBC: this is
 * the hot path, and bytes need no entity.
 */
@ApplicationScoped
class Inbox {
  private static final String STORE =
      """
      insert into push_inbox (app, digest, body, content_type, authorization_header, aksk_header, signature, created_zone, received_at, state, next_try_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (app, digest) do nothing""";
  private static final String STORE_QUARANTINED =
      "with stored as ("
          + STORE
          + " returning id, received_at)"
          + " insert into push_quarantine (push_id, item, reason, detail, quarantined_at) select id, -1, ?, ?, received_at from stored";
  private static final String CLAIM =
      """
      select id, app, digest, body, received_at, tries from push_inbox where state = 'new' and next_try_at <= ?
      order by next_try_at, id limit 1 for update skip locked""";

  /** The whole push, not one bill of it. */
  static final int WHOLE = -1;

  private final AgroalDataSource database;

  /** Only a hint that something is new; the database is the queue. */
  private final Semaphore arrivals = new Semaphore(0);

  Inbox(AgroalDataSource database) {
    this.database = database;
  }

  /** Stores the push once, however often it comes, and wakes a reader. */
  void store(ArrivedPush push) {
    run(STORE, statement -> bind(statement, push, "new"));
    arrivals.release();
  }

  /**
   * Stores a push that can't be read, together with its place in the quarantine, in one statement.
   */
  void storeQuarantined(ArrivedPush push, QuarantineReason reason, String detail) {
    run(
        STORE_QUARANTINED,
        statement -> {
          bind(statement, push, "quarantined");
          statement.setString(12, reason.word());
          statement.setString(13, detail);
        });
  }

  Semaphore arrivals() {
    return arrivals;
  }

  /** The next push to read, locked until the transaction ends; what others hold is skipped. */
  Optional<StoredPush> claim(Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setTimestamp(1, Timestamp.from(now));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new StoredPush(
                    row.getLong(1),
                    row.getString(2),
                    row.getBytes(3),
                    row.getBytes(4),
                    row.getTimestamp(5).toInstant(),
                    row.getInt(6)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  void done(StoredPush push) {
    run(
        "update push_inbox set state = 'done' where id = ?",
        statement -> statement.setLong(1, push.id()));
  }

  void tryAgain(StoredPush push, Instant at) {
    run(
        "update push_inbox set tries = tries + 1, next_try_at = ? where id = ?",
        statement -> {
          statement.setTimestamp(1, Timestamp.from(at));
          statement.setLong(2, push.id());
        });
  }

  void quarantine(StoredPush push, int item, QuarantineReason reason, String detail, Instant now) {
    run(
        "insert into push_quarantine (push_id, item, reason, detail, quarantined_at) values (?, ?, ?, ?, ?) on conflict (push_id, item) do nothing",
        statement -> {
          statement.setLong(1, push.id());
          statement.setInt(2, item);
          statement.setString(3, reason.word());
          statement.setString(4, detail);
          statement.setTimestamp(5, Timestamp.from(now));
        });
  }

  long backlog() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select count(*) from push_inbox where state = 'new'");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private static void bind(PreparedStatement statement, ArrivedPush push, String state)
      throws SQLException {
    statement.setString(1, push.app());
    statement.setBytes(2, push.digest());
    statement.setBytes(3, push.body());
    statement.setString(4, storable(push.contentType(), 256));
    statement.setString(5, storable(push.authorization(), 512));
    statement.setString(6, storable(push.aksk(), 1024));
    statement.setString(7, push.signature().form().name());
    statement.setString(8, push.signature().createdZone());
    statement.setTimestamp(9, Timestamp.from(push.receivedAt()));
    statement.setString(10, state);
    statement.setTimestamp(11, Timestamp.from(push.receivedAt()));
  }

  private static @Nullable String storable(@Nullable String header, int most) {
    return header == null || header.length() <= most ? header : header.substring(0, most);
  }

  /** Outside a transaction each statement commits by itself. */
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

  /** The database did not take it. */
  static class InboxUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxUnavailable(SQLException cause) {
      super(cause);
    }
  }
}
