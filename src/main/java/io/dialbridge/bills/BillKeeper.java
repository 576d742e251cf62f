package io.dialbridge.bills;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Takes out of bills what tells who talked, and deletes bills with their calls. */
@ApplicationScoped
public class BillKeeper {
  private static final String CONTENTS =
      """
      select b.call_id, r.bill_id, r.digest, r.content from bill_revision r join call_bill b on b.id = r.bill_id
      where b.call_id = any (?) order by r.bill_id, r.received_at, r.digest""";

  /** The digest is in three places, by which the platform's repetition of a bill is known again. */
  private static final String ERASE_CONTENT =
      """
      with content as (update bill_revision set content = null, digest = ? where bill_id = ? and digest = ?),
      bill as (update call_bill set digest = ? where id = ? and digest = ?)
      update call_event set fact_key = 'billed:' || ?, fact = jsonb_set(fact, '{digest}', to_jsonb(?::text))
      where call_id = ? and fact_key = 'billed:' || ?""";

  /** As {@link FeeInfo#erased}. */
  private static final String ERASE =
      """
      update call_bill set
        bind_num = case when bind_num is not null then '****' end,
        caller_num = case when caller_num is not null then '****' end,
        callee_num = case when callee_num is not null then '****' end,
        fwd_display_num = case when fwd_display_num is not null then '****' end,
        fwd_dst_num = case when fwd_dst_num is not null then '****' end,
        dyn_ivr_path = regexp_replace(dyn_ivr_path, '[^-]', '*', 'g'),
        record_object_name = null, record_bucket_name = null, record_domain = null, record_file_download_url = null
      where call_id = any (?)""";

  private static final String DELETE_CONTENTS =
      "delete from bill_revision where bill_id in (select id from call_bill where call_id = any (?))";
  private static final String DELETE = "delete from call_bill where call_id = any (?)";

  private final AgroalDataSource database;
  private final ErasedContent erased;

  BillKeeper(AgroalDataSource database, ErasedContent erased) {
    this.database = database;
    this.erased = erased;
  }

  /** To be called in the transaction that locked the calls and is about to drop their keys. */
  public void erase(Map<UUID, DataKey> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement contents = connection.prepareStatement(CONTENTS);
        PreparedStatement content = connection.prepareStatement(ERASE_CONTENT);
        PreparedStatement bills = connection.prepareStatement(ERASE)) {
      Array ids = connection.createArrayOf("uuid", calls.keySet().toArray());
      contents.setArray(1, ids);
      Set<String> taken = new HashSet<>();
      try (ResultSet row = contents.executeQuery()) {
        while (row.next()) {
          UUID call = row.getObject(1, UUID.class);
          UUID bill = row.getObject(2, UUID.class);
          String digest = row.getString(3);
          DataKey key = Objects.requireNonNull(calls.get(call));
          byte[] sealed = row.getBytes(4);
          String anew =
              sealed == null
                  ? digest
                  : erased.digest(StoredJson.texts(key.open(BillRevision.PURPOSE, sealed)));
          // Two contents that differed in what is erased stay two, by the digest that one had.
          String kept = taken.add(bill + anew) ? anew : digest;
          content.setString(1, kept);
          content.setObject(2, bill);
          content.setString(3, digest);
          content.setString(4, kept);
          content.setObject(5, bill);
          content.setString(6, digest);
          content.setString(7, kept);
          content.setString(8, kept);
          content.setObject(9, call);
          content.setString(10, digest);
          content.addBatch();
        }
      }
      content.executeBatch();
      bills.setArray(1, ids);
      bills.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** To be called in the transaction that locked the calls. */
  public void delete(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement contents = connection.prepareStatement(DELETE_CONTENTS);
        PreparedStatement bills = connection.prepareStatement(DELETE)) {
      Array ids = connection.createArrayOf("uuid", calls.toArray());
      contents.setArray(1, ids);
      contents.executeUpdate();
      bills.setArray(1, ids);
      bills.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or refused to erase bills", e);
  }
}
