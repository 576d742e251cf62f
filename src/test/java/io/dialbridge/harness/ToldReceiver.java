package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A webhook endpoint that is told of everything in a run, with its receiver. */
final class ToldReceiver implements AutoCloseable {
  private static final String ENDPOINTS = "/v1/webhook-endpoints";

  /** After which every replica knows that there is an endpoint. */
  private static final Duration KNOWN = Duration.ofSeconds(4);

  /** A process that was killed held its deliveries for 45 s. */
  private static final Duration MOST = Duration.ofMinutes(3);

  /** What is attempted later than that is sent by hand. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final MoodyReceiver receiver;
  private final ServiceBooks service;
  private final TestingFacade replica;
  private final String endpoint;
  private int sentByHand;

  /** Makes the endpoint, and returns when every replica tells it. */
  ToldReceiver(CrashRun run, long seed) throws IOException, InterruptedException {
    receiver = new MoodyReceiver(seed);
    service = run.service();
    replica = run.replicas().getFirst();
    Answer made = replica.post(ENDPOINTS, "{\"url\":\"%s\"}".formatted(receiver.url()), Map.of());
    if (made.status() != 201) {
      throw new IllegalStateException("the endpoint was answered " + made.raw().body());
    }
    receiver.verifyBy(made.body().path("secret").asText());
    endpoint = ENDPOINTS + "/" + made.body().at("/endpoint/id").asText();
    TimeUnit.NANOSECONDS.sleep(KNOWN.toNanos());
  }

  /** Waits until nothing more is to be delivered, or it takes too long. */
  WebhookBooks books() throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + MOST.toNanos();
    replica.post(endpoint + "/resume", "", Map.of()); // It may have been left alone for a while.
    JsonNode pending = pending();
    while (!pending.isEmpty() && System.nanoTime() < deadline) {
      sendByHand(pending);
      TimeUnit.SECONDS.sleep(1);
      pending = pending();
    }
    return new WebhookBooks(
        service.events(),
        service.told(),
        receiver.received(),
        receiver.unsigned(),
        service.number("select count(*) from webhook_delivery where state <> 'delivered'"));
  }

  private JsonNode pending() {
    return replica.get(endpoint + "/deliveries?state=pending&limit=200").body().path("items");
  }

  private void sendByHand(JsonNode pending) {
    Instant latest = Instant.now().plus(PATIENCE);
    for (JsonNode delivery : pending) {
      if (Instant.parse(delivery.path("nextAttemptAt").asText()).isAfter(latest)) {
        String event = delivery.path("eventId").asText();
        replica.post(endpoint + "/deliveries/" + event + "/resend", "", Map.of());
        sentByHand++;
      }
    }
  }

  /** Part of a line of counts. */
  String figures(WebhookBooks books) {
    long different = books.received().stream().map(WebhookBooks.Received::id).distinct().count();
    return "%d events told, %d received, %d times more than once; %d answered 500, %d broken off, %d sent again by hand"
        .formatted(
            books.events().size(),
            different,
            books.received().size() - different,
            receiver.errors(),
            receiver.breaks(),
            sentByHand);
  }

  @Override
  public void close() {
    receiver.close();
  }
}
