package io.dialbridge.harness;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that a sender can do: the JDK's client posts events from memory, signed by the library
 * of Standard Webhooks, over as many kept-alive connections as the service uses.
 */
final class WebhookPeer {
  private final Webhook signatures;

  WebhookPeer(String secret) {
    signatures = new Webhook(secret);
  }

  /**
   * @return events a second
   */
  double send(String url, List<BenchmarkReceiver.Arrival> events, int atOnce) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> senders = new ArrayList<>();
    long begin = System.nanoTime();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      for (int i = 0; i < atOnce; i++) {
        senders.add(
            threads.submit(
                () -> {
                  for (int n = next.getAndIncrement();
                      n < events.size();
                      n = next.getAndIncrement()) {
                    send(http, url, events.get(n));
                  }
                  return null;
                }));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
      return events.size() * 1e9 / (System.nanoTime() - begin);
    }
  }

  private void send(HttpClient http, String url, BenchmarkReceiver.Arrival event) throws Exception {
    long at = System.currentTimeMillis() / 1000;
    String body = new String(event.body(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/cloudevents+json; charset=utf-8")
            .header("webhook-id", event.id())
            .header("webhook-timestamp", Long.toString(at))
            .header("webhook-signature", signatures.sign(event.id(), at, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(event.body()))
            .build();
    int status = answered(http, request).statusCode();
    if (status / 100 != 2) {
      throw new IllegalStateException("answered " + status);
    }
  }

  /**
   * Again where its connection broke, as the JDK's pool does now and then: "data received while in
   * pool".
   */
  private static HttpResponse<Void> answered(HttpClient http, HttpRequest request)
      throws Exception {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException broken) {
      return http.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }
}
