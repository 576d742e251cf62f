package io.dialbridge.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as people look at them, and have them made again. */
@ApplicationScoped
class DeliveryStore {
  private static final String SHOWN =
      """
      select e.id, e.type, e.call_id, e.sequence, e.told_at, d.state, d.next_at, d.delivered_at, d.attempts::text
      from webhook_delivery d join webhook_event e on e.id = d.event_id where d.endpoint_id = ?""";
  private static final String LIST =
      SHOWN
          + """
           and (?::text is null or d.state = ?) and (?::uuid is null or d.call_id = ?) and (?::uuid is null or d.event_id < ?)
          order by d.event_id desc limit ?""";
  private static final String GET = SHOWN + " and d.event_id = ?";
  private static final String AGAIN =
      "state = 'pending', next_at = excluded.next_at, sending_until = null, failures = 0";

  /** Also what this endpoint was never sent, since it was not there yet, or asked for less. */
  private static final String REPLAY =
      """
      insert into webhook_delivery as d (endpoint_id, event_id, call_id, sequence, next_at)
      select w.id, e.id, e.call_id, e.sequence, ?
      from webhook_event e join webhook_endpoint w on w.id = ?
        and (w.events is null or e.type = any (w.events)) and (w.apps is null or e.app = any (w.apps))
      where e.id >= ? and (?::uuid is null or e.call_id = ?)
      on conflict (endpoint_id, event_id) do update set\s"""
          + AGAIN;

  private static final String RESEND =
      """
      update webhook_delivery set state = 'pending', next_at = ?, sending_until = null, failures = 0
      where endpoint_id = ? and event_id = ?""";
  private static final String FORGET = "delete from webhook_delivery where endpoint_id = ?";

  private final AgroalDataSource database;
  private final ObjectMapper json;

  DeliveryStore(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Newest event first, from behind that id on. */
  List<WebhookDeliveryResponse> list(
      UUID endpoint,
      @Nullable String state,
      @Nullable UUID call,
      @Nullable UUID behind,
      int limit) {
    return ask(
        LIST,
        list -> {
          list.setObject(1, endpoint);
          list.setString(2, state);
          list.setString(3, state);
          list.setObject(4, call, Types.OTHER);
          list.setObject(5, call, Types.OTHER);
          list.setObject(6, behind, Types.OTHER);
          list.setObject(7, behind, Types.OTHER);
          list.setInt(8, limit);
          List<WebhookDeliveryResponse> found = new ArrayList<>();
          try (ResultSet row = list.executeQuery()) {
            while (row.next()) {
              found.add(shown(row));
            }
          }
          return found;
        });
  }

  Optional<WebhookDeliveryResponse> get(UUID endpoint, UUID event) {
    return ask(
        GET,
        get -> {
          get.setObject(1, endpoint);
          get.setObject(2, event);
          try (ResultSet row = get.executeQuery()) {
            return row.next() ? Optional.of(shown(row)) : Optional.empty();
          }
        });
  }

  private WebhookDeliveryResponse shown(ResultSet row) throws SQLException {
    UUID call = row.getObject(3, UUID.class);
    String state = row.getString(6);
    Timestamp delivered = row.getTimestamp(8);
    return new WebhookDeliveryResponse(
        row.getString(1),
        row.getString(2),
        call == null ? null : call.toString(),
        row.getObject(4, Integer.class),
        row.getTimestamp(5).toInstant(),
        state,
        state.equals("pending") ? row.getTimestamp(7).toInstant() : null,
        delivered == null ? null : delivered.toInstant(),
        attempts(row.getString(9)));
  }

  private List<Attempt> attempts(String kept) {
    try {
      return json.readValue(kept, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attempts that were written can be read", e);
    }
  }

  /**
   * What is told of a call, or was told since then, is sent to the endpoint again.
   *
   * @param from no event with a smaller id
   * @return how many there are
   */
  int replay(UUID endpoint, UUID from, @Nullable UUID call, Instant now) {
    return ask(
        REPLAY,
        replay -> {
          replay.setTimestamp(1, Timestamp.from(now));
          replay.setObject(2, endpoint);
          replay.setObject(3, from);
          replay.setObject(4, call, Types.OTHER);
          replay.setObject(5, call, Types.OTHER);
          return replay.executeUpdate();
        });
  }

  /**
   * @return whether there is such a delivery
   */
  boolean resend(UUID endpoint, UUID event, Instant now) {
    return ask(
        RESEND,
        resend -> {
          resend.setTimestamp(1, Timestamp.from(now));
          resend.setObject(2, endpoint);
          resend.setObject(3, event);
          return resend.executeUpdate() == 1;
        });
  }

  void forget(UUID endpoint) {
    ask(
        FORGET,
        forget -> {
          forget.setObject(1, endpoint);
          return forget.executeUpdate();
        });
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
