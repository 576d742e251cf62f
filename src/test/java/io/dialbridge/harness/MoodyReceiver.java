package io.dialbridge.harness;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A customer's receiver that keeps what comes and verifies it by the library of Standard Webhooks.
 * Now and then it answers 500 and keeps nothing, or keeps what came and breaks the connection off.
 */
final class MoodyReceiver implements AutoCloseable {
  private static final int MOODS = 40;
  private static final int NO_CONTENT = 204;
  private static final int ERROR = 500;

  private final Random random;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<WebhookBooks.Received> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unsigned = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile @Nullable Webhook signatures;

  MoodyReceiver(long seed) throws IOException {
    random = new Random(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** To be called before anything comes. */
  void verifyBy(String secret) {
    signatures = new Webhook(secret);
  }

  Collection<WebhookBooks.Received> received() {
    return List.copyOf(received);
  }

  /** How often something came that was not signed well; it is not kept. */
  int unsigned() {
    return unsigned.get();
  }

  int errors() {
    return errors.get();
  }

  int breaks() {
    return breaks.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
      int mood = mood();
      if (mood == 0) {
        errors.incrementAndGet();
        exchange.sendResponseHeaders(ERROR, -1);
        return;
      }
      if (isSigned(body, headers)) {
        String id = headers.firstValue("webhook-id").orElse("");
        received.add(new WebhookBooks.Received(id, body));
      } else {
        unsigned.incrementAndGet();
      }
      if (mood == 1) {
        breaks.incrementAndGet(); // Closed without an answer.
      } else {
        exchange.sendResponseHeaders(NO_CONTENT, -1);
      }
    }
  }

  private synchronized int mood() {
    return random.nextInt(MOODS);
  }

  private boolean isSigned(String body, HttpHeaders headers) {
    Webhook by = signatures;
    if (by == null) {
      return false;
    }
    try {
      by.verify(body, headers);
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
