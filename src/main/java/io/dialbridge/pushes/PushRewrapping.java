package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Brings the data keys of pushes from under the previous sealing key under today's. */
@ApplicationScoped
public class PushRewrapping {
  private static final Logger LOG = Logger.getLogger(PushRewrapping.class);

  /** A wrapped key begins with the mark of the sealing key. */
  private static final String UNDER_ANOTHER =
      """
      select id, data_key, digest from push_inbox
      where id > ? and data_key is not null and substring(data_key for 4) <> ? order by id limit ?""";

  /** Unless it was erased meanwhile. */
  private static final String WRAP =
      "update push_inbox set data_key = ? where id = ? and data_key = ?";

  private final AgroalDataSource database;
  private final Vault vault;

  PushRewrapping(AgroalDataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /**
   * Wraps the keys of the next pushes anew.
   *
   * @return the last of them; 0: there was none
   */
  public long next(long behind, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(UNDER_ANOTHER);
        PreparedStatement wrap = connection.prepareStatement(WRAP)) {
      find.setLong(1, behind);
      find.setBytes(2, vault.mark());
      find.setInt(3, limit);
      long last = 0;
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          last = row.getLong(1);
          byte[] wrapped = row.getBytes(2);
          try {
            wrap.setBytes(1, vault.rewrap(wrapped, row.getBytes(3)));
            wrap.setLong(2, last);
            wrap.setBytes(3, wrapped);
            wrap.addBatch();
          } catch (IllegalStateException e) {
            LOG.errorf("Push %d can't be brought under today's sealing key: %s", last, e);
          }
        }
      }
      wrap.executeBatch();
      return last;
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused a key", e);
    }
  }
}
