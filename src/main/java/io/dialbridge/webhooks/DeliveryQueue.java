package io.dialbridge.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that wait, and what became of them. Whoever takes one holds it for a while, in its
 * row, and no lock while it is sent; should the process die, it is taken again when that is over.
 */
@ApplicationScoped
class DeliveryQueue {
  /** After so many failures in a row attempts are made one by one, with pauses between them. */
  static final int FAILURES_TO_OPEN = 5;

  private static final int KEPT_ATTEMPTS = 20;

  private static final String DUE =
      """
      select e.id from webhook_endpoint e
      where not e.paused and e.disabled_at is null and (e.open_until is null or e.open_until <= ?)
        and exists (select from webhook_delivery d where d.endpoint_id = e.id and d.state = 'pending' and d.next_at <= ?
          and (d.sending_until is null or d.sending_until <= ?))""";

  /**
   * An event waits behind an earlier one of its call that is due or being sent, but not behind one
   * that failed and waits to be attempted again. Asked by min(), which is looked up for each row:
   * the table is mostly without pending rows when PostgreSQL counts them, and an anti-join planned
   * for none reads all of a backlog again and again.
   */
  private static final String TAKE =
      """
      with heads as (
        select d.event_id from webhook_delivery d
        where d.endpoint_id = ? and d.state = 'pending' and d.next_at <= ? and (d.sending_until is null or d.sending_until <= ?)
          and (d.call_id is null or d.sequence = (
            select min(earlier.sequence) from webhook_delivery earlier
            where earlier.endpoint_id = d.endpoint_id and earlier.call_id = d.call_id and earlier.state = 'pending'
              and earlier.next_at <= ?))
        order by d.next_at, d.event_id limit ? for update skip locked)
      update webhook_delivery d set sending_until = ?
      from heads, webhook_event e
      where d.endpoint_id = ? and d.event_id = heads.event_id and e.id = heads.event_id
      returning e.id, e.type, e.call_id, e.app, e.told_at, e.data::text, d.failures""";

  private static final String TRY =
      "update webhook_endpoint set open_until = ? where id = ? and open_until <= ?";

  private static final String ADD_ATTEMPT =
      "(case when jsonb_array_length(attempts) >= "
          + KEPT_ATTEMPTS
          + " then attempts - 0 else attempts end) || %s";

  private static final String DELIVERED =
      "update webhook_delivery d set state = 'delivered', delivered_at = ?, sending_until = null, attempts = "
          + ADD_ATTEMPT.formatted("done.attempt")
          + " from unnest(?::uuid[], ?::jsonb[]) done (event_id, attempt)"
          + " where d.endpoint_id = ? and d.event_id = done.event_id";

  /** Not with each success, since many would wait for one row. */
  private static final String SUCCEEDED =
      """
      update webhook_endpoint set failures = 0, failing_since = null, open_until = null, succeeded_at = ?
      where id = ? and (failures > 0 or succeeded_at is null or succeeded_at < ?)""";

  private static final String FAILED =
      "update webhook_delivery set state = ?, next_at = coalesce(?, next_at), sending_until = null, failures = failures + 1, attempts = "
          + ADD_ATTEMPT.formatted("?::jsonb")
          + " where endpoint_id = ? and event_id = ? and state = 'pending'";

  private static final String FAILING =
      """
      update webhook_endpoint set
        failures = failures + 1, failing_since = coalesce(failing_since, ?),
        open_until = greatest(open_until, ?, case when failures + 1 >= ?
          then ?::timestamptz + least(power(2, failures + 1 - ?), 60) * interval '1 second' end)
      where id = ? returning failing_since""";

  private static final String DISABLE =
      "update webhook_endpoint set disabled_at = ?, disabled_for = ? where id = ? and disabled_at is null";

  private static final String ENABLE =
      "update webhook_endpoint set failures = 0, failing_since = null, open_until = null, disabled_at = null, disabled_for = null where id = ?";

  private final AgroalDataSource database;
  private final ObjectMapper json;

  /** How long a delivery is its taker's: another one's attempt, its own, and half as much again. */
  private final Duration held;

  DeliveryQueue(AgroalDataSource database, ObjectMapper json, WebhooksConfig config) {
    this.database = database;
    this.json = json;
    this.held = config.connectTimeout().plus(config.answerTimeout()).multipliedBy(5).dividedBy(2);
  }

  Duration held() {
    return held;
  }

  /** An attempt that its receiver took. */
  record Delivered(UUID event, Attempt attempt) {}

  /**
   * A delivery that was taken.
   *
   * @param data of the event, as JSON
   * @param failures so far
   */
  record Taken(
      UUID event,
      String type,
      @Nullable UUID call,
      @Nullable String app,
      Instant toldAt,
      String data,
      int failures) {}

