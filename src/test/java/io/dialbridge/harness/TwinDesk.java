package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of the twin's own paths: what it received and sent, and the mishaps on order. */
final class TwinDesk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 10_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  TwinDesk(String url) {
    this.url = url;
  }

  /** Counts of all that ever happened. */
  JsonNode totals() {
    return get("/twin/ledger?limit=1").path("totals");
  }

  int callsRunning() {
    return get("/twin/health").path("callsRunning").asInt();
  }

  /** All entries, oldest first. */
  List<JsonNode> entries() {
    return pages("/twin/ledger");
  }

  /** The bill of each call that ended. */
  List<JsonNode> bills() {
    return pages("/twin/ledger/bills");
  }

  void script(String json) {
    send(
        HttpRequest.newBuilder(URI.create(url + "/twin/scripts"))
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        201);
  }

  /** Others take so many ports of an app for that long. */
  void takePorts(String app, int ports, Duration lasting) {
    send(
        HttpRequest.newBuilder(URI.create(url + "/twin/ports"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"app\":\"%s\",\"ports\":%d,\"millis\":%d}"
                        .formatted(app, ports, lasting.toMillis()))),
        201);
  }

  private List<JsonNode> pages(String path) {
    List<JsonNode> all = new ArrayList<>();
    String last = "0";
    while (true) {
      JsonNode page = get(path + "?limit=" + PAGE + "&after=" + last);
      if (page.path("entries").isEmpty()) {
        return all;
      }
      page.path("entries").forEach(all::add);
      last = page.path("last").asText();
    }
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)), 200);
  }

  private JsonNode send(HttpRequest.Builder request, int expected) {
    try {
      HttpResponse<String> response =
          http.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new IllegalStateException("The twin: " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
