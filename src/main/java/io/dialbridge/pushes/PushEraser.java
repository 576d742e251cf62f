package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Erases pushes by dropping their data keys, and deletes them when they were kept long enough. A
 * push with the bills of several calls is erased as a whole: all of them were read long before.
 */
@ApplicationScoped
public class PushEraser {
  private static final String UNREAD =
      """
      exists (select from push_unread u where u.push_id = i.id)
        or exists (select from push_retry r where r.push_id = i.id)""";
  private static final String WAITING =
      "select distinct i.call_id from push_inbox i where i.call_id = any (?) and (" + UNREAD + ")";
  private static final String ERASE =
      "update push_inbox i set data_key = null, body = '' where i.id = any (?) and i.data_key is not null";
  private static final String ERASE_OF_CALLS =
      "update push_inbox i set data_key = null, body = '' where i.call_id = any (?) and i.data_key is not null";

  /** What was shown of bills that no call explains. */
  private static final String ERASE_RECORDS =
      "update unexplained_bill set record = null where push_id = any (?)";

  private static final String ERASE_RECORDS_OF_CALLS =
      "update unexplained_bill u set record = null from push_inbox i where i.id = u.push_id and i.call_id = any (?)";
  private static final String DELETE_OF_CALLS =
      "select i.id from push_inbox i where i.call_id = any (?)";

  /**
   * Pushes that don't say whose they are, or whose word for it may be wrong.
   *
   * <p>Their ids are walked along the index of the former, the latter are few.
   */
  private static final String UNCLEAR =
      """
      with unclear as (
        (select id from push_inbox where call_id is null and id > ? order by id limit ?)
        union
        (select push_id from push_quarantine where push_id > ? order by push_id limit ?)
        order by id limit ?)
      select i.id, i.digest, i.data_key, i.body, (?::text[] is null or i.app = any (?)), (%s)
      from unclear join push_inbox i using (id) order by i.id"""
          .formatted(UNREAD);

  private static final String OLDEST =
      """
      select i.id, i.received_at, (%s) or exists (
        select from push_quarantine q where q.push_id = i.id and q.state in ('open', 'retrying'))
      from push_inbox i where i.id > ? order by i.id limit ?"""
          .formatted(UNREAD);

  private final AgroalDataSource database;
  private final Vault vault;

  PushEraser(AgroalDataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** Those of the calls of which a push is still to be read, and so to be kept. */
  public Set<UUID> waiting(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement waiting = connection.prepareStatement(WAITING)) {
      waiting.setArray(1, connection.createArrayOf("uuid", calls.toArray()));
      Set<UUID> found = new HashSet<>();
      try (ResultSet row = waiting.executeQuery()) {
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  /**
   * Erases what says that it is of one of the calls.
   *
   * @return how many pushes
   */
  public int eraseOf(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement records = connection.prepareStatement(ERASE_RECORDS_OF_CALLS);
        PreparedStatement erase = connection.prepareStatement(ERASE_OF_CALLS)) {
      Array ids = connection.createArrayOf("uuid", calls.toArray());
      records.setArray(1, ids);
      records.executeUpdate();
      erase.setArray(1, ids);
      return erase.executeUpdate();
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  /** Erases these pushes. */
  int erase(Collection<Long> pushes) {
    try (Connection connection = database.getConnection();
        PreparedStatement records = connection.prepareStatement(ERASE_RECORDS);
        PreparedStatement erase = connection.prepareStatement(ERASE)) {
      Array ids = connection.createArrayOf("bigint", pushes.toArray());
      records.setArray(1, ids);
      records.executeUpdate();
      erase.setArray(1, ids);
      return erase.executeUpdate();
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  /**
   * A step on the walk along pushes that don't say whose they are.
   *
   * @param last where the next step begins; null: there is nothing behind it
   * @param waiting whether one that should have been erased is still to be read
   */
  public record Step(@Nullable Long last, int erased, boolean waiting) {}

  /**
   * Erases those of the next unclear pushes that speak of one of the words.
   *
   * @param apps only under these; null: all
   */
  public Step eraseUnclear(
      Collection<String> words, @Nullable Set<String> apps, long behind, int limit) {
    List<Long> spoken = new ArrayList<>();
    Long last = null;
    boolean waiting = false;
    try (Connection connection = database.getConnection();
        PreparedStatement unclear = connection.prepareStatement(UNCLEAR)) {
      Array under = apps == null ? null : connection.createArrayOf("text", apps.toArray());
      unclear.setLong(1, behind);
      unclear.setInt(2, limit);
      unclear.setLong(3, behind);
      unclear.setInt(4, limit);
      unclear.setInt(5, limit);
      unclear.setArray(6, under);
      unclear.setArray(7, under);
      try (ResultSet row = unclear.executeQuery()) {
        while (row.next()) {
          last = row.getLong(1);
          if (row.getBoolean(5) && speaksOf(words, row)) {
            if (row.getBoolean(6)) {
              waiting = true;
            } else {
              spoken.add(last);
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
    return new Step(last, spoken.isEmpty() ? 0 : erase(spoken), waiting);
  }

  private boolean speaksOf(Collection<String> words, ResultSet row) throws SQLException {
    byte[] push = new SealedPush(row.getBytes(2), row.getBytes(3), row.getBytes(4)).opened(vault);
    String text = new String(push, StandardCharsets.UTF_8);
    return words.stream().anyMatch(text::contains);
  }

  /**
   * Deletes those of the next pushes that were received before then. What is still to be read, or
   * to be decided upon in the quarantine, stays.
   *
   * @return where the next step begins, and how many were deleted; null: the rest is younger
   */
  public Step deleteOld(Instant before, long behind, int limit) {
    List<Long> old = new ArrayList<>();
    Long last = null;
    boolean younger = false;
    try (Connection connection = database.getConnection();
        PreparedStatement oldest = connection.prepareStatement(OLDEST)) {
      oldest.setLong(1, behind);
      oldest.setInt(2, limit);
      try (ResultSet row = oldest.executeQuery()) {
        while (row.next()) {
          last = row.getLong(1);
          if (!row.getTimestamp(2).toInstant().isBefore(before)) {
            younger = true;
          } else if (!row.getBoolean(3)) {
            old.add(last);
          }
        }
      }
      return new Step(younger ? null : last, delete(connection, old), false);
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  /** Deletes the pushes of calls, with their places in the quarantine. */
  public void deleteOf(Collection<UUID> calls) {
    List<Long> pushes = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement of = connection.prepareStatement(DELETE_OF_CALLS)) {
      of.setArray(1, connection.createArrayOf("uuid", calls.toArray()));
      try (ResultSet row = of.executeQuery()) {
        while (row.next()) {
          pushes.add(row.getLong(1));
        }
      }
      delete(connection, pushes);
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private static int delete(Connection connection, List<Long> pushes) throws SQLException {
    if (pushes.isEmpty()) {
      return 0;
    }
    Array ids = connection.createArrayOf("bigint", pushes.toArray());
    for (String table :
        List.of(
            "push_unread",
            "push_retry",
            "push_quarantine",
            "unexplained_bill",
            "unexplained_backlog")) {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from " + table + " where push_id = any (?)")) {
        delete.setArray(1, ids);
        delete.executeUpdate();
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement("delete from push_inbox where id = any (?)")) {
      delete.setArray(1, ids);
      return delete.executeUpdate();
    }
  }
}
