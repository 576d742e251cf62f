package io.dialbridge.recordings;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/**
 * Forgets where recordings are. The audio itself lies with the platform, which deletes it 7 days
 * after the bill and offers no request to do so earlier (rtc_05_0011).
 */
@ApplicationScoped
public class RecordingKeeper {
  private static final String FORGET = "delete from call_recording where call_id = any (?)";
  private static final String FORGET_OLD =
      """
      delete from call_recording where call_id in (
        select r.call_id from call_recording r join call_session c on c.id = r.call_id
        where c.settled and r.call_id < ? order by r.call_id limit ?)""";

  private final AgroalDataSource database;

  RecordingKeeper(AgroalDataSource database) {
    this.database = database;
  }

  public void forget(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setArray(1, connection.createArrayOf("uuid", calls.toArray()));
      forget.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /**
   * Of settled calls before that id, as many as the limit.
   *
   * @return how many there were
   */
  public int forgetOld(UUID before, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET_OLD)) {
      forget.setObject(1, before);
      forget.setInt(2, limit);
      return forget.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or refused to delete recordings", e);
  }
}
