package io.dialbridge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.webhooks.Receiver.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What receivers do, over real sockets. */
class ReceiverTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:20Z");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Vertx vertx = Vertx.vertx();
  private final WebhooksConfig config = TestingWebhooks.config(true, List.of());
  private final Receiver receiver =
      new Receiver(
          vertx,
          new ReceiverGuard(host -> List.of(InetAddress.getLoopbackAddress()), config),
          config,
          Clock.fixed(NOW, ZoneOffset.UTC),
          new io.vertx.core.http.HttpClientOptions());

  @AfterEach
  void close() {
    receiver.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void keepsTheBeginningOfAnAnswerHoweverLongItIs() {
    Outcome outcome = sentTo(request -> request.response().end(Buffer.buffer("x".repeat(1 << 20))));

    assertThat(outcome.attempt().isSuccess()).isTrue();
    assertThat(outcome.attempt().body()).hasSize(1024);
  }

  @Test
  void doesNotWaitForTheEndOfAnAnswerThatIsLongEnough() {
    Outcome outcome =
        sentTo(
            request -> request.response().setChunked(true).write(Buffer.buffer("x".repeat(5000))));

    assertThat(outcome.attempt().status()).isEqualTo(200);
  }

  @Test
  void whoNeverAnswersOrNeverEndsIsTimedOut() {
    assertThat(sentTo(request -> {}).attempt().error()).isEqualTo("timeout");
    assertThat(
            sentTo(request -> request.response().setChunked(true).write("begun")).attempt().error())
        .isEqualTo("timeout");
  }

  @Test
  void whoClosesOrIsNotThereIsNamed() throws Exception {
    assertThat(sentTo(request -> request.connection().close()).attempt().error())
        .isEqualTo("broken_off");
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    assertThat(send(nobody).attempt().error()).isEqualTo("no_connection");
  }

  @Test
  void readsHowLongItIsToBeLeftAlone() {
    assertThat(retryAfter("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(retryAfter("Thu, 15 Jan 2026 08:31:20 GMT")).isEqualTo(Duration.ofMinutes(1));
    assertThat(retryAfter("Thu, 15 Jan 2026 08:29:20 GMT")).isNull();
    assertThat(retryAfter("soon")).isNull();
    assertThat(retryAfter("-5")).isNull();
    assertThat(retryAfter("99999999999999")).isNull();
  }

  private @org.jspecify.annotations.Nullable Duration retryAfter(String told) {
    return sentTo(
            request -> request.response().setStatusCode(503).putHeader("Retry-After", told).end())
        .retryAfter();
  }

  private Outcome sentTo(Consumer<HttpServerRequest> behaviour) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(behaviour::accept)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return send(server.actualPort());
  }

  private Outcome send(int port) {
    return receiver.send("http://127.0.0.1:" + port + "/", "id", BODY, List.of(new byte[32]));
  }
}
