package io.dialbridge.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.DatabaseReady;
import io.dialbridge.roles.Duties;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where events are written down, in the caller's transaction, with a delivery for each endpoint
 * that is to be told: one statement, however many events there are.
 */
@ApplicationScoped
@Startup // Its metrics are there from then on, so that the first event is an increase.
class Outbox {
  private static final Logger LOG = Logger.getLogger(Outbox.class);
  private static final String EVENTS = "dialbridge.webhooks.events";
  private static final String ANY_ENDPOINT =
      "select exists (select from webhook_endpoint where disabled_at is null)";
  private static final String WRITE =
      """
      with told as (
        select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::integer[], ?::timestamptz[], ?::text[], ?::uuid[])
          as t (id, type, call_id, app, sequence, told_at, data, only_to)),
      events as (
        insert into webhook_event (id, type, call_id, app, sequence, told_at, data)
        select id, type, call_id, app, sequence, told_at, data::json from told)
      insert into webhook_delivery (endpoint_id, event_id, call_id, sequence, next_at)
      select e.id, t.id, t.call_id, t.sequence, t.told_at
      from told t join webhook_endpoint e on
        (t.only_to is null or e.id = t.only_to) and e.disabled_at is null
        and (? or ((e.events is null or t.type = any (e.events)) and (e.apps is null or t.app = any (e.apps))))""";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final Event<EventsTold> written;
  private final MeterRegistry metrics;

  /** Until it is known: better an event that nobody wants than one that nobody gets. */
  private volatile boolean read = true;

  Outbox(
      AgroalDataSource database,
      ObjectMapper json,
      Event<EventsTold> written,
      MeterRegistry metrics) {
    this.database = database;
    this.json = json;
    this.written = written;
    this.metrics = metrics;
    EventType.words().forEach(type -> metrics.counter(EVENTS, "type", type));
  }

  /** Told when the transaction is over in which events were written. */
  record EventsTold() {}

  /** Whether there is an endpoint; while there is none, nothing is written. */
  boolean isRead() {
    return read;
  }

  void open(@Observes DatabaseReady ready) {
    refresh();
  }

  @Singleton
  static class NobodyTells implements SkipPredicate {
    private final Duties duties;

    NobodyTells(Duties duties) {
      this.duties = duties;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
      return !duties.haveBegun();
    }
  }

  /** Another process may have made the first endpoint, or taken the last one away. */
  @Scheduled(every = "2s", skipExecutionIf = NobodyTells.class)
  void refresh() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ANY_ENDPOINT);
        ResultSet row = statement.executeQuery()) {
      row.next();
      read = row.getBoolean(1);
    } catch (SQLException e) {
      LOG.errorf("Whether there is a webhook endpoint could not be looked up: %s", e);
    }
  }

  /** There is an endpoint from now on. */
  void isReadFromNowOn() {
    read = true;
  }

  void write(List<Told> told) {
    write(told, false);
  }

  /** Tells one endpoint, whatever it asked to be told. */
  void writeTo(UUID endpoint, Told told) {
    write(List.of(told.onlyTo(endpoint)), true);
  }

  private void write(List<Told> told, boolean unasked) {
    if (told.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement(WRITE)) {
      write.setArray(1, texts(connection, told, Told::id));
      write.setArray(2, texts(connection, told, event -> event.type().word()));
      write.setArray(3, texts(connection, told, Told::callId));
      write.setArray(4, texts(connection, told, Told::app));
      write.setArray(5, texts(connection, told, Told::sequence));
      write.setArray(6, texts(connection, told, Told::at));
      write.setArray(7, texts(connection, told, event -> text(event.data())));
      write.setArray(8, texts(connection, told, Told::onlyTo));
      write.setBoolean(9, unasked);
      write.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused an event", e);
    }
    told.forEach(event -> metrics.counter(EVENTS, "type", event.type().word()).increment());
    written.fire(new EventsTold());
  }

  private String text(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is told can be written", e);
    }
  }

  /** As text, which the statement turns into what it needs; nulls stay nulls. */
  private static Array texts(
      Connection connection, List<Told> told, Function<Told, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(
        "text",
        told.stream()
            .map(event -> Objects.toString(column.apply(event), null))
            .toArray(String[]::new));
  }
}
