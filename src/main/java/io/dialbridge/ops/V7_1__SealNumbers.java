package io.dialbridge.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.Seal;
import io.dialbridge.values.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;

/**
 * Seals the numbers, bills and pushes that lay open until then. It names columns and purposes as
 * they are today by itself: what the house makes of them later is nothing to a migration that has
 * run. {@link Migrations} hands it to Flyway.
 */
@SuppressWarnings("checkstyle:TypeName") // Flyway reads the version from the name.
public class V7_1__SealNumbers extends BaseJavaMigration {
  private static final int ROWS_AT_ONCE = 500;
  private static final ObjectMapper JSON = new JsonMapper();
  private static final TypeReference<SortedMap<String, String>> TEXTS = new TypeReference<>() {};

  private static final String CALLS =
      "select id, caller_number, callee_number from call_session where data_key is null limit "
          + ROWS_AT_ONCE;
  private static final String SEAL_CALL =
      "update call_session set data_key = ?, parties = ? where id = ?::uuid";
  private static final String PARTY =
      "insert into call_party (number_hash, call_id, party) values (?, ?::uuid, ?) on conflict do nothing";
  private static final String BILLS =
      """
      select r.bill_id, r.digest, r.plain, c.id, c.data_key
      from bill_revision r join call_bill b on b.id = r.bill_id join call_session c on c.id = b.call_id
      where r.content is null limit\s"""
          + ROWS_AT_ONCE;
  private static final String SEAL_BILL =
      """
      with content as (
        update bill_revision set content = ?, digest = ? where bill_id = ?::uuid and digest = ?),
      bill as (update call_bill set digest = ? where id = ?::uuid and digest = ?)
      update call_event set fact_key = 'billed:' || ?, fact = jsonb_set(fact, '{digest}', to_jsonb(?::text))
      where call_id = ?::uuid and fact_key = 'billed:' || ?""";
  private static final String PUSHES =
      "select id, body from push_inbox where data_key is null limit " + ROWS_AT_ONCE;
  private static final String SEAL_PUSH =
      "update push_inbox set digest = ?, data_key = ?, body = ? where id = ?";

  private final Vault vault;
  private final Seal seal;

  V7_1__SealNumbers(Vault vault, Seal seal) {
    this.vault = vault;
    this.seal = seal;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    while (sealCalls(connection, vault, seal)) {
      // And the next ones.
    }
    while (sealBills(connection, vault)) {
      // And the next ones.
    }
    while (sealPushes(connection, vault, seal)) {
      // And the next ones.
    }
  }

  private static boolean sealCalls(Connection connection, Vault vault, Seal seal)
      throws SQLException {
    boolean any = false;
    try (PreparedStatement sealed = connection.prepareStatement(SEAL_CALL);
        PreparedStatement party = connection.prepareStatement(PARTY);
        PreparedStatement open = connection.prepareStatement(CALLS);
        ResultSet row = open.executeQuery()) {
      while (row.next()) {
        any = true;
        String id = row.getString(1);
        String caller = row.getString(2);
        String callee = row.getString(3);
        DataKey key = vault.newKey(ascii(id));
        sealed.setBytes(1, key.wrapped());
        sealed.setBytes(
            2, key.seal("parties", ascii((caller == null ? "" : caller) + " " + callee)));
        sealed.setString(3, id);
        sealed.addBatch();
        add(party, seal, caller, id, "caller");
        add(party, seal, callee, id, "callee");
      }
      sealed.executeBatch();
      party.executeBatch();
    }
    return any;
  }

  private static void add(
      PreparedStatement party, Seal seal, @Nullable String number, String call, String word)
      throws SQLException {
    if (number != null) {
      party.setBytes(1, Arrays.copyOf(seal.of("number", ascii(number)), 16));
      party.setString(2, call);
      party.setString(3, word);
      party.addBatch();
    }
  }

  private static boolean sealBills(Connection connection, Vault vault) throws SQLException {
    boolean any = false;
    try (PreparedStatement sealed = connection.prepareStatement(SEAL_BILL);
        PreparedStatement open = connection.prepareStatement(BILLS);
        ResultSet row = open.executeQuery()) {
      while (row.next()) {
        any = true;
        String bill = row.getString(1);
        String digest = row.getString(2);
        byte[] content = sorted(row.getString(3));
        String call = row.getString(4);
        DataKey key = vault.open(row.getBytes(5), ascii(call));
        String keyed = HexFormat.of().formatHex(key.digest("bill", content));
        sealed.setBytes(1, key.seal("bill", content));
        sealed.setString(2, keyed);
        sealed.setString(3, bill);
        sealed.setString(4, digest);
        sealed.setString(5, keyed);
        sealed.setString(6, bill);
        sealed.setString(7, digest);
        sealed.setString(8, keyed);
        sealed.setString(9, keyed);
        sealed.setString(10, call);
        sealed.setString(11, digest);
        sealed.addBatch();
      }
      sealed.executeBatch();
    }
    return any;
  }

  private static boolean sealPushes(Connection connection, Vault vault, Seal seal)
      throws SQLException {
    boolean any = false;
    try (PreparedStatement sealed = connection.prepareStatement(SEAL_PUSH);
        PreparedStatement open = connection.prepareStatement(PUSHES);
        ResultSet row = open.executeQuery()) {
      while (row.next()) {
        any = true;
        byte[] body = row.getBytes(2);
        byte[] digest = seal.of("push", body);
        DataKey key = vault.newKey(digest);
        sealed.setBytes(1, digest);
        sealed.setBytes(2, key.wrapped());
        sealed.setBytes(3, key.seal("push", body));
        sealed.setLong(4, row.getLong(1));
        sealed.addBatch();
      }
      sealed.executeBatch();
    }
    return any;
  }

  /** As the service writes it: members in the order of their names. */
  private static byte[] sorted(String content) {
    try {
      return JSON.writeValueAsBytes(JSON.readValue(content, TEXTS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored bill can't be read", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
