package io.dialbridge.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An issuer as the service sees it: a document that tells where its keys are, and the keys. It
 * takes other keys by PUT, since the class loaders of tests differ.
 */
final class TestingIssuer implements AutoCloseable {
  static final int PORT = 8087;
  static final String URL = "http://127.0.0.1:" + PORT + "/house";
  private static final String KEYS = "/house/keys";

  private final HttpServer server;
  private final AtomicInteger fetched = new AtomicInteger();
  private volatile String keys = "{\"keys\":[]}";
  private volatile int status = 200;
  private volatile CountDownLatch open = new CountDownLatch(0);

  /** One that is there before the service starts. */
  public static final class Beside implements QuarkusTestResourceLifecycleManager {
    private final TestingIssuer issuer = new TestingIssuer();

    @Override
    public Map<String, String> start() {
      return Map.of();
    }

    @Override
    public void stop() {
      issuer.close();
    }
  }

  TestingIssuer() {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/house/.well-known/openid-configuration", this::describe);
    server.createContext(KEYS, this::keys);
    server.start();
  }

  /** Publishes these keys and no others at the issuer that runs. */
  static void publish(String jwks) {
    HttpRequest put =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + KEYS))
            .PUT(HttpRequest.BodyPublishers.ofString(jwks))
            .build();
    try {
      HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How often its keys were asked for. */
  int fetched() {
    return fetched.get();
  }

  /** From now on it answers with that. */
  void answer(int other) {
    status = other;
  }

  /** Whoever asks for the keys waits until it is counted down. */
  CountDownLatch hold() {
    CountDownLatch held = new CountDownLatch(1);
    open = held;
    return held;
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        """
        {"issuer":"%s","jwks_uri":"http://127.0.0.1:%d%s","introspection_endpoint":"%s/introspect",
        "authorization_endpoint":"%s/authorize","token_endpoint":"%s/token"}"""
            .formatted(URL, PORT, KEYS, URL, URL, URL));
  }

  private void keys(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      keys = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    } else {
      fetched.incrementAndGet();
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    answer(exchange, keys);
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    open.countDown();
    server.stop(0);
  }
}
