package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Finds what of settled calls has been kept long enough, and deletes it. Ids sort by time, so each
 * table is walked along its own key, from its eldest row to the bound; what was deleted is not met
 * again.
 */
@ApplicationScoped
public class OldCalls {
  /** What is left of calls, each in a table of its own. */
  public enum Part {
    NUMBERS("call_party"),
    EVENTS("call_event"),
    WHOLE("call_session") {
      @Override
      String next() {
        return "select id from call_session where settled and id > ? and id < ? order by id limit ?";
      }
    };

    private final String table;

    Part(String table) {
      this.table = table;
    }

    String next() {
      return """
      select distinct p.call_id from %s p join call_session c on c.id = p.call_id
      where c.settled and p.call_id > ? and p.call_id < ? order by p.call_id limit ?"""
          .formatted(table);
    }
  }

  private static final String DROP_EVENTS =
      """
      with dropped as (
        update call_session set events_dropped = true where id = any (?) and settled and not events_dropped returning id)
      delete from call_event where call_id in (select id from dropped)""";
  private static final String LOCK =
      "select id from call_session where id = any (?) and settled order by id for update";
  private static final String DELETE =
      """
      with numbers as (delete from call_party where call_id = any (?)),
      events as (delete from call_event where call_id = any (?))
      delete from call_session where id = any (?)""";

  private final AgroalDataSource database;

  OldCalls(AgroalDataSource database) {
    this.database = database;
  }

  /** The next settled calls between these ids of which that part is still there. */
  public List<UUID> next(Part part, UUID behind, UUID before, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement next = connection.prepareStatement(part.next())) {
      next.setObject(1, behind);
      next.setObject(2, before);
      next.setInt(3, limit);
      return ids(next);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** From then on they can't learn anything: a push that comes after all is put into quarantine. */
  public void dropEvents(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement drop = connection.prepareStatement(DROP_EVENTS)) {
      drop.setArray(1, connection.createArrayOf("uuid", calls.toArray()));
      drop.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** Those of the calls that are settled, locked until the transaction ends. */
  public List<UUID> lock(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setArray(1, connection.createArrayOf("uuid", calls.toArray()));
      return ids(lock);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** To be called in the transaction that locked them, when everything else of them is gone. */
  public void delete(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      Array ids = connection.createArrayOf("uuid", calls.toArray());
      delete.setArray(1, ids);
      delete.setArray(2, ids);
      delete.setArray(3, ids);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static List<UUID> ids(PreparedStatement statement) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or refused to delete calls", e);
  }
}
