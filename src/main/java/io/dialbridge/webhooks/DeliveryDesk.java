package io.dialbridge.webhooks;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what became of events, and has them sent again. */
@ApplicationScoped
class DeliveryDesk {
  private static final List<String> STATES = List.of("pending", "delivered", "failed");
  private static final UUID FIRST = new UUID(0, 0);

  private final DeliveryStore store;
  private final DeliveryRunner runner;
  private final Outbox outbox;
  private final Cursors cursors;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  DeliveryDesk(
      DeliveryStore store,
      DeliveryRunner runner,
      Outbox outbox,
      Cursors cursors,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.runner = runner;
    this.outbox = outbox;
    this.cursors = cursors;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Which deliveries are listed; null: whichever. */
  record Filter(@Nullable String state, @Nullable String callId) {}

  WebhookDeliveryPage list(
      String id, Filter filter, @Nullable String cursor, @Nullable String limit, Requester by) {
    if (filter.state() != null && !STATES.contains(filter.state())) {
      throw QueryParameters.malformed("state", "must be one of " + String.join(", ", STATES));
    }
    UUID call = filter.callId() == null ? null : QueryParameters.id("call", filter.callId());
    int most = QueryParameters.limit(limit);
    UUID endpoint = seen(id, by);
    String binding = "webhook-deliveries\n" + endpoint + "\n" + filter;
    UUID behind = cursor == null ? null : UUID.fromString(cursors.position(cursor, binding));
    Cursors.Slice<WebhookDeliveryResponse> page =
        cursors.slice(
            store.list(endpoint, filter.state(), call, behind, most + 1),
            most,
            WebhookDeliveryResponse::eventId,
            binding);
    return new WebhookDeliveryPage(page.items(), page.next());
  }

  WebhookDeliveryResponse get(String id, String event, Requester by) {
    return existing(seen(id, by), event);
  }

  WebhookDeliveryResponse resend(String id, String event, Requester by) {
    return changed(
        id,
        by,
        "webhook.resent",
        endpoint -> {
          UUID known = QueryParameters.id("delivery", event);
          if (!store.resend(endpoint, known, clock.instant())) {
            throw QueryParameters.unknown("delivery");
          }
          return existing(endpoint, event);
        });
  }

  ReplayResponse replay(String id, ReplayRequest asked, Requester by) {
    if ((asked.since() == null) == (asked.callId() == null)) {
      throw ProblemException.invalid("since", "or callId must be given, and not both");
    }
    UUID call = asked.callId() == null ? null : UUID.fromString(asked.callId());
    UUID from = asked.since() == null ? FIRST : Ids.firstOf(asked.since().toInstant());
    return changed(
        id,
        by,
        "webhook.replayed",
        endpoint -> new ReplayResponse(store.replay(endpoint, from, call, clock.instant())));
  }

  WebhookDeliveryResponse test(String id, TestEventRequest asked, Requester by) {
    EventType type =
        EventType.of(Objects.requireNonNullElse(asked.type(), EventType.CALL_ENDED.word()))
            .orElseThrow(
                () -> ProblemException.invalid("type", "must be one of " + EventType.words()));
    UUID event = ids.next();
    Instant now = clock.instant();
    return changed(
        id,
        by,
        "webhook.tested",
        endpoint -> {
          outbox.writeTo(
              endpoint,
              new Told(event, type, null, null, null, now, EventExamples.data(type), null));
          return existing(endpoint, event.toString());
        });
  }

  private <T> T changed(String id, Requester by, String action, Function<UUID, T> change) {
    T result =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  UUID endpoint = WebhookEndpoint.seenBy(by, id).id();
                  T done = change.apply(endpoint);
                  audit.write(by, new AuditLog.Act(action, "webhook/" + endpoint, null));
                  return done;
                });
    runner.wake();
    return result;
  }

  private static UUID seen(String id, Requester by) {
    return QuarkusTransaction.requiringNew().call(() -> WebhookEndpoint.seenBy(by, id).id());
  }

  private WebhookDeliveryResponse existing(UUID endpoint, String event) {
    return store
        .get(endpoint, QueryParameters.id("delivery", event))
        .orElseThrow(() -> QueryParameters.unknown("delivery"));
  }
}