  /** The endpoints to which something can be sent now. */
  List<UUID> due(Instant now) {
    return ask(
        DUE,
        due -> {
          due.setTimestamp(1, Timestamp.from(now));
          due.setTimestamp(2, Timestamp.from(now));
          due.setTimestamp(3, Timestamp.from(now));
          List<UUID> endpoints = new ArrayList<>();
          try (ResultSet row = due.executeQuery()) {
            while (row.next()) {
              endpoints.add(row.getObject(1, UUID.class));
            }
          }
          return endpoints;
        });
  }

  /** Takes some for whoever asks; in the order in which they are due. */
  List<Taken> take(UUID endpoint, Instant now, int most) {
    return ask(
        TAKE,
        take -> {
          Timestamp at = Timestamp.from(now);
          take.setObject(1, endpoint);
          take.setTimestamp(2, at);
          take.setTimestamp(3, at);
          take.setTimestamp(4, at);
          take.setInt(5, most);
          take.setTimestamp(6, Timestamp.from(now.plus(held)));
          take.setObject(7, endpoint);
          List<Taken> taken = new ArrayList<>();
          try (ResultSet row = take.executeQuery()) {
            while (row.next()) {
              taken.add(
                  new Taken(
                      row.getObject(1, UUID.class),
                      row.getString(2),
                      row.getObject(3, UUID.class),
                      row.getString(4),
                      row.getTimestamp(5).toInstant(),
                      row.getString(6),
                      row.getInt(7)));
            }
          }
          return taken;
        });
  }

  /** Whether we are the one to try an endpoint that kept failing; nobody else does meanwhile. */
  boolean mayTry(UUID endpoint, Instant now) {
    return ask(
        TRY,
        attempt -> {
          attempt.setTimestamp(1, Timestamp.from(now.plus(held)));
          attempt.setObject(2, endpoint);
          attempt.setTimestamp(3, Timestamp.from(now));
          return attempt.executeUpdate() == 1;
        });
  }

  void delivered(UUID endpoint, List<Delivered> these, Instant now) {
    ask(
        DELIVERED,
        delivered -> {
          Connection connection = delivered.getConnection();
          delivered.setTimestamp(1, Timestamp.from(now));
          delivered.setArray(
              2, connection.createArrayOf("uuid", these.stream().map(Delivered::event).toArray()));
          delivered.setArray(
              3,
              connection.createArrayOf(
                  "text", these.stream().map(done -> text(done.attempt())).toArray()));
          delivered.setObject(4, endpoint);
          return delivered.executeUpdate();
        });
    ask(
        SUCCEEDED,
        succeeded -> {
          succeeded.setTimestamp(1, Timestamp.from(now));
          succeeded.setObject(2, endpoint);
          succeeded.setTimestamp(3, Timestamp.from(now.minusSeconds(10)));
          return succeeded.executeUpdate();
        });
  }

  /**
   * @param next when it is attempted again; empty: never by itself
   */
  void failed(UUID endpoint, UUID event, Attempt attempt, Optional<Instant> next) {
    ask(
        FAILED,
        failed -> {
          failed.setString(1, next.isPresent() ? "pending" : "failed");
          failed.setTimestamp(2, next.map(Timestamp::from).orElse(null));
          failed.setString(3, text(attempt));
          failed.setObject(4, endpoint);
          failed.setObject(5, event);
          return failed.executeUpdate();
        });
  }

  /**
   * Counts a failure of the endpoint.
   *
   * @param quietUntil the receiver asked to be left alone until then; null: it didn't
   * @return since when it has been failing; empty where it is gone
   */
  Optional<Instant> failing(UUID endpoint, Instant now, @Nullable Instant quietUntil) {
    return ask(
        FAILING,
        failing -> {
          failing.setTimestamp(1, Timestamp.from(now));
          failing.setTimestamp(2, quietUntil == null ? null : Timestamp.from(quietUntil));
          failing.setInt(3, FAILURES_TO_OPEN);
          failing.setTimestamp(4, Timestamp.from(now));
          failing.setInt(5, FAILURES_TO_OPEN);
          failing.setObject(6, endpoint);
          try (ResultSet row = failing.executeQuery()) {
            return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
          }
        });
  }

  /**
   * @return whether it wasn't before
   */
  boolean disable(UUID endpoint, String reason, Instant now) {
    return ask(
        DISABLE,
        disable -> {
          disable.setTimestamp(1, Timestamp.from(now));
          disable.setString(2, reason);
          disable.setObject(3, endpoint);
          return disable.executeUpdate() == 1;
        });
  }

  /** It is tried again at once, whatever was before. */
  void enable(UUID endpoint) {
    ask(
        ENABLE,
        enable -> {
          enable.setObject(1, endpoint);
          return enable.executeUpdate();
        });
  }

  private String text(Attempt attempt) {
    try {
      return json.writeValueAsString(attempt);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an attempt can be written", e);
    }
  }

  private interface Question<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T ask(String sql, Question<T> question) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return Objects.requireNonNull(question.of(statement));
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused a delivery", e);
    }
  }
}
