package io.dialbridge.twin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A customer's server: keeps every push, and answers as it is told to. */
final class TestingReceiver implements AutoCloseable {
  record Received(String path, Map<String, String> headers, String body) {
    JsonObject json() {
      return new JsonObject(body);
    }

    String eventType() {
      return json().getString("eventType");
    }

    JsonObject statusInfo() {
      return json().getJsonObject("statusInfo");
    }

    List<JsonObject> fees() {
      return json().getJsonArray("feeLst").stream().map(JsonObject.class::cast).toList();
    }
  }

  record Answer(int status, String body) {
    static final Answer RECEIVED =
        new Answer(200, "{\"resultcode\":\"0\",\"resultdesc\":\"Success\"}");
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Function<Received, Answer> answers = push -> Answer.RECEIVED;

  TestingReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  void answer(Function<Received, Answer> how) {
    answers = how;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/push/courier/0123456789abcdef";
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  List<Received> statuses() {
    return received.stream().filter(push -> !push.eventType().equals("fee")).toList();
  }

  /** Like {@code callout +8615400000001}, in the order of arrival. */
  List<String> story() {
    return statuses().stream()
        .map(push -> push.eventType() + " " + push.statusInfo().getString("called"))
        .toList();
  }

  List<Received> billPushes() {
    return received.stream().filter(push -> push.eventType().equals("fee")).toList();
  }

  List<JsonObject> bills() {
    return billPushes().stream().flatMap(push -> push.fees().stream()).toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Received push = new Received(exchange.getRequestURI().getPath(), headers, body);
      received.add(push);
      Answer answer = answers.apply(push);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
