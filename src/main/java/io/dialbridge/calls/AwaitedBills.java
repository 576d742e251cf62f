package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.AwaitedBill.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls whose bill is late or will never come, each by an index that holds no other calls.
 * Both are read in one statement, whatever the page is narrowed to.
 */
@ApplicationScoped
public class AwaitedBills {
  private static final String LATE = "not c.settled and c.bill_due_at <= ?";

  /** In the words of the index call_session_lost. */
  private static final String LOST = "c.settled and c.state @> '{\"missing\":[\"bill\"]}'::jsonb";

  private static final String CALLS =
      """
      (select c.id, c.kind, c.app, c.reference, c.caller_masked, c.callee_masked, c.max_minutes, c.settled, c.bill_due_at,
        c.events_dropped, (c.state ->> 'endedAt')::timestamptz as ended_at,
        coalesce((c.state ->> 'submittedAt')::timestamptz, c.created_at) as submitted_at
      from call_session c where %s and (?::text[] is null or c.app = any (?)) and c.id < ? order by c.id desc limit ?)""";

  private static final String LIST =
      """
      with found as (%s union all %s)
      select f.*, told.at as end_told_at from found f
      left join lateral (
        select min(e.received_at) as at from call_event e
        where f.settled and e.call_id = f.id and e.fact_key like 'disconnected:%%') told on true
      order by f.id desc limit ?"""
          .formatted(CALLS.formatted(LATE), CALLS.formatted(LOST));

  private static final String COUNT = "select count(*) from call_session c where ";

  /** Behind every id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final AgroalDataSource database;
  private final LateBillsConfig config;
  private final Clock clock;

  AwaitedBills(AgroalDataSource database, LateBillsConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Newest call first, from behind that one on.
   *
   * @param apps only of these; null: of all
   */
  public List<AwaitedBill> list(
      Collection<State> states,
      @Nullable Collection<String> apps,
      @Nullable UUID behind,
      int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      Array only = apps == null ? null : connection.createArrayOf("text", apps.toArray());
      Object before = behind == null ? LAST : behind;
      int next = 1;
      list.setTimestamp(next++, lateUntil());
      for (State state : State.values()) {
        list.setArray(next++, only);
        list.setArray(next++, only);
        list.setObject(next++, before);
        // Nobody looks for what isn't asked for.
        list.setInt(next++, states.contains(state) ? most : 0);
      }
      list.setInt(next, most);
      List<AwaitedBill> found = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          found.add(bill(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static AwaitedBill bill(ResultSet row) throws SQLException {
    boolean lost = row.getBoolean("settled");
    Instant until = lost ? untilOfLost(row) : time(row, "bill_due_at");
    return new AwaitedBill(
        row.getObject("id", UUID.class),
        CallKind.valueOf(row.getString("kind")),
        row.getString("app"),
        row.getString("reference"),
        row.getString("caller_masked"),
        row.getString("callee_masked"),
        time(row, "ended_at"),
        until == null ? null : BillDeadline.expected(until),
        until,
        lost ? State.LOST : State.LATE);
  }

  /** A settled call keeps no deadline; the push that told its end does. */
  private static @Nullable Instant untilOfLost(ResultSet row) throws SQLException {
    return row.getBoolean("events_dropped")
        ? null
        : BillDeadline.until(
            row.getTimestamp("submitted_at").toInstant(),
            row.getObject("max_minutes", Integer.class),
            time(row, "end_told_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** How many there are. */
  public long count(State state) {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(COUNT + (state == State.LATE ? LATE : LOST))) {
      if (state == State.LATE) {
        count.setTimestamp(1, lateUntil());
      }
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private Timestamp lateUntil() {
    return Timestamp.from(
        BillDeadline.lateUntil(clock.instant(), Duration.ofMinutes(config.lateMinutes())));
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or could not look for bills", e);
  }
}
