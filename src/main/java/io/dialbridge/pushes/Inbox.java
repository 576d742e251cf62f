package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
      with claimed as materialized (%s for update skip locked)
      select i.id, i.app, i.call_id, i.digest, i.data_key, i.body, i.received_at, c.tries
      from claimed c join push_inbox i on i.id = c.push_id order by i.id""";

  /**
   * A share is told by what it is not: of an equality the planner would expect so few rows that it
   * sorted the whole backlog rather than take the eldest along the key.
   */
  private static final String CLAIM_NEW =
      CLAIM.formatted(
          """
          select push_id, 0 as tries from push_unread
          where mod(coalesce(get_byte(uuid_send(call_id), 15), 0), ?) <> all (?) order by push_id limit %d"""
              .formatted(Inbox.MOST_TOGETHER));

  private static final String CLAIM_ONE =
      CLAIM.formatted("select push_id, 0 as tries from push_unread where push_id = ?");
  private static final String CLAIM_AGAIN =
      CLAIM.formatted(
          "select push_id, tries from push_retry where next_try_at <= ? order by next_try_at limit 1");
  private static final String WITH_ELDERS =
      "select distinct call_id from push_unread where push_id < ? and call_id = any (?) and push_id <> all (?)";
  private static final String DONE =
      """
      with retried as (delete from push_retry where push_id = any (?))
      delete from push_unread where push_id = any (?)""";
  private static final String TRY_AGAIN =
      """
      with tried as (delete from push_unread where push_id = ?)
      insert into push_retry (push_id, tries, next_try_at) values (?, ?, ?)
      on conflict (push_id) do update set tries = excluded.tries, next_try_at = excluded.next_try_at""";

  /** Of the eldest that is still new, and of the first that was due to be read again. */
  private static final String BACKLOG =
      """
      select (select count(*) from push_unread) + (select count(*) from push_retry),
        least(
          (select i.received_at from push_inbox i where i.id = (select min(push_id) from push_unread)),
          (select min(next_try_at) from push_retry))""";

  /** Pushes read in one transaction. */
  private static final int MOST_TOGETHER = 500;

  private static final int MOST_BYTES_TOGETHER = 4 << 20;

  /** Rows that travel together, so that a batch of large pushes is never in memory as a whole. */
  private static final int ROWS_AT_ONCE = 50;

  /**
   * The calls that one of the readers of this process reads for: so that two of them never meet in
   * a call.
   *
   * @param number from 0
   * @param of how many readers there are
   */
  record Share(int number, int of) {
    /** Whose share a call is, as {@link #CLAIM_NEW} reckons it too. */
    static int numberOf(@Nullable UUID call, int of) {
      return call == null ? 0 : (int) (call.getLeastSignificantBits() & 0xff) % of;
    }

    private Integer[] others() {
      return IntStream.range(0, of)
          .filter(other -> other != number)
          .boxed()
          .toArray(Integer[]::new);
    }
  }

  /** The whole push, not one bill of it. */
  static final int WHOLE = -1;

  private final AgroalDataSource database;
  private final Vault vault;

  Inbox(AgroalDataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /**
   * The next pushes of that share that nobody tried to read yet, in their order, locked until the
   * transaction ends; what others hold is skipped.
   */
  List<StoredPush> claimNew(Share share) {
    return claim(
        CLAIM_NEW,
        statement -> {
          statement.setInt(1, share.of());
          statement.setArray(2, statement.getConnection().createArrayOf("integer", share.others()));
        });
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

  /** Whether as many were claimed as are read together, so that there may be more. */
  static boolean isFull(List<StoredPush> claimed) {
    return claimed.size() == MOST_TOGETHER || bytesOf(claimed) >= MOST_BYTES_TOGETHER;
  }

  private static long bytesOf(List<StoredPush> pushes) {
    return pushes.stream().mapToLong(push -> push.body().length).sum();
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

  private StoredPush push(ResultSet row) throws SQLException {
    return new StoredPush(
        row.getLong(1),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getBytes(4),
        new SealedPush(row.getBytes(4), row.getBytes(5), row.getBytes(6)).opened(vault),
        row.getTimestamp(7).toInstant(),
        row.getInt(8));
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
        PreparedStatement statement = plannedAnew(connection, DONE)) {
      Array done = ids(connection, pushIds);
      statement.setArray(1, done);
      statement.setArray(2, done);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  void tryAgain(StoredPush push, Instant at) {
    run(
        TRY_AGAIN,
        statement -> {
          statement.setLong(1, push.id());
          statement.setLong(2, push.id());
          statement.setInt(3, push.tries() + 1);
          statement.setTimestamp(4, Timestamp.from(at));
        });
  }

  /**
   * What is still to be read.
   *
   * @param oldest since when the eldest of it waits, or may be read again at the earliest; null:
   *     there is none
   */
  record Backlog(long pushes, @Nullable Instant oldest) {}

  Backlog backlog() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BACKLOG);
        ResultSet row = statement.executeQuery()) {
      row.next();
      Timestamp oldest = row.getTimestamp(2);
      return new Backlog(row.getLong(1), oldest == null ? null : oldest.toInstant());
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
