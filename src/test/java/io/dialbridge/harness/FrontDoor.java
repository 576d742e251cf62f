package io.dialbridge.harness;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What stands before the replicas, as an Ingress does: each request goes to a replica that takes
 * the connection, by turns. What broke after it was sent is never sent again from here, and its
 * connection is closed without an answer.
 *
 * <p>It can also play a service that acknowledges before it commits, to prove that the comparison
 * would notice: then the platform has its 200 as soon as the push was handed to a replica.
 */
final class FrontDoor implements AutoCloseable {
  private static final List<String> HEADERS =
      List.of("Content-Type", "Authorization", "X-AKSK", "Idempotency-Key");
  private static final String RECEIVED = "{\"resultcode\":\"0\",\"resultdesc\":\"Success\"}";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      vertx
          .httpClientBuilder()
          .with(new HttpClientOptions().setConnectTimeout(1_000).setKeepAliveTimeout(5))
          .with(new PoolOptions().setHttp1MaxSize(100).setMaxWaitQueueSize(-1))
          .withConnectHandler(replica -> replica.exceptionHandler(killed -> {}))
          .build();
  private final List<Integer> replicas;
  private final boolean acknowledgesEarly;
  private final int port = ChildProcess.freePort();
  private final AtomicLong turn = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();

  /**
   * @param replicas their ports
   */
  FrontDoor(List<Integer> replicas, boolean acknowledgesEarly) {
    this.replicas = new CopyOnWriteArrayList<>(replicas);
    this.acknowledgesEarly = acknowledgesEarly;
    vertx
        .createHttpServer()
        .requestHandler(request -> request.body().onSuccess(body -> pass(request, body)))
        .listen(port, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** From now on requests go there as well. */
  void add(int replica) {
    replicas.add(replica);
  }

  /** From now on no more requests go there. */
  void remove(int replica) {
    replicas.remove((Integer) replica);
  }

  /** How often a replica took no connection, so that the next one was asked. */
  long refused() {
    return refused.get();
  }

  /** How many requests were sent to a replica and got no answer. */
  long broken() {
    return broken.get();
  }

  private void pass(HttpServerRequest request, Buffer body) {
    List<Integer> byTurns = new ArrayList<>(replicas);
    Collections.rotate(byTurns, (int) (turn.getAndIncrement() % byTurns.size()));
    pass(request, body, byTurns);
  }

  private void pass(HttpServerRequest request, Buffer body, List<Integer> candidates) {
    if (candidates.isEmpty()) {
      request.connection().close();
      return;
    }
    client
        .request(
            new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(candidates.getFirst())
                .setURI(request.uri()))
        .onSuccess(connected -> send(request, body, connected))
        .onFailure(
            away -> {
              refused.incrementAndGet();
              pass(request, body, candidates.subList(1, candidates.size()));
            });
  }

  private void send(HttpServerRequest request, Buffer body, HttpClientRequest replica) {
    for (String header : HEADERS) {
      String value = request.getHeader(header);
      if (value != null) {
        replica.putHeader(header, value);
      }
    }
    if (acknowledgesEarly) {
      replica.end(body).onSuccess(sent -> request.response().end(RECEIVED));
      return;
    }
    replica
        .send(body)
        .compose(answer -> answer.body().map(text -> answer(request, answer, text)))
        .onFailure(
            lost -> {
              broken.incrementAndGet();
              request.connection().close();
            });
  }

  private static boolean answer(HttpServerRequest request, HttpClientResponse answer, Buffer body) {
    String type = answer.getHeader("Content-Type");
    if (type != null) {
      request.response().putHeader("Content-Type", type);
    }
    request.response().setStatusCode(answer.statusCode()).end(body);
    return true;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
