package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.bills.BillDesk;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Seal;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Keeps what is known of bills that no call of ours explains: somebody else may use our
 * credentials. Each content is kept once, however often it is pushed or imported.
 */
@ApplicationScoped
class UnexplainedBills {
  private static final String PURPOSE = "unexplained-bill";

  /** As {@link PushSignature.Form} words it where a push came. */
  static final String IMPORTED = "IMPORTED";

  private static final String KNOWN =
      "select exists (select from unexplained_bill where app = ? and digest = any (?))";
  private static final String NOTE =
      """
      insert into unexplained_bill (id, app, digest, push_id, item, received_at, cost_amount, cost_currency, charge, record)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) on conflict do nothing""";
  private static final String STORE =
      """
      with stored as (
        insert into push_inbox (app, call_id, digest, data_key, body, content_type, signature, received_at, refused)
        values (?, ?, ?, ?, ?, 'application/json', ?, ?, false)
        on conflict (app, digest, refused) do nothing returning id, app, received_at)
      insert into push_quarantine (push_id, item, app, reason, detail, quarantined_at)
      select id, 0, app, ?, ?, received_at from stored returning push_id""";
  private static final String FORGET =
      "delete from unexplained_bill where push_id = ? and item = any (?)";

  /** What an operator has not put aside is closed with it. */
  private static final String EXPLAINED =
      """
      with explained as (delete from unexplained_bill where digest = any (?) returning push_id, item)
      update push_quarantine q set state = 'resolved', resolved_at = ? from explained e
      where q.push_id = e.push_id and q.item = e.item and q.state = 'open'""";

  private static final String OPEN =
      "select count(*) from unexplained_bill u join lateral ("
          + UnexplainedList.ENTRY
          + ") q on q.state <> 'discarded'";

  private final AgroalDataSource database;
  private final BillDesk bills;
  private final Seal seal;
  private final Vault vault;
  private final Ids ids;

  UnexplainedBills(AgroalDataSource database, BillDesk bills, Seal seal, Vault vault, Ids ids) {
    this.database = database;
    this.bills = bills;
    this.seal = seal;
    this.vault = vault;
    this.ids = ids;
  }

  /** Of a bill whose push lies in quarantine; to be called in the transaction that put it there. */
  void note(long push, int item, String app, JsonNode bill, Instant receivedAt) {
    SortedMap<String, String> content = BillReading.content(bill);
    if (!isKnown(app, content)) {
      note(push, item, app, content, receivedAt);
    }
  }

  /**
   * Puts an imported bill into quarantine, as one that was pushed; nothing where it is there
   * already. To be called in a transaction.
   */
  void quarantine(
      BillOwners.OfApp imported, QuarantineReason reason, String detail, Instant receivedAt) {
    String app = imported.app();
    JsonNode bill = imported.bill();
    SortedMap<String, String> content = BillReading.content(bill);
    if (isKnown(app, content)) {
      return;
    }
    SealedPush sealed = SealedPush.of(push(bill), seal, vault);
    Long stored =
        run(
            STORE,
            statement -> {
              statement.setString(1, app);
              statement.setObject(2, ReadPush.callId(bill));
              statement.setBytes(3, sealed.digest());
              statement.setBytes(4, sealed.dataKey());
              statement.setBytes(5, sealed.body());
              statement.setString(6, IMPORTED);
              statement.setTimestamp(7, Timestamp.from(receivedAt));
              statement.setString(8, reason.word());
              statement.setString(9, detail);
              try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1L;
              }
            });
    if (stored >= 0 && reason == QuarantineReason.NO_CALL) {
      note(stored, 0, app, content, receivedAt);
    }
  }

  /** The bill as a push of its own would bring it. */
  private static byte[] push(JsonNode bill) {
    ObjectNode push = JsonNodeFactory.instance.objectNode();
    push.put("eventType", ReadPush.FEE);
    push.putArray("feeLst").add(bill);
    return push.toString().getBytes(StandardCharsets.UTF_8);
  }

  private boolean isKnown(String app, SortedMap<String, String> content) {
    return run(
        KNOWN,
        statement -> {
          statement.setString(1, app);
          statement.setArray(
              2,
              statement
                  .getConnection()
                  .createArrayOf("bytea", digests(app, content).toArray(byte[][]::new)));
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
          }
        });
  }

  private void note(
      long push, int item, String app, SortedMap<String, String> content, Instant receivedAt) {
    UUID id = ids.next();
    BillDesk.Unexplained rated =
        bills.rate(id, content, MaskedPush.content(content), BillReading::fee);
    run(
        NOTE,
        statement -> {
          statement.setObject(1, id);
          statement.setString(2, app);
          statement.setBytes(3, digests(app, content).getFirst());
          statement.setLong(4, push);
          statement.setInt(5, item);
          statement.setTimestamp(6, Timestamp.from(receivedAt));
          if (rated.charge().cost() == null) {
            statement.setNull(7, Types.NUMERIC);
            statement.setNull(8, Types.VARCHAR);
          } else {
            statement.setBigDecimal(7, rated.charge().cost().amount());
            statement.setString(8, rated.charge().cost().currency());
          }
          statement.setString(9, StoredJson.tree(rated.charge()).toString());
          statement.setString(10, StoredJson.tree(rated.masked()).toString());
          return statement.executeUpdate();
        });
  }

  /** These bills of a push were folded into their calls after all. */
  void forget(long push, Collection<Integer> items) {
    run(
        FORGET,
        statement -> {
          statement.setLong(1, push);
          statement.setArray(
              2, statement.getConnection().createArrayOf("integer", items.toArray()));
          return statement.executeUpdate();
        });
  }

  /** By which a bill that was imported into its call takes its like out of here. */
  List<byte[]> digests(String app, SortedMap<String, String> content) {
    return seal.all(PURPOSE, app.getBytes(StandardCharsets.UTF_8), StoredJson.bytes(content));
  }

  /** Bills of these digests have their calls now. */
  void explained(List<byte[]> digests, Instant now) {
    run(
        EXPLAINED,
        statement -> {
          statement.setArray(
              1, statement.getConnection().createArrayOf("bytea", digests.toArray(byte[][]::new)));
          statement.setTimestamp(2, Timestamp.from(now));
          return statement.executeUpdate();
        });
  }

  /** How many nobody has put aside. */
  long open() {
    return run(
        OPEN,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private <T> T run(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.with(statement);
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private interface Work<T> {
    T with(PreparedStatement statement) throws SQLException;
  }
}
