package io.dialbridge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who takes what, and when. All of it lies years ahead, so that the service itself takes nothing.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class DeliveryQueueTest {
  private static final Instant NOW = Instant.parse("2046-01-15T08:30:20Z");
  private static final Attempt REFUSED = new Attempt(NOW, 10, 500, null, "no");
  private static final Attempt TAKEN = new Attempt(NOW, 10, 204, null, "");

  @Inject DeliveryQueue queue;
  @Inject Outbox outbox;
  @Inject AgroalDataSource database;
  @Inject Vault vault;
  @Inject Ids ids;

  private UUID endpoint;

  @BeforeEach
  void make() {
    endpoint = ids.next();
    WebhookEndpointRequest asked =
        new WebhookEndpointRequest(
            "https://hooks.example.com/", null, List.of("call.digits"), null, null);
    Requester by = new Requester("test", null, null, "127.0.0.1");
    QuarkusTransaction.requiringNew()
        .run(() -> WebhookEndpoint.create(endpoint, asked, new byte[32], by, NOW, vault).persist());
  }

  @AfterEach
  void tidy() {
    QuarkusTransaction.requiringNew().run(() -> WebhookEndpoint.deleteById(endpoint));
  }

  @Test
  void oneOfACallAtATimeAndInItsOrder() {
    UUID call = ids.next();
    UUID first = told(call, 1);
    UUID second = told(call, 2);
    UUID other = told(ids.next(), 1);

    assertThat(take(NOW)).containsExactlyInAnyOrder(first, other);
    assertThat(take(NOW)).as("what is held").isEmpty();
    delivered(first, NOW);
    assertThat(take(NOW)).containsExactly(second);
  }

  @Test
  void whatFailedIsOvertakenAndComesBack() {
    UUID call = ids.next();
    UUID first = told(call, 1);
    UUID second = told(call, 2);
    take(NOW);
    queue.failed(endpoint, first, REFUSED, Optional.of(NOW.plusSeconds(5)));

    assertThat(take(NOW)).containsExactly(second);
    assertThat(take(NOW.plusSeconds(5))).containsExactly(first);
  }

  @Test
  void whatADeadProcessHeldIsTakenAgain() {
    UUID event = told(ids.next(), 1);
    take(NOW);

    assertThat(take(NOW.plus(queue.held()).minusMillis(1))).isEmpty();
    assertThat(take(NOW.plus(queue.held()))).containsExactly(event);
  }

  @Test
  void afterFiveFailuresOneProcessTriesAtATime() {
    told(ids.next(), 1);
    for (int failure = 1; failure < DeliveryQueue.FAILURES_TO_OPEN; failure++) {
      queue.failing(endpoint, NOW, null);
      assertThat(queue.due(NOW)).contains(endpoint);
    }
    queue.failing(endpoint, NOW, null);

    assertThat(queue.due(NOW.plusMillis(999))).doesNotContain(endpoint);
    Instant later = NOW.plusSeconds(1);
    assertThat(queue.due(later)).contains(endpoint);
    assertThat(queue.mayTry(endpoint, later)).isTrue();
    assertThat(queue.mayTry(endpoint, later)).isFalse();
    for (int failure = 0; failure < 20; failure++) {
      queue.failing(endpoint, later, null);
    }
    assertThat(queue.due(later.plusSeconds(60))).as("never for longer").contains(endpoint);
    delivered(told(ids.next(), 1), later);
    assertThat(queue.due(later)).contains(endpoint);
  }

  @Test
  void whoAsksForItIsLeftAlone() {
    told(ids.next(), 1);
    queue.failing(endpoint, NOW, NOW.plusSeconds(120));

    assertThat(queue.due(NOW.plusSeconds(119))).doesNotContain(endpoint);
    assertThat(queue.due(NOW.plusSeconds(120))).contains(endpoint);
  }

  @Test
  void whatWasDeliveredIsWrittenTogetherAndStaysSo() {
    UUID first = told(ids.next(), 1);
    UUID second = told(ids.next(), 1);
    UUID third = told(ids.next(), 1);
    assertThat(take(NOW)).hasSize(3);

    queue.delivered(
        endpoint,
        List.of(
            new DeliveryQueue.Delivered(first, TAKEN), new DeliveryQueue.Delivered(third, TAKEN)),
        NOW);

    assertThat(take(NOW.plus(Duration.ofDays(1)))).containsExactly(second);
  }

  @Test
  void theLastAttemptsAreKept() throws SQLException {
    UUID event = told(ids.next(), 1);
    for (int attempt = 0; attempt < 25; attempt++) {
      queue.failed(
          endpoint,
          event,
          new Attempt(NOW.plusSeconds(attempt), 1, 500, null, "no"),
          Optional.of(NOW));
    }
    queue.failed(endpoint, event, REFUSED, Optional.empty());

    assertThat(take(NOW.plus(Duration.ofDays(30)))).isEmpty();
    try (Connection connection = database.getConnection();
        PreparedStatement kept =
            connection.prepareStatement(
                "select state, jsonb_array_length(attempts), attempts -> 0 ->> 'at' from webhook_delivery where event_id = ?")) {
      kept.setObject(1, event);
      try (ResultSet row = kept.executeQuery()) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("failed");
        assertThat(row.getInt(2)).isEqualTo(20);
        assertThat(Instant.parse(row.getString(3))).isEqualTo(NOW.plusSeconds(6));
      }
    }
  }

  private void delivered(UUID event, Instant now) {
    queue.delivered(endpoint, List.of(new DeliveryQueue.Delivered(event, TAKEN)), now);
  }

  private UUID told(UUID call, int sequence) {
    UUID event = ids.next();
    Told told =
        new Told(
            event,
            EventType.CALL_DIGITS,
            call,
            "notice",
            sequence,
            NOW,
            EventExamples.data(EventType.CALL_DIGITS),
            endpoint);
    QuarkusTransaction.requiringNew().run(() -> outbox.write(List.of(told)));
    return event;
  }

  private List<UUID> take(Instant now) {
    List<UUID> taken = new ArrayList<>();
    queue.take(endpoint, now, 10).forEach(delivery -> taken.add(delivery.event()));
    return taken;
  }
}
