package io.dialbridge.protection;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of those who don't want to be called, by keyed hashes of their numbers. */
@ApplicationScoped
public class OptOutList {
  private static final String ERASED = "****";
  private static final String HOLDS =
      "select from opt_out where number_hash = ? and (app is null or app = ?) limit 1";
  private static final String ADD =
      """
      insert into opt_out (id, number_hash, number_masked, app, source, call_id, reason, created_by, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (number_hash, app) do nothing""";
  private static final String FIND =
      "select * from opt_out where number_hash = ? and app is not distinct from ?";
  private static final String GET = "select * from opt_out where id = ?";
  private static final String LIST =
      """
      select * from opt_out
      where (?::text[] is null or app is null or app = any (?)) and (?::text is null or app = ?) and (?::uuid is null or id < ?)
      order by id desc limit ?""";
  private static final String REMOVE = "delete from opt_out where id = ?";
  private static final String ERASE_NUMBER =
      """
      update opt_out set number_masked = ?, reason = null
      where number_hash = ? and (?::text[] is null or app is null or app = any (?))""";
  private static final String ERASE_CALLS =
      "update opt_out set number_masked = ?, reason = null where call_id = any (?)";

  private final AgroalDataSource database;
  private final OptOutKey key;

  OptOutList(AgroalDataSource database, OptOutKey key) {
    this.database = database;
    this.key = key;
  }

  /** Whether they don't want to be called under that app. */
  boolean holds(PhoneNumber number, String app) {
    byte[] hash = key.hash(number);
    try (Connection connection = database.getConnection();
        PreparedStatement holds = connection.prepareStatement(HOLDS)) {
      holds.setBytes(1, hash);
      holds.setString(2, app);
      try (ResultSet row = holds.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /**
   * Adds them, in the transaction that is open.
   *
   * @return whether they were not on it for that app yet
   */
  boolean add(OptOut optOut, PhoneNumber number) {
    byte[] hash = key.hash(number);
    try (Connection connection = database.getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, optOut.id());
      add.setBytes(2, hash);
      add.setString(3, optOut.numberMasked());
      add.setString(4, optOut.app());
      add.setString(5, optOut.source().name());
      add.setObject(6, optOut.callId(), Types.OTHER);
      add.setString(7, optOut.reason());
      add.setString(8, optOut.createdBy());
      add.setTimestamp(9, Timestamp.from(optOut.createdAt()));
      return add.executeUpdate() == 1;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  Optional<OptOut> find(PhoneNumber number, @Nullable String app) {
    byte[] hash = key.hash(number);
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setBytes(1, hash);
      find.setString(2, app);
      return all(find).stream().findFirst();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  Optional<OptOut> get(UUID id) {
    try (Connection connection = database.getConnection();
        PreparedStatement get = connection.prepareStatement(GET)) {
      get.setObject(1, id);
      return all(get).stream().findFirst();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /**
   * Newest first.
   *
   * @param seen only of these apps and of all; null: of any
   * @param app only of that app; null: of any
   * @param behind only behind that one; null: from the newest on
   */
  List<OptOut> list(
      @Nullable Set<String> seen, @Nullable String app, @Nullable UUID behind, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      Array apps = seen == null ? null : connection.createArrayOf("text", seen.toArray());
      list.setArray(1, apps);
      list.setArray(2, apps);
      list.setString(3, app);
      list.setString(4, app);
      list.setObject(5, behind, Types.OTHER);
      list.setObject(6, behind, Types.OTHER);
      list.setInt(7, limit);
      return all(list);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /**
   * In the transaction that is open.
   *
   * @return whether it was there
   */
  boolean remove(UUID id) {
    try (Connection connection = database.getConnection();
        PreparedStatement remove = connection.prepareStatement(REMOVE)) {
      remove.setObject(1, id);
      return remove.executeUpdate() == 1;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /**
   * From then on nobody can tell whose number it was, and still it is not called.
   *
   * @param apps only of these and of all; null: of any
   */
  public void erase(PhoneNumber number, @Nullable Set<String> apps) {
    byte[] hash = key.hash(number);
    try (Connection connection = database.getConnection();
        PreparedStatement erase = connection.prepareStatement(ERASE_NUMBER)) {
      Array of = apps == null ? null : connection.createArrayOf("text", apps.toArray());
      erase.setString(1, ERASED);
      erase.setBytes(2, hash);
      erase.setArray(3, of);
      erase.setArray(4, of);
      erase.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** The same for those who said so in one of these calls; in the transaction that is open. */
  public void eraseOf(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement erase = connection.prepareStatement(ERASE_CALLS)) {
      erase.setString(1, ERASED);
      erase.setArray(2, connection.createArrayOf("uuid", calls.toArray()));
      erase.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static List<OptOut> all(PreparedStatement query) throws SQLException {
    List<OptOut> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        found.add(OptOut.of(row));
      }
    }
    return found;
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or refused an opt-out", e);
  }
}
