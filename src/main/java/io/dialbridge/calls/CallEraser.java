package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of calls what tells who talked. The calls stay, with their times, causes and costs.
 * Only calls of which nothing more is expected: the pushes of the others are read by their numbers.
 */
@ApplicationScoped
public class CallEraser {
  private static final String OF_NUMBER =
      """
      select p.call_id from call_party p join call_session c on c.id = p.call_id
      where p.number_hash = any (?) and (?::text[] is null or c.app = any (?)) and c.created_at <= ? and p.call_id > ?
      order by p.call_id limit ?""";
  private static final String LOCK =
      """
      select id, data_key from call_session
      where id = any (?) and settled and data_key is not null order by id for update""";

  /** What was pressed is in the state as well; so many asterisks as there were keys. */
  private static final String ERASE =
      """
      with numbers as (delete from call_party where call_id = any (?)),
      events as (
        update call_event set
          fact_key = 'digits:erased:' || sequence,
          fact = jsonb_set(fact, '{digits}', to_jsonb(regexp_replace(fact ->> 'digits', '.', '*', 'g')))
        where call_id = any (?) and fact ->> 'type' = 'digits_collected' and fact ->> 'digits' <> ''),
      bills as (
        update call_event set fact = jsonb_set(fact, '{keys}', to_jsonb(regexp_replace(fact ->> 'keys', '.', '*', 'g')))
        where call_id = any (?) and fact ->> 'type' = 'billed' and fact ->> 'keys' is not null)
      update call_session set
        erased_at = ?, data_key = null, parties = null, fingerprint = null,
        caller_masked = case when caller_masked is not null then '****' end, callee_masked = '****',
        state = jsonb_set(state, '{digits}', (
          select coalesce(jsonb_agg(regexp_replace(pressed, '.', '*', 'g') order by place), '[]')
          from jsonb_array_elements_text(state -> 'digits') with ordinality as d (pressed, place)))
      where id = any (?)""";

  private final AgroalDataSource database;
  private final PartyIndex index;
  private final Vault vault;

  CallEraser(AgroalDataSource database, PartyIndex index, Vault vault) {
    this.database = database;
    this.index = index;
    this.vault = vault;
  }

  /**
   * The next calls of a number that are not erased, in the order of their ids.
   *
   * @param apps only under these; null: all
   * @param until only those asked for by then
   * @param behind only behind that call
   */
  public List<UUID> ofNumber(
      PhoneNumber number, @Nullable Set<String> apps, Instant until, UUID behind, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(OF_NUMBER)) {
      Array under = apps == null ? null : connection.createArrayOf("text", apps.toArray());
      find.setArray(
          1, connection.createArrayOf("bytea", index.hashes(number).toArray(byte[][]::new)));
      find.setArray(2, under);
      find.setArray(3, under);
      find.setTimestamp(4, Timestamp.from(until));
      find.setObject(5, behind);
      find.setInt(6, limit);
      try (ResultSet row = find.executeQuery()) {
        List<UUID> calls = new ArrayList<>();
        while (row.next()) {
          calls.add(row.getObject(1, UUID.class));
        }
        return calls;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }

  /**
   * Those of the calls that can be erased, with the keys that are about to go; locked until the
   * transaction ends, so that nobody folds a push into them meanwhile.
   */
  public Map<UUID, DataKey> lock(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setArray(1, connection.createArrayOf("uuid", calls.toArray()));
      try (ResultSet row = lock.executeQuery()) {
        Map<UUID, DataKey> keys = new HashMap<>();
        while (row.next()) {
          UUID call = row.getObject(1, UUID.class);
          keys.put(call, vault.open(row.getBytes(2), CallNumbers.owner(call)));
        }
        return keys;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }

  /** To be called in the transaction that locked them, as the last. */
  public void erase(Collection<UUID> calls, Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement erase = connection.prepareStatement(ERASE)) {
      Array ids = connection.createArrayOf("uuid", calls.toArray());
      erase.setArray(1, ids);
      erase.setArray(2, ids);
      erase.setArray(3, ids);
      erase.setTimestamp(4, Timestamp.from(now));
      erase.setArray(5, ids);
      erase.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused an erasure", e);
    }
  }

  /** By which names the platform and we know a call, as pushes carry them. */
  public static List<String> namesOf(CallSession call) {
    String session = call.state().sessionId();
    return session == null ? List.of(call.id().toString()) : List.of(call.id().toString(), session);
  }
}
