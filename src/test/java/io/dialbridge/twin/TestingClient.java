package io.dialbridge.twin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A customer's client, well-behaved unless a test changes what it sends. */
final class TestingClient {
  static final String AUTHORIZATION =
      "AKSK realm=\"SDP\",profile=\"UsernameToken\",type=\"Appkey\"";
  static final String NONCE = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";

  record Answer(int status, String body, Map<String, String> headers) {
    JsonObject json() {
      return new JsonObject(body);
    }

    String code() {
      return json().getString("resultcode");
    }

    String description() {
      return json().getString("resultdesc");
    }

    String sessionId() {
      return json().getString("sessionId");
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final TwinApp app;
  private final Clock clock;

  TestingClient(String url, TwinApp app, Clock clock) {
    this.url = url;
    this.app = app;
    this.clock = clock;
  }

  static String base64(String plain) {
    return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** A good request; tests add to it and take from it. */
  JsonObject callback(String caller, String callee, TestingReceiver receiver) {
    return new JsonObject()
        .put("displayNbr", app.displayNumbers().getFirst())
        .put("callerNbr", caller)
        .put("displayCalleeNbr", app.displayNumbers().getLast())
        .put("calleeNbr", callee)
        .put("statusUrl", base64(receiver.url()))
        .put("feeUrl", base64(receiver.url()))
        .put("userData", "order1001");
  }

  /** A good request for a notification; tests add to it and take from it. */
  JsonObject notification(String callee, TestingReceiver receiver, JsonObject... items) {
    return new JsonObject()
        .put("displayNbr", app.displayNumbers().getFirst())
        .put("calleeNbr", callee)
        .put("playInfoList", new JsonArray(List.of(items)))
        .put("statusUrl", base64(receiver.url()))
        .put("feeUrl", base64(receiver.url()))
        .put("userData", "notice1001");
  }

  /** A good request for a verification code. */
  JsonObject verification(String callee, TestingReceiver receiver) {
    return new JsonObject()
        .put("displayNbr", app.displayNumbers().getFirst())
        .put("calleeNbr", callee)
        .put("languageType", 2)
        .put("preTone", "pretone.wav")
        .put("verifyCode", "4821")
        .put("statusUrl", base64(receiver.url()))
        .put("feeUrl", base64(receiver.url()))
        .put("userData", "code1001");
  }

  static JsonObject file(String name) {
    return new JsonObject().put("notifyVoice", name);
  }

  static JsonObject template(String id, String... values) {
    return new JsonObject()
        .put("templateId", id)
        .put("templateParas", new JsonArray(List.of(values)));
  }

  Answer placeNotification(JsonObject notification) {
    return post(PlatformPath.NOTIFICATION.path(), headers(), notification.encode());
  }

  Answer placeVerification(JsonObject verification) {
    return post(PlatformPath.VERIFICATION.path(), headers(), verification.encode());
  }

  Answer place(JsonObject callback) {
    return post(PlatformPath.CALLBACK.path(), headers(), callback.encode());
  }

  /** Asks for the address of a recording, without a body and so without a Content-Type. */
  Answer record(String fileName, String recordDomain) {
    Map<String, String> headers = headers();
    headers.remove("Content-Type");
    return send(
        "GET",
        PlatformPath.RECORD.path() + "?fileName=" + fileName + "&recordDomain=" + recordDomain,
        headers,
        "");
  }

  Answer stop(String sessionId) {
    return post(
        PlatformPath.STOP.path(),
        headers(),
        new JsonObject().put("sessionid", sessionId).put("signal", "call_stop").encode());
  }

  /** The headers of a good request. */
  Map<String, String> headers() {
    return headers(PlatformTime.created(clock.instant(), ZoneOffset.UTC));
  }

  Map<String, String> headers(String created) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json;charset=UTF-8");
    headers.put("Authorization", AUTHORIZATION);
    headers.put(
        "X-AKSK",
        "UsernameToken Username=\"%s\",PasswordDigest=\"%s\",Nonce=\"%s\",Created=\"%s\""
            .formatted(
                app.key(), TwinSignature.aksk(app.secret(), NONCE, created), NONCE, created));
    return headers;
  }

  Answer post(String path, Map<String, String> headers, String body) {
    return send("POST", path, headers, body);
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), "");
  }

  Answer send(String method, String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Map<String, String> answered = new LinkedHashMap<>();
      response.headers().map().forEach((name, values) -> answered.put(name, values.getFirst()));
      return new Answer(response.statusCode(), response.body(), answered);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
