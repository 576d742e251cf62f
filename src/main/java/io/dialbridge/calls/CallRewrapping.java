package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings what lies of calls under the previous sealing key under today's. */
@ApplicationScoped
public class CallRewrapping {
  private static final Logger LOG = Logger.getLogger(CallRewrapping.class);

  /** A wrapped key begins with the mark of the sealing key. */
  private static final String UNDER_ANOTHER =
      """
      select id, data_key, parties from call_session
      where id > ? and data_key is not null and substring(data_key for 4) <> ? order by id limit ? for update""";

  private static final String WRAP = "update call_session set data_key = ? where id = ?";
  private static final String FORGET = "delete from call_party where call_id = any (?)";

  private final AgroalDataSource database;
  private final Vault vault;
  private final PartyIndex index;

  CallRewrapping(AgroalDataSource database, Vault vault, PartyIndex index) {
    this.database = database;
    this.vault = vault;
    this.index = index;
  }

  /**
   * Wraps the data keys of the next calls anew and hashes their numbers anew. To be called in a
   * transaction.
   *
   * @return the last of them; null: there was none
   */
  public @Nullable UUID next(UUID behind, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(UNDER_ANOTHER);
        PreparedStatement wrap = connection.prepareStatement(WRAP);
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      find.setObject(1, behind);
      find.setBytes(2, vault.mark());
      find.setInt(3, limit);
      Map<UUID, Parties> calls = new LinkedHashMap<>();
      UUID last = null;
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          last = row.getObject(1, UUID.class);
          byte[] owner = CallNumbers.owner(last);
          try {
            byte[] anew = vault.rewrap(row.getBytes(2), owner);
            calls.put(last, Parties.opened(vault.open(anew, owner), row.getBytes(3)));
            wrap.setBytes(1, anew);
            wrap.setObject(2, last);
            wrap.addBatch();
          } catch (IllegalStateException e) {
            LOG.errorf(
                "The numbers of call %s can't be brought under today's sealing key: %s", last, e);
          }
        }
      }
      wrap.executeBatch();
      forget.setArray(1, connection.createArrayOf("uuid", calls.keySet().toArray()));
      forget.executeUpdate();
      calls.forEach(index::add);
      return last;
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused a key", e);
    }
  }
}
