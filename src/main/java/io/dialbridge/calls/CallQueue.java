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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The calls that wait for a port of their app, whichever replica took them: first asked for, first
 * placed. Whoever locks rows of the queue does so before rows of calls, and the app's standing
 * before both, so that nobody waits in a circle.
 */
@ApplicationScoped
class CallQueue {
  private static final String ADD =
      "insert into call_queue (call_id, app, ready_at, patience_until, request) values (?, ?, ?, ?, ?)";
  private static final String REMOVE = "delete from call_queue where call_id = any (?)";
  private static final String READY =
      "select exists (select from call_queue where app = ? and ready_at <= ? and patience_until > ?)";
  private static final String APPS =
      "select distinct app from call_queue where ready_at <= ? and patience_until > ?";
  private static final String LENGTHS =
      "select q.app, count(*), min(c.created_at) from call_queue q join call_session c on c.id = q.call_id group by q.app";
  private static final String LENGTH = "select count(*) from call_queue where app = ?";
  private static final String FIRST =
      """
      select q.call_id, q.patience_until, q.request, c.ports from call_queue q join call_session c on c.id = q.call_id
      where q.app = ? and q.ready_at <= ? and q.patience_until > ?
      order by q.call_id limit ? for update of q skip locked""";
  private static final String EXPIRED =
      "select call_id from call_queue where patience_until <= ? order by call_id limit ? for update skip locked";

  private final AgroalDataSource database;

  CallQueue(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * A call that waits.
   *
   * @param until the end of its patience
   * @param request its sealed {@link QueuedOrder}
   * @param ports that it needs
   */
  record Waiting(UUID call, Instant until, byte[] request, int ports) {}

  /**
   * How many calls of an app wait.
   *
   * @param oldest when the one was asked for that waits longest
   */
  record Length(int calls, Instant oldest) {}

  /** In the transaction in which the call learns that it waits. */
  void add(UUID call, String app, Instant readyAt, Instant until, byte[] request) {
    ask(
        ADD,
        add -> {
          add.setObject(1, call);
          add.setString(2, app);
          add.setTimestamp(3, Timestamp.from(readyAt));
          add.setTimestamp(4, Timestamp.from(until));
          add.setBytes(5, request);
          return add.executeUpdate();
        });
  }

  /**
   * @return how many of them were there
   */
  int remove(Collection<UUID> calls) {
    return ask(
        REMOVE,
        remove -> {
          remove.setArray(1, remove.getConnection().createArrayOf("uuid", calls.toArray()));
          return remove.executeUpdate();
        });
  }

  /** Whether a call of the app waits for nothing but a port. */
  boolean hasReady(String app, Instant now) {
    return ask(
        READY,
        ready -> {
          ready.setString(1, app);
          ready.setTimestamp(2, Timestamp.from(now));
          ready.setTimestamp(3, Timestamp.from(now));
          try (ResultSet row = ready.executeQuery()) {
            row.next();
            return row.getBoolean(1);
          }
        });
  }

  /** The apps of which a call waits for nothing but a port. */
  List<String> appsReady(Instant now) {
    return ask(
        APPS,
        apps -> {
          apps.setTimestamp(1, Timestamp.from(now));
          apps.setTimestamp(2, Timestamp.from(now));
          List<String> names = new ArrayList<>();
          try (ResultSet row = apps.executeQuery()) {
            while (row.next()) {
              names.add(row.getString(1));
            }
          }
          return names;
        });
  }

  /** How many calls of the app wait, ready or not. */
  int length(String app) {
    return ask(
        LENGTH,
        count -> {
          count.setString(1, app);
          try (ResultSet row = count.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  /** Of the apps of which calls wait. */
  Map<String, Length> lengths() {
    return ask(
        LENGTHS,
        count -> {
          Map<String, Length> lengths = new HashMap<>();
          try (ResultSet row = count.executeQuery()) {
            while (row.next()) {
              lengths.put(
                  row.getString(1), new Length(row.getInt(2), row.getTimestamp(3).toInstant()));
            }
          }
          return lengths;
        });
  }

  /** The first that are ready; nobody else takes them until the transaction ends. */
  List<Waiting> first(String app, Instant now, int most) {
    return ask(
        FIRST,
        first -> {
          first.setString(1, app);
          first.setTimestamp(2, Timestamp.from(now));
          first.setTimestamp(3, Timestamp.from(now));
          first.setInt(4, most);
          List<Waiting> waiting = new ArrayList<>();
          try (ResultSet row = first.executeQuery()) {
            while (row.next()) {
              waiting.add(
                  new Waiting(
                      row.getObject(1, UUID.class),
                      row.getTimestamp(2).toInstant(),
                      row.getBytes(3),
                      row.getInt(4)));
            }
          }
          return waiting;
        });
  }

  /** Some whose patience is over; nobody else takes them until the transaction ends. */
  List<UUID> expired(Instant now, int most) {
    return ask(
        EXPIRED,
        expired -> {
          expired.setTimestamp(1, Timestamp.from(now));
          expired.setInt(2, most);
          List<UUID> calls = new ArrayList<>();
          try (ResultSet row = expired.executeQuery()) {
            while (row.next()) {
              calls.add(row.getObject(1, UUID.class));
            }
          }
          return calls;
        });
  }

  private interface Question<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T ask(String sql, Question<T> question) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return question.of(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused the queue", e);
    }
  }
}
