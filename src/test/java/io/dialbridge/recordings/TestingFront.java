package io.dialbridge.recordings;

import io.dialbridge.outbound.Destination;
import io.dialbridge.recordings.FetchedAudio.Ending;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.InetAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Passes recordings of a {@link TestingStore} on to whoever asks, as the service does. */
final class TestingFront {
  private final RecordingStore store;
  private final int storePort;
  private final HttpServer server;
  private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();

  private TestingFront(RecordingStore store, int storePort, HttpServer server) {
    this.store = store;
    this.storePort = storePort;
    this.server = server;
  }

  static TestingFront start(Vertx vertx, RecordingStore store, int storePort) {
    HttpServer server = vertx.createHttpServer();
    TestingFront front = new TestingFront(store, storePort, server);
    server.requestHandler(request -> Thread.ofVirtual().start(() -> front.answer(request)));
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    return front;
  }

  int port() {
    return server.actualPort();
  }

  Queue<Ending> endings() {
    return endings;
  }

  private void answer(HttpServerRequest request) {
    HttpServerResponse client = request.response();
    Destination address =
        new Destination(
            URI.create("http://store.test:" + storePort + request.uri()),
            InetAddress.getLoopbackAddress());
    if (store.fetch(address, null) instanceof StoreAnswer.Opened opened) {
      client.closeHandler(closed -> opened.audio().clientIsGone());
      opened.audio().whenEnded(endings::add);
      if (opened.audio().passTo(client).isEarly()) {
        if (client.headWritten()) {
          client.reset();
        } else {
          client.setStatusCode(502).end();
        }
      }
    } else {
      client.setStatusCode(502).end();
    }
  }
}
