package io.dialbridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A customer's receiver: keeps what comes, and answers as it is told to. */
public final class TestingReceiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Function<Received, Reply> behaviour = request -> Reply.of(204);

  /** One request, as it came. */
  public record Received(String path, Map<String, List<String>> headers, String text) {
    public JsonNode body() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String type() {
      return body().path("type").asText();
    }

    public String header(String name) {
      return HttpHeaders.of(headers, (key, value) -> true).firstValue(name).orElse("");
    }

    /** Throws where it isn't signed under that secret, or too old, by the library's judgement. */
    public void verify(String secret) throws WebhookVerificationException {
      new Webhook(secret).verify(text, HttpHeaders.of(headers, (key, value) -> true));
    }
  }

  /** What a request is answered with. */
  public record Reply(int status, Map<String, String> headers, byte[] body) {
    public static Reply of(int status) {
      return of(status, "");
    }

    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply with(String header, String value) {
      return new Reply(status, Map.of(header, value), body);
    }
  }

  private TestingReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  public static TestingReceiver start() {
    return new TestingReceiver();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  public TestingReceiver answering(Function<Received, Reply> then) {
    behaviour = then;
    return this;
  }

  /** In the order in which they came. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** What came about that call, in the order in which it came. */
  public List<Received> ofCall(String call) {
    return received.stream()
        .filter(event -> event.body().path("data").path("callId").asText().equals(call))
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Received request =
          new Received(
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      received.add(request);
      Reply reply = behaviour.apply(request);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
