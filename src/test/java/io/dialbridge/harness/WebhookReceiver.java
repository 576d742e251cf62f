package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver for trying out: verifies what comes by the library of Standard Webhooks and prints a
 * line of it. Also an example of how little a receiver needs.
 */
final class WebhookReceiver {
  private static final int BAD_REQUEST = 400;
  private static final int NO_CONTENT = 204;

  private final ObjectMapper json = new ObjectMapper();
  private final @Nullable Webhook signatures;
  private final Set<String> seen = new HashSet<>();

  private WebhookReceiver(@Nullable Webhook signatures) {
    this.signatures = signatures;
  }

  public static void main(String... arguments) throws IOException {
    int port = Integer.getInteger("receiver.port", 9090);
    String secret = System.getProperty("receiver.secret", "");
    WebhookReceiver receiver = new WebhookReceiver(secret.isEmpty() ? null : new Webhook(secret));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", receiver::take);
    server.start();
    System.out.printf(
        "http://127.0.0.1:%d/ waits for webhooks%s%n",
        port,
        secret.isEmpty()
            ? "; without -Dreceiver.secret=whsec_… no signature is verified"
            : ", whose signatures it verifies");
  }

  private synchronized void take(HttpExchange request) throws IOException {
    try (request) {
      String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      HttpHeaders headers = HttpHeaders.of(request.getRequestHeaders(), (name, value) -> true);
      String verdict = verdict(body, headers);
      boolean right = !verdict.startsWith("refused");
      request.sendResponseHeaders(right ? NO_CONTENT : BAD_REQUEST, -1);
      System.out.println(verdict + " " + (right ? line(body, headers) : ""));
    }
  }

  private String verdict(String body, HttpHeaders headers) {
    if (signatures == null) {
      return "unverified";
    }
    try {
      signatures.verify(body, headers);
      return "verified";
    } catch (WebhookVerificationException e) {
      return "refused (" + e.getMessage() + ")";
    }
  }

  private String line(String body, HttpHeaders headers) throws IOException {
    JsonNode event = json.readTree(body);
    boolean again = !seen.add(headers.firstValue("webhook-id").orElse(""));
    return "%s %s %s %s%s"
        .formatted(
            event.path("time").asText(),
            event.path("type").asText(),
            event.path("subject").asText(),
            event.path("data"),
            again ? " (again)" : "");
  }
}
