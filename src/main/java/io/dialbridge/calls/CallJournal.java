package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.explain.AppTrouble;
import io.dialbridge.values.Vault;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where calls learn: it locks their rows, reads what they know, and writes down what they learnt,
 * each by one statement, however many calls there are. Plain JDBC, since every push comes through
 * here.
 */
@ApplicationScoped
public class CallJournal {
  private static final String LOCK =
      """
      select id, kind, app, api_key, reference, caller_masked, callee_masked, data_key, parties, erased_at, events_dropped, shown_to_caller, shown_to_callee,
        max_minutes, record_asked, collects_digits, webhook, created_at, trace_parent, status, settled, ports_until, event_count, told, told_in
      from call_session where id = any (?) order by id for update""";
  private static final String KNOWN =
      "select call_id, sequence, fact from call_event where call_id = any (?) order by call_id, sequence";
  private static final String LEARNT =
      """
      unnest(?::uuid[], ?::integer[], ?::text[], ?::timestamptz[], ?::text[], ?::bigint[])
        as learnt (call_id, sequence, fact_key, received_at, fact, told_in)""";

  /**
   * This transaction, or that of the call's event before where it began later and still had the
   * call first: so that the order of transactions is never against that of a call's events.
   */
  private static final String TOLD_IN = "greatest(pg_current_xact_id()::text::bigint, %s.told_in)";

  private static final String ADD_EVENTS =
      """
      insert into call_event (call_id, sequence, fact_key, received_at, fact, told_in)
      select call_id, sequence, fact_key, received_at, fact::jsonb, %s
      from\s"""
              .formatted(TOLD_IN.formatted("learnt"))
          + LEARNT;
  private static final String CORRECT_EVENTS =
      "update call_event e set received_at = learnt.received_at, fact = learnt.fact::jsonb from "
          + LEARNT
          + " where e.call_id = learnt.call_id and e.sequence = learnt.sequence";
  private static final String WRITE_STATES =
      """
      update call_session c
      set status = s.status, settled = s.settled, bill_due_at = s.bill_due_at, platform_session_id = s.session_id,
        submitted_at = s.submitted_at, ports_until = s.ports_until, state = s.state::jsonb, event_count = s.event_count, told = s.told,
        told_in = %s
      from unnest(?::uuid[], ?::text[], ?::boolean[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::integer[], ?::integer[])
        as s (id, status, settled, bill_due_at, session_id, submitted_at, ports_until, state, event_count, told)
      where c.id = s.id"""
          .formatted(TOLD_IN.formatted("c"));

  private final AgroalDataSource database;
  private final Vault vault;
  private final PortLease lease;
  private final Event<PortsFreed> portsFreed;
  private final Event<AppTroubled> troubled;
  private final List<CallListener> listeners;

  CallJournal(
      AgroalDataSource database,
      Vault vault,
      PortLease lease,
      Event<PortsFreed> portsFreed,
      Event<AppTroubled> troubled,
      @All List<CallListener> listeners) {
    this.database = database;
    this.vault = vault;
    this.lease = lease;
    this.portsFreed = portsFreed;
    this.troubled = troubled;
    this.listeners = listeners;
  }

  /**
   * Opens those of the calls that exist, gives the lesson, and writes down what they learnt by it.
   * To be called in a transaction, which holds their locks until it ends. Rows are locked in the
   * order of their ids, so that two who open several never wait for each other in a circle.
   */
  public <T> T learn(Set<UUID> ids, Function<Map<UUID, CallSession>, T> lesson) {
    try (Connection connection = database.getConnection()) {
      Map<UUID, CallSession> calls = open(connection, ids);
      T taught = lesson.apply(calls);
      List<CallSession> changed = calls.values().stream().filter(CallSession::hasLearnt).toList();
      if (!changed.isEmpty()) {
        writeEvents(connection, ADD_EVENTS, changed, CallMemory::added);
        writeEvents(connection, CORRECT_EVENTS, changed, CallMemory::corrected);
        // Before the states, since they count what they tell.
        listeners.forEach(listener -> listener.learnt(changed));
        writeStates(connection, changed);
        tellOfPorts(changed);
        tellOfTrouble(changed);
      }
      return taught;
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused what a call learnt", e);
    }
  }

