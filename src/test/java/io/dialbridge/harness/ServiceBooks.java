package io.dialbridge.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.bills.TestingBills;
import io.dialbridge.pushes.TestingPushes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the service keeps, past the service: from its database. */
final class ServiceBooks {
  /** Stored and not yet read. */
  static final String UNREAD =
      "select (select count(*) from push_unread) + (select count(*) from push_retry)";

  static final String QUARANTINED = "select count(*) from push_quarantine";

  private static final String ON_THEIR_WAY =
      "select count(*) from call_session where status in ('QUEUED', 'SUBMITTING')";

  private static final String TURNS =
      """
      select c.app, e.call_id, e.fact->>'type', e.received_at, e.fact->>'until', e.fact->>'code'
      from call_event e join call_session c on c.id = e.call_id
      where e.fact->>'type' in ('queued', 'submitted', 'postponed', 'no_capacity', 'withdrawn', 'accepted', 'refused')
      order by e.call_id, e.sequence""";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;

  /**
   * @param url JDBC address of the database
   */
  ServiceBooks(String url) {
    this.url = url;
  }

  Books.Kept read() throws SQLException {
    Map<String, Map<String, Long>> facts = new HashMap<>();
    rows(
        "select call_id, fact->>'type', count(*) from call_event group by 1, 2",
        row ->
            facts
                .computeIfAbsent(row.getString(1), call -> new HashMap<>())
                .put(row.getString(2), row.getLong(3)));
    return new Books.Kept(
        rows(
            "select app, digest, data_key, body, received_at from push_inbox",
            row ->
                new Books.Stored(
                    row.getString(1),
                    Comparison.sha256(
                        TestingPushes.opened(row.getBytes(2), row.getBytes(3), row.getBytes(4))),
                    row.getTimestamp(5).toInstant())),
        rows(
            "select id, idempotency_key, kind, collects_digits, status, settled, state->'missing'"
                + " from call_session",
            row ->
                new Books.Call(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getString(5).toLowerCase(Locale.ROOT),
                    row.getBoolean(6),
                    words(row.getString(7)),
                    facts.getOrDefault(row.getString(1), Map.of()))),
        rows(
            "select call_id, cost_amount from call_bill",
            row -> new Books.Bill(row.getString(1), row.getBigDecimal(2))),
        rows(
            "select b.call_id, c.data_key, r.content from bill_revision r join call_bill b on b.id = r.bill_id join call_session c on c.id = b.call_id",
            row ->
                new Books.Content(
                    row.getString(1),
                    TestingBills.content(row.getString(1), row.getBytes(2), row.getBytes(3)))),
        rows(
            TURNS,
            row ->
                new Books.Turn(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    row.getString(5) == null ? null : Instant.parse(row.getString(5)),
                    row.getString(6))),
        number(UNREAD),
        number(QUARANTINED));
  }

  /** Everything that was told to webhooks. */
  List<WebhookBooks.Event> events() throws SQLException {
    return rows(
        "select id, type, call_id, sequence, data from webhook_event",
        row ->
            new WebhookBooks.Event(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, Integer.class),
                row.getString(5)));
  }

  /** How much was told of each call, by its own count. */
  Map<String, Integer> told() throws SQLException {
    return rows(
            "select id, told from call_session", row -> Map.entry(row.getString(1), row.getInt(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether nothing is unread, and no call waits or is being submitted. */
  boolean isStill() throws SQLException {
    return number(UNREAD) == 0 && number(ON_THEIR_WAY) == 0;
  }

  long number(String query) throws SQLException {
    return rows(query, row -> row.getLong(1)).getFirst();
  }

  List<String> texts(String query) throws SQLException {
    return rows(query, row -> row.getString(1));
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String query, Reading<T> reading) throws SQLException {
    List<T> all = new ArrayList<>();
    try (Connection database = DriverManager.getConnection(url);
        ResultSet rows = database.createStatement().executeQuery(query)) {
      while (rows.next()) {
        all.add(reading.of(rows));
      }
    }
    return all;
  }

  private static Set<String> words(String json) {
    Set<String> words = new HashSet<>();
    parse(json).forEach(word -> words.add(word.asText()));
    return words;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
