package io.dialbridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of the service under test, and of the twin beside it, as plain as curl. */
public final class TestingFacade {
  public static final String KEY = "dialbridge-dev";
  public static final String PUSH_DOOR = "/push/courier/00000000000000000000000000000000";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String service;
  private final String key;

  public TestingFacade(String service) {
    this(service, KEY);
  }

  private TestingFacade(String service, String key) {
    this.service = service;
    this.key = key;
  }

  /** The same service, asked with another key. */
  public TestingFacade with(String otherKey) {
    return new TestingFacade(service, otherKey);
  }

  /** The service where Quarkus' tests run it. */
  public static TestingFacade ofTest() {
    return new TestingFacade("http://127.0.0.1:8081");
  }

  /** An answer: status, body as JSON (a missing node where there is none), headers. */
  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    public String code() {
      return body.path("code").asText();
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** The status of an answer whose body may have no end. */
  public int statusOf(String path) {
    try {
      HttpResponse<InputStream> answer =
          http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer as bytes. */
  public HttpResponse<byte[]> bytes(String path, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).GET();
    headers.forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer get(String path, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).GET();
    headers.forEach(request::header);
    return send(request);
  }

  public Answer put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer post(String path, String body, Map<String, String> headers) {
    return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Answer post(String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return send(request);
  }

  /** As a browser asks whether a page may send something: without a key. */
  public Answer preflight(String path, String method, String origin) {
    return sendTo(
        HttpRequest.newBuilder(URI.create(service + path))
            .timeout(Duration.ofSeconds(30))
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  public Answer placeCallback(String body) {
    return post("/v1/callbacks", body, Map.of());
  }

  public Answer placeCallback(String caller, String callee) {
    return placeCallback("{\"caller\":\"%s\",\"callee\":\"%s\"}".formatted(caller, callee));
  }

  public JsonNode call(String id) {
    return get("/v1/calls/" + id).body();
  }

  /** Knocks at the push door as the platform would, unsigned. */
  public Answer push(String body) {
    return push(PUSH_DOOR, body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer push(String door, byte[] body) {
    return sendTo(
        HttpRequest.newBuilder(URI.create(service + door))
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends to the twin itself. */
  public Answer twin(String method, String path, String body) {
    URI uri = URI.create(System.getProperty(TwinBeside.URL) + path);
    return sendTo(
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .method(method, BodyPublishers.ofString(body)));
  }

  /** A mishap on order at the twin. */
  public void script(String json) {
    Answer answer = twin("POST", "/twin/scripts", json);
    if (answer.status() != 201) {
      throw new IllegalArgumentException(answer.raw().body());
    }
  }

  /** No mishap is left on order, and no app suffers any more from one. */
  public void clearScripts() {
    twin("DELETE", "/twin/scripts", "");
    for (JsonNode app : get("/v1/apps").body().path("items")) {
      post("/v1/apps/" + app.path("name").asText() + "/resume", "", Map.of());
    }
  }

  /** What was written into the audit log about that target, newest first. */
  public List<JsonNode> audited(String target) {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry : get("/v1/audit?limit=200").body().path("items")) {
      if (entry.path("target").asText().equals(target)) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + key);
  }

  private Answer send(HttpRequest.Builder request) {
    return sendTo(request);
  }

  private Answer sendTo(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          response.statusCode(),
          json ? JSON.readTree(response.body()) : JSON.missingNode(),
          response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
