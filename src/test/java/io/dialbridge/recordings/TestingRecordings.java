package io.dialbridge.recordings;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Makes recorded calls at the twin and looks at what became of them. */
final class TestingRecordings {
  private static final String CALLER = "+8615400000701";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestingFacade facade = TestingFacade.ofTest();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  void clearScripts() {
    facade.clearScripts();
  }

  String recorded(String callee) {
    return settled(place(callee, true));
  }

  String place(String callee, boolean record) {
    return placed(callee, record, "courier").body().path("id").asText();
  }

  Answer placed(String callee, boolean record, String app) {
    return facade.placeCallback(body(callee, record, app));
  }

  private static String body(String callee, boolean record, String app) {
    return "{\"caller\":\"%s\",\"callee\":\"%s\",\"record\":%s,\"app\":\"%s\"}"
        .formatted(CALLER, callee, record, app);
  }

  String settled(String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> facade.call(id).path("settled").asBoolean());
    return id;
  }

  void twist(String callee, String twist) {
    facade.script("{\"number\":\"%s\",\"recording\":\"%s\"}".formatted(callee, twist));
  }

  JsonNode recording(String id) {
    return facade.get("/v1/calls/" + id + "/recording").body();
  }

  JsonNode lastFetch() {
    JsonNode last = JSON.missingNode();
    for (JsonNode entry : ledger()) {
      if (entry.path("type").asText().equals("recording")) {
        last = entry;
      }
    }
    return last;
  }

  /** How often the platform was asked where a recording is. */
  long timesAsked() {
    long times = 0;
    for (JsonNode entry : ledger()) {
      if (entry.path("path").asText().equals("/rest/provision/voice/record/v1.0")) {
        times++;
      }
    }
    return times;
  }

  private JsonNode ledger() {
    return facade.twin("GET", "/twin/ledger?limit=10000", "").body().path("entries");
  }

  static void billedAgo(String id, Duration age) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                CallRecording.getEntityManager()
                    .createNativeQuery(
                        "update call_recording set billed_at = :then where call_id = :id")
                    .setParameter("then", Instant.now().minus(age))
                    .setParameter("id", UUID.fromString(id))
                    .executeUpdate());
  }

  HttpResponse<byte[]> send(String method, String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:8081" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + TestingFacade.KEY)
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static String problem(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body()).path("code").asText();
  }

  static String audioPath(String id) {
    return "/v1/calls/" + id + "/recording/audio";
  }
}
