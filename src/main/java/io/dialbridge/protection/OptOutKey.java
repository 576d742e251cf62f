package io.dialbridge.protection;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.DatabaseReady;
import io.dialbridge.roles.Duties;
import io.dialbridge.roles.Role;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the numbers of opt-outs, under a key of their own that outlives rotations of the sealing
 * key: an opt-out whose number was erased could not be hashed anew.
 */
@ApplicationScoped
public class OptOutKey {
  private static final byte[] OWNER = "opt-outs".getBytes(StandardCharsets.US_ASCII);
  private static final String PURPOSE = "opt-out";
  private static final String FIND = "select data_key from opt_out_key";
  private static final String ADD =
      "insert into opt_out_key (data_key) values (?) on conflict do nothing";
  private static final String LOCK = "select data_key from opt_out_key for update";
  private static final String REWRAP = "update opt_out_key set data_key = ?";

  private final AgroalDataSource database;
  private final Vault vault;

  /** The same however often it is read. */
  private volatile @Nullable DataKey key;

  OptOutKey(AgroalDataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /**
   * Before calls hold connections that this one would have to wait for. Where the sealing key
   * doesn't open it, it is not that of this database, and the service must not begin. A command
   * may: the audit log can be checked without, and the doctor runs with a key that is being tried.
   */
  void open(@Observes @Priority(10) DatabaseReady ready, Duties duties) {
    if (duties.role() != Role.COMMAND) {
      known();
    }
  }

  byte[] hash(PhoneNumber number) {
    return known().digest(PURPOSE, number.e164().getBytes(StandardCharsets.US_ASCII));
  }

  private DataKey known() {
    DataKey known = key;
    if (known == null) {
      // Of its own: what is remembered here must not be rolled back.
      known = QuarkusTransaction.requiringNew().call(this::findOrMake);
      key = known;
    }
    return known;
  }

  private DataKey findOrMake() {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND);
        PreparedStatement add = connection.prepareStatement(ADD)) {
      byte[] wrapped = read(find);
      if (wrapped == null) {
        add.setBytes(1, vault.newKey(OWNER).wrapped());
        add.executeUpdate();
        wrapped = read(find); // Another replica may have been faster.
      }
      if (wrapped == null) {
        throw new IllegalStateException("the key of opt-outs was just made and is not there");
      }
      return vault.open(wrapped, OWNER);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static byte @Nullable [] read(PreparedStatement find) throws SQLException {
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? row.getBytes(1) : null;
    }
  }

  /**
   * Wraps it under today's sealing key; in a transaction.
   *
   * @return whether it lay under another one
   */
  public boolean rewrap() {
    try (Connection connection = database.getConnection();
        PreparedStatement lock = connection.prepareStatement(LOCK);
        PreparedStatement rewrap = connection.prepareStatement(REWRAP)) {
      byte[] wrapped = read(lock);
      if (wrapped == null || vault.isOfToday(wrapped)) {
        return false;
      }
      rewrap.setBytes(1, vault.rewrap(wrapped, OWNER));
      rewrap.executeUpdate();
      return true;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away", e);
  }
}
