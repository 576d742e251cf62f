package io.dialbridge.recordings;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A store of recordings on this machine, which answers each path as a test wants it. */
final class TestingStore {
  /** A request as the store saw it; names of headers in lower case. */
  record Seen(String uri, Map<String, String> headers, String serverName) {}

  private final HttpServer server;
  private final Map<String, Handler<HttpServerRequest>> answers = new ConcurrentHashMap<>();
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  private TestingStore(HttpServer server) {
    this.server = server;
  }

  static TestingStore start(Vertx vertx, HttpServerOptions options) {
    HttpServer server = vertx.createHttpServer(options);
    TestingStore store = new TestingStore(server);
    server.requestHandler(store::answer);
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    return store;
  }

  TestingStore on(String path, Handler<HttpServerRequest> answer) {
    answers.put(path, answer);
    return this;
  }

  int port() {
    return server.actualPort();
  }

  Queue<Seen> seen() {
    return seen;
  }

  private void answer(HttpServerRequest request) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(), value));
    String serverName = request.connection().indicatedServerName();
    seen.add(new Seen(request.uri(), headers, serverName == null ? "" : serverName));
    answers
        .getOrDefault(request.path(), r -> r.response().setStatusCode(404).end())
        .handle(request);
  }
}
