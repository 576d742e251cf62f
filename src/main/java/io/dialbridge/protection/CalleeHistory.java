package io.dialbridge.protection;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.PartyIndex;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.values.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which calls a callee got. Found by the hash of the number, in the primary key of call_party. */
@ApplicationScoped
class CalleeHistory {
  private static final String LOCK = "select pg_advisory_xact_lock(?)";

  /**
   * Ids are given in the order of time, so a window of time is a range of ids. A call that was
   * settled as failed or canceled without the platform ever naming or billing it certainly rang
   * nobody, unless its outcome was never known.
   *
   * <p>The calls of the number first, by themselves: to find the newest few of all at once, the
   * planner would go through the calls of every number in the order of their ids.
   */
  static final String NEWEST =
      """
      with calls as materialized (
        select call_id from call_party where number_hash = any (?) and call_id >= ? and call_id <> ? and party = 'callee')
      select c.id from calls join call_session c on c.id = calls.call_id
      where c.app = ?
        and not (c.settled and c.platform_session_id is null and c.status in ('FAILED', 'CANCELED')
          and c.state ->> 'charge' is null and c.state ->> 'causeSlug' is distinct from 'never-heard-of')
      order by c.id desc limit ?""";

  private final AgroalDataSource database;
  private final PartyIndex index;

  CalleeHistory(AgroalDataSource database, PartyIndex index) {
    this.database = database;
    this.index = index;
  }

  /**
   * When the callee was called under this app since then, the newest first, this call not counted.
   * Whoever asks for the same callee waits until the transaction ends.
   */
  List<Instant> newestCalls(CallOrder call, Instant since, int most) {
    List<byte[]> known = index.hashes(call.callee());
    try (Connection connection = database.getConnection();
        PreparedStatement lock = connection.prepareStatement(LOCK);
        PreparedStatement newest = connection.prepareStatement(NEWEST)) {
      lock.setLong(1, ByteBuffer.wrap(known.getFirst()).getLong());
      lock.execute();
      newest.setArray(1, connection.createArrayOf("bytea", known.toArray(byte[][]::new)));
      newest.setObject(2, Ids.firstOf(since));
      newest.setObject(3, call.callId());
      newest.setString(4, call.app().name());
      newest.setInt(5, most);
      List<Instant> calls = new ArrayList<>();
      try (ResultSet row = newest.executeQuery()) {
        while (row.next()) {
          calls.add(Ids.timeOf(row.getObject(1, UUID.class)));
        }
      }
      return calls;
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away", e);
    }
  }
}
