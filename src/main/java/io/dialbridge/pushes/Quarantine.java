package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the quarantine and what changes them. Each change is one statement that names the
 * states it starts from, so that two operators, or an operator and a reader, never undo each other.
 */
@ApplicationScoped
class Quarantine {
  private static final String PUT =
      """
      insert into push_quarantine (push_id, item, app, reason, detail, quarantined_at) values (?, ?, ?, ?, ?, ?)
      on conflict (push_id, item) do update set state = 'open', reason = excluded.reason, detail = excluded.detail
      where push_quarantine.state = 'retrying'""";
  private static final String RETRIED =
      "select item from push_quarantine where push_id = ? and state = 'retrying'";
  private static final String RESOLVE =
      "update push_quarantine set state = 'resolved', resolved_at = ? where push_id = ? and item = any (?) and state = 'retrying'";

  /** A reader that holds the push is waited for: it may just be giving up on another bill of it. */
  private static final String RETRY =
      """
      with retried as (
        update push_quarantine set state = 'retrying', retried_at = ?, retried_by = ?
        where id = ? and state in ('open', 'discarded') and reason <> 'malformed' returning push_id)
      insert into push_retry (push_id, tries, next_try_at) select push_id, 0, ? from retried
      on conflict (push_id) do update set tries = 0, next_try_at = excluded.next_try_at""";

  private static final String DISCARD =
      "update push_quarantine set state = 'discarded', discarded_at = ?, discarded_by = ?, discard_reason = ? where id = ? and state = 'open'";
  private static final String LOOK =
      "select i.digest, i.data_key, i.body, q.item, i.content_type, i.created_zone from push_quarantine q join push_inbox i on i.id = q.push_id where q.id = ?";
  private static final String OPEN =
      "select reason, count(*), min(quarantined_at) from push_quarantine where state = 'open' group by reason";

  private final AgroalDataSource database;
  private final Vault vault;

  Quarantine(AgroalDataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** Opens an entry; one whose retry was in vain is open again, with the reason that it has now. */
  void put(StoredPush push, int item, QuarantineReason reason, String detail, Instant now) {
    run(
        PUT,
        statement -> {
          statement.setLong(1, push.id());
          statement.setInt(2, item);
          statement.setString(3, push.app());
          statement.setString(4, reason.word());
          statement.setString(5, detail);
          statement.setTimestamp(6, Timestamp.from(now));
          return statement.executeUpdate();
        });
  }

  /** Which places of the push an operator wants read again; none: nobody asked. */
  Set<Integer> retried(long pushId) {
    return run(
        RETRIED,
        statement -> {
          statement.setLong(1, pushId);
          Set<Integer> items = new HashSet<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              items.add(row.getInt(1));
            }
          }
          return items;
        });
  }

  /** Closes entries that were folded by a retry. */
  void resolve(long pushId, Collection<Integer> items, Instant now) {
    run(
        RESOLVE,
        statement -> {
          statement.setTimestamp(1, Timestamp.from(now));
          statement.setLong(2, pushId);
          statement.setArray(
              3, statement.getConnection().createArrayOf("integer", items.toArray(Integer[]::new)));
          return statement.executeUpdate();
        });
  }

  /**
   * Gives the entry's push back to the readers, due at once and with all its pauses before it.
   *
   * @return false where there was nothing to do: the entry is being retried or is resolved already,
   *     is malformed, or not there
   */
  boolean retry(long id, String by, Instant now) {
    return run(
        RETRY,
        statement -> {
          statement.setTimestamp(1, Timestamp.from(now));
          statement.setString(2, by);
          statement.setLong(3, id);
          statement.setTimestamp(4, Timestamp.from(now));
          return statement.executeUpdate() == 1;
        });
  }

  /**
   * @return false where there is no open entry of that id
   */
  boolean discard(long id, String reason, String by, Instant now) {
    return run(
        DISCARD,
        statement -> {
          statement.setTimestamp(1, Timestamp.from(now));
          statement.setString(2, by);
          statement.setString(3, reason);
          statement.setLong(4, id);
          return statement.executeUpdate() == 1;
        });
  }

  /** What of the entry's push may be seen. */
  Optional<QuarantineContent> look(long id) {
    return run(
        LOOK,
        statement -> {
          statement.setLong(1, id);
          try (ResultSet row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(
                    QuarantineContent.of(
                        new SealedPush(row.getBytes(1), row.getBytes(2), row.getBytes(3))
                            .opened(vault),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6)))
                : Optional.empty();
          }
        });
  }

  /**
   * The open entries of one reason.
   *
   * @param oldest when the eldest of them was put here
   */
  record Open(long count, Instant oldest) {}

  Map<QuarantineReason, Open> open() {
    return run(
        OPEN,
        statement -> {
          Map<QuarantineReason, Open> open = new EnumMap<>(QuarantineReason.class);
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              Open ofReason = new Open(row.getLong(2), row.getTimestamp(3).toInstant());
              QuarantineReason.ofWord(row.getString(1)).ifPresent(r -> open.put(r, ofReason));
            }
          }
          return open;
        });
  }

  private <T extends @Nullable Object> T run(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.with(statement);
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private interface Work<T extends @Nullable Object> {
    T with(PreparedStatement statement) throws SQLException;
  }
}