  /** Has one call that was saved learn a fact, in the caller's transaction or one of its own. */
  CallSession learn(UUID id, CallFact fact) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                learn(
                    Set.of(id),
                    calls -> {
                      CallSession call = Objects.requireNonNull(calls.get(id), "it was saved");
                      call.learn(fact);
                      return call;
                    }));
  }

  private void tellOfTrouble(List<CallSession> changed) {
    for (CallSession call : changed) {
      for (CallMemory.Known event : call.memory().added()) {
        if (event.fact() instanceof CallFact.Disconnected end
            && end.stateCode() != null
            && AppTrouble.of(end.stateCode().toString()).isPresent()) {
          troubled.fire(new AppTroubled(call.app(), end.stateCode(), call.sentAt()));
        }
      }
    }
  }

  private void tellOfPorts(List<CallSession> changed) {
    Set<String> apps =
        changed.stream()
            .filter(call -> call.gaveBackPorts(lease))
            .map(CallSession::app)
            .collect(Collectors.toSet());
    if (!apps.isEmpty()) {
      portsFreed.fire(new PortsFreed(apps));
    }
  }

  private Map<UUID, CallSession> open(Connection connection, Set<UUID> ids) throws SQLException {
    Map<UUID, CallSession> calls = new HashMap<>();
    if (ids.isEmpty()) {
      return calls;
    }
    try (PreparedStatement lock = connection.prepareStatement(LOCK);
        PreparedStatement known = connection.prepareStatement(KNOWN)) {
      Array sought = connection.createArrayOf("uuid", ids.toArray());
      lock.setArray(1, sought);
      known.setArray(1, sought);
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          CallSession call = CallSession.of(row, vault);
          calls.put(call.id(), call);
        }
      }
      // Only now, under the locks: nothing more can be learnt elsewhere.
      try (ResultSet row = known.executeQuery()) {
        while (row.next()) {
          CallSession call = Objects.requireNonNull(calls.get(row.getObject(1, UUID.class)));
          call.recall(row.getInt(2), StoredJson.read(row.getString(3), CallFact.class));
        }
      }
    }
    return calls;
  }

  private static void writeEvents(
      Connection connection,
      String sql,
      List<CallSession> calls,
      Function<CallMemory, List<CallMemory.Known>> of)
      throws SQLException {
    List<CallSession> owners = new ArrayList<>();
    List<CallMemory.Known> events = new ArrayList<>();
    for (CallSession call : calls) {
      for (CallMemory.Known event : of.apply(call.memory())) {
        owners.add(call);
        events.add(event);
      }
    }
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement write = connection.prepareStatement(sql)) {
      write.setArray(
          1, connection.createArrayOf("uuid", owners.stream().map(CallSession::id).toArray()));
      write.setArray(2, integers(connection, events, CallMemory.Known::sequence));
      write.setArray(3, texts(connection, events, event -> event.fact().key()));
      write.setArray(4, texts(connection, events, event -> event.fact().receivedAt()));
      write.setArray(5, texts(connection, events, event -> StoredJson.write(event.fact())));
      write.setArray(6, texts(connection, owners, CallSession::toldIn));
      write.executeUpdate();
    }
  }

  private void writeStates(Connection connection, List<CallSession> calls) throws SQLException {
    try (PreparedStatement write = connection.prepareStatement(WRITE_STATES)) {
      write.setArray(
          1, connection.createArrayOf("uuid", calls.stream().map(CallSession::id).toArray()));
      write.setArray(2, texts(connection, calls, call -> call.state().status()));
      write.setArray(
          3,
          connection.createArrayOf(
              "boolean", calls.stream().map(call -> call.state().settled()).toArray()));
      write.setArray(4, texts(connection, calls, call -> call.state().billDueAt()));
      write.setArray(5, texts(connection, calls, call -> call.state().sessionId()));
      write.setArray(6, texts(connection, calls, call -> call.state().submittedAt()));
      write.setArray(7, texts(connection, calls, call -> call.portsUntil(lease)));
      write.setArray(8, texts(connection, calls, call -> StoredJson.write(call.state())));
      write.setArray(9, integers(connection, calls, CallSession::eventCount));
      write.setArray(10, integers(connection, calls, CallSession::told));
      write.executeUpdate();
    }
  }

  /** As text, which the statement turns into what the column needs; nulls stay nulls. */
  private static <T> Array texts(
      Connection connection, Collection<T> rows, Function<T, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(
        "text",
        rows.stream().map(row -> Objects.toString(column.apply(row), null)).toArray(String[]::new));
  }

  private static <T> Array integers(
      Connection connection, Collection<T> rows, Function<T, Integer> column) throws SQLException {
    return connection.createArrayOf("integer", rows.stream().map(column).toArray(Integer[]::new));
  }
}
