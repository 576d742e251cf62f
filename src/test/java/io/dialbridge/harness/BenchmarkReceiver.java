package io.dialbridge.harness;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A receiver that costs little: keeps what comes at each path, and answers 204 or never. */
final class BenchmarkReceiver implements AutoCloseable {
  private static final String DEAD = "/dead";
  private static final int NO_CONTENT = 204;

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Clock clock;
  private final Map<String, Path> paths = new ConcurrentHashMap<>();

  /** What came, with the body as it was. */
  record Arrival(String id, byte[] body, Instant at) {}

  private static final class Path {
    private final Map<String, Arrival> firsts = new ConcurrentHashMap<>();
    private CountDownLatch missing = new CountDownLatch(0);
  }

  BenchmarkReceiver(Clock clock) {
    this.clock = clock;
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::take)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  /** Accepts requests there and never answers. */
  String deadUrl() {
    return url(DEAD);
  }

  /** Forgets what came there, and counts down with each event from then on. */
  CountDownLatch expect(String path, int events) {
    Path fresh = new Path();
    fresh.missing = new CountDownLatch(events);
    paths.put(path, fresh);
    return fresh.missing;
  }

  /** Each event once, as it came first. */
  List<Arrival> arrived(String path) {
    return new ArrayList<>(paths.get(path).firsts.values());
  }

  private void take(HttpServerRequest request) {
    if (request.path().equals(DEAD)) {
      return;
    }
    String id = request.getHeader("webhook-id");
    request
        .body()
        .onSuccess(
            body -> {
              Arrival arrival = new Arrival(id, body.getBytes(), clock.instant());
              Path path = paths.computeIfAbsent(request.path(), unexpected -> new Path());
              if (path.firsts.putIfAbsent(id, arrival) == null) {
                path.missing.countDown();
              }
              request.response().setStatusCode(NO_CONTENT).end();
            });
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
