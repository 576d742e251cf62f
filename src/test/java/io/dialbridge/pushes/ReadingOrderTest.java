package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.TestingCalls;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The second promise at the whole house: stored pushes are read one by one in every order, and what
 * a customer sees of the call, its bill and its recording is always the same.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class ReadingOrderTest {
  private static final Instant ENDED = Instant.parse("2026-01-15T08:33:02Z");

  /** They say the same in other bytes. */
  private static final List<Reception> STEPS =
      List.of(
          new Reception(1, "{\"eventType\":\"answer\",\"statusInfo\":%s}".formatted(answer())),
          new Reception(9, "{ \"eventType\":\"answer\",\"statusInfo\":%s}".formatted(answer())));

  /** A corrected one, and then the first once more. */
  private static final List<Reception> BILLS =
      List.of(
          new Reception(20, "{\"eventType\":\"fee\",\"feeLst\":[%s]}".formatted(bill("02", "a"))),
          new Reception(3600, "{\"eventType\":\"fee\",\"feeLst\":[%s]}".formatted(bill("59", "b"))),
          new Reception(
              7200, "{ \"eventType\":\"fee\",\"feeLst\":[%s]}".formatted(bill("02", "a"))));

  @Inject InboxCommitter committer;
  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  /**
   * @param second after the call's end
   */
  private record Reception(int second, String body) {}

  @Test
  void everyOrderOfReadingLeavesTheSameCallBillAndRecording() {
    Set<String> seen = new HashSet<>();
    for (List<Reception> steps : orders(STEPS)) {
      for (List<Reception> bills : orders(BILLS)) {
        List<Reception> order = new ArrayList<>(bills);
        order.addAll(1, steps);
        seen.add(seenAfter(order));
      }
    }

    assertThat(seen).hasSize(1);
    assertThat(seen.iterator().next())
        .contains("\"revised\":true")
        .contains("\"endedAt\":\"2026-01-15T08:33:59Z\"")
        .contains("\"receivedAt\":\"2026-01-15T09:33:02Z\"")
        .contains("recording b.wav, kept from 2026-01-15 08:33:22");
  }

  private String seenAfter(List<Reception> order) {
    String session = "order-" + UUID.randomUUID();
    String call =
        QuarkusTransaction.requiringNew()
            .call(() -> TestingCalls.accepted(CallKind.CALLBACK, "courier", session))
            .id()
            .toString();
    for (Reception reception : order) {
      read(reception.body().formatted(call), ENDED.plusSeconds(reception.second()));
    }
    JsonNode state = facade.call(call);
    String bill = state.path("bill").path("id").asText();
    Set<String> events = new TreeSet<>();
    facade
        .get("/v1/calls/" + call + "/events")
        .body()
        .path("items")
        .forEach(event -> events.add(((ObjectNode) event).without("sequence").toString()));
    return String.join(
            "\n",
            state.toString(),
            facade.get("/v1/bills/" + bill).body().toString(),
            recording(call),
            events.toString())
        .replace(call, "CALL")
        .replace(bill, "BILL")
        .replace(session, "SESSION")
        .replace(state.path("createdAt").asText(), "CREATED");
  }

  /** Not by the facade, which says of one this old that it is deleted. */
  private String recording(String call) {
    return one(
        "select 'recording ' || object_name || ', kept from ' || (billed_at at time zone 'UTC') from call_recording where call_id = ?::uuid",
        call);
  }

  private void read(String body, Instant receivedAt) {
    ArrivedPush push =
        new ArrivedPush(
            "courier",
            null,
            body.getBytes(StandardCharsets.UTF_8),
            "application/json",
            null,
            null,
            new PushSignature(PushSignature.Form.ABSENT, null),
            receivedAt);
    committer.store(push).join();
    String digest = HexFormat.of().formatHex(TestingPushes.digest(push.body()));
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(10))
        .until(() -> stateOf(digest).equals("read"));
  }

  private String stateOf(String digest) {
    return one(
        "select case when q.push_id is not null then 'quarantined' when u.push_id is not null or r.push_id is not null then 'unread' else 'read' end"
            + " from push_inbox i left join push_unread u on u.push_id = i.id left join push_retry r on r.push_id = i.id left join push_quarantine q on q.push_id = i.id"
            + " where digest = decode(?, 'hex')",
        digest);
  }

  private String one(String query, String parameter) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, parameter);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String answer() {
    return "{\"timestamp\":\"2026-01-15 08:30:29\",\"called\":\"+8613700000001\",\"userData\":\"%s\"}";
  }

  private static String bill(String endSecond, String recording) {
    return """
    {"callOutStartTime":"2026-01-15 08:30:20","callOutAnswerTime":"2026-01-15 08:30:29",
     "fwdStartTime":"2026-01-15 08:30:29","fwdAnswerTime":"2026-01-15 08:30:41",
     "callEndTime":"2026-01-15 08:33:%s","recordFlag":1,"recordObjectName":"%s.wav",
     "recordDomain":"ostor.example.com","userData":"%%s"}"""
        .formatted(endSecond, recording);
  }

  private static List<List<Reception>> orders(List<Reception> receptions) {
    if (receptions.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Reception>> orders = new ArrayList<>();
    for (Reception first : receptions) {
      List<Reception> rest = new ArrayList<>(receptions);
      rest.remove(first);
      for (List<Reception> others : orders(rest)) {
        List<Reception> order = new ArrayList<>(List.of(first));
        order.addAll(others);
        orders.add(order);
      }
    }
    return orders;
  }
}
