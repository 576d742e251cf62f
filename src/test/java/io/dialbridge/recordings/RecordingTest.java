package io.dialbridge.recordings;

import static io.dialbridge.recordings.TestingRecordings.audioPath;
import static io.dialbridge.recordings.TestingRecordings.billedAgo;
import static io.dialbridge.recordings.TestingRecordings.header;
import static io.dialbridge.recordings.TestingRecordings.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings as a client meets them. Against the twin, over real HTTP. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class RecordingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestingFacade facade = TestingFacade.ofTest();
  private final TestingRecordings recordings = new TestingRecordings();

  @AfterEach
  void clearScripts() {
    recordings.clearScripts();
  }

  @Test
  void aRecordedTalkIsFound() {
    String id = recordings.recorded("+8615400010701");
    JsonNode recording = recordings.recording(id);

    assertThat(recording.path("callId").asText()).isEqualTo(id);
    assertThat(recording.path("state").asText()).isEqualTo("available");
    assertThat(recording.path("reason").isNull()).isTrue();
    assertThat(recording.path("startedAt").asText()).isNotEmpty();
    assertThat(Instant.parse(recording.path("availableUntil").asText()))
        .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
    assertThat(recording.path("audio").asText()).isEqualTo(audioPath(id));
  }

  @Test
  void theTextIsInTheLanguageAskedFor() throws Exception {
    String id = recordings.recorded("+8615400010702");
    HttpResponse<byte[]> answer =
        recordings.send(
            "GET", "/v1/calls/" + id + "/recording", Map.of("Accept-Language", "zh-CN,en;q=0.5"));

    assertThat(answer.headers().firstValue("Content-Language")).contains("zh-CN");
    assertThat(JSON.readTree(answer.body()).path("text").asText()).isEqualTo("录音可以下载。");
    assertThat(recordings.recording(id).path("text").asText())
        .isEqualTo("The recording can be fetched.");
  }

  @Test
  void theAudioIsServedAndTheStoreLearnsNothingOfOurs() throws Exception {
    String id = recordings.recorded("+8615400010703");
    HttpResponse<byte[]> answer = recordings.send("GET", audioPath(id), Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(answer.body().length));
    assertThat(header(answer, "Content-Type")).isEqualTo("audio/wav");
    assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("inline; filename=\"" + id + ".wav\"");
    assertThat(header(answer, "ETag")).isEmpty();
    JsonNode fetch = recordings.lastFetch();
    assertThat(fetch.path("headers"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("accept-encoding", "connection", "host", "user-agent");
    assertThat(facade.get("/q/metrics").raw().body())
        .containsPattern(
            "dialbridge_recordings_fetched_total\\{app=\"courier\",outcome=\"delivered\"[,}]");
  }

  @Test
  void whoListenedIsWrittenDown() throws Exception {
    String id = recordings.recorded("+8615400010791");
    recordings.send("HEAD", audioPath(id), Map.of());
    assertThat(facade.audited("call/" + id)).as("who asks for the head hears nothing").isEmpty();

    recordings.send("GET", audioPath(id), Map.of("Range", "bytes=0-99"));
    assertThat(facade.audited("call/" + id))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("action").asText()).isEqualTo("recording.listened");
              assertThat(entry.path("actor").asText()).isEqualTo("desk");
              assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
            });
  }

  @Test
  void aRangeIsServed() throws Exception {
    String id = recordings.recorded("+8615400010704");
    byte[] whole = recordings.send("GET", audioPath(id), Map.of()).body();
    HttpResponse<byte[]> part =
        recordings.send("GET", audioPath(id), Map.of("Range", "bytes=10-19"));
    HttpResponse<byte[]> end = recordings.send("GET", audioPath(id), Map.of("Range", "bytes=-5"));
    HttpResponse<byte[]> several =
        recordings.send("GET", audioPath(id), Map.of("Range", "bytes=0-1,5-6"));
    HttpResponse<byte[]> outside =
        recordings.send("GET", audioPath(id), Map.of("Range", "bytes=" + whole.length + "-"));

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-19/" + whole.length);
    assertThat(header(part, "Content-Length")).isEqualTo("10");
    assertThat(end.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
    assertThat(several.statusCode()).isEqualTo(200);
    assertThat(several.body()).isEqualTo(whole);
    assertThat(outside.statusCode()).isEqualTo(416);
    assertThat(header(outside, "Content-Range")).isEqualTo("bytes */" + whole.length);
    assertThat(problem(outside)).isEqualTo("range-not-satisfiable");
  }

  @Test
  void theHeadAloneIsServed() throws Exception {
    String id = recordings.recorded("+8615400010705");
    HttpResponse<byte[]> head = recordings.send("HEAD", audioPath(id), Map.of());
    HttpResponse<byte[]> whole = recordings.send("GET", audioPath(id), Map.of());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Type")).isEqualTo("audio/wav");
    assertThat(header(head, "Content-Length")).isEqualTo(header(whole, "Content-Length"));
  }

  @ParameterizedTest
  @CsvSource({
    "+8615400010706, false, '', not_requested",
    "+8615400020706, true, '', not_answered",
    "+8615400013706, true, '', too_short",
    "+8615400010707, true, NOT_MADE, not_enabled",
  })
  void anAbsenceHasAReason(String callee, boolean record, String twist, String reason)
      throws Exception {
    if (!twist.isEmpty()) {
      recordings.twist(callee, twist);
    }
    String id = recordings.settled(recordings.place(callee, record));
    HttpResponse<byte[]> audio = recordings.send("GET", audioPath(id), Map.of());

    assertThat(recordings.recording(id).path("state").asText()).isEqualTo("absent");
    assertThat(recordings.recording(id).path("reason").asText()).isEqualTo(reason);
    assertThat(recordings.recording(id).path("audio").isNull()).isTrue();
    assertThat(audio.statusCode()).isEqualTo(404);
    assertThat(problem(audio)).isEqualTo("recording-absent");
    assertThat(JSON.readTree(audio.body()).path("detail").asText()).contains(reason);
  }

  @Test
  void anAppWithoutRecordingIsSaidToBeOne() {
    String callee = "+8615400010708";
    facade.script("{\"number\":\"%s\",\"refuse\":\"1012012\"}".formatted(callee));
    Answer refused = recordings.placed(callee, true, "courier");

    assertThat(recordings.recording(refused.body().path("callId").asText()).path("reason").asText())
        .isEqualTo("not_enabled");
  }

  @Test
  void beforeTheBillItIsPending() throws Exception {
    String id = recordings.place("+8615400012709", true);
    HttpResponse<byte[]> audio = recordings.send("GET", audioPath(id), Map.of());

    assertThat(recordings.recording(id).path("state").asText()).isEqualTo("pending");
    assertThat(recordings.recording(id).path("reason").asText()).isEqualTo("pending");
    assertThat(audio.statusCode()).isEqualTo(409);
    assertThat(problem(audio)).isEqualTo("recording-pending");
    assertThat(header(audio, "Retry-After")).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> facade.call(id).path("status").asText().equals("in_progress"));
    facade.post("/v1/calls/" + id + "/stop", "", Map.of());
  }

  @Test
  void whatThePlatformDoesNotHaveIsPendingFirstAndThenNotFound() throws Exception {
    String callee = "+8615400010710";
    recordings.twist(callee, "MISSING");
    String id = recordings.recorded(callee);
    HttpResponse<byte[]> first = recordings.send("GET", audioPath(id), Map.of());
    assertThat(problem(first)).isEqualTo("recording-pending");
    assertThat(recordings.recording(id).path("state").asText()).isEqualTo("pending");

    billedAgo(id, Duration.ofHours(1));
    HttpResponse<byte[]> later = recordings.send("GET", audioPath(id), Map.of());
    assertThat(problem(later)).isEqualTo("recording-absent");
    assertThat(recordings.recording(id).path("reason").asText()).isEqualTo("not_found");
  }

  @Test
  void whatThePlatformHasDeletedIsNotAskedFor() throws Exception {
    String id = recordings.recorded("+8615400010711");
    billedAgo(id, Duration.ofDays(7));
    long askedBefore = recordings.timesAsked();

    assertThat(recordings.recording(id).path("reason").asText()).isEqualTo("expired");
    assertThat(problem(recordings.send("GET", audioPath(id), Map.of())))
        .isEqualTo("recording-absent");
    assertThat(recordings.timesAsked()).isEqualTo(askedBefore);
  }

  @Test
  void aBillWithAnAddressAloneIsEnough() throws Exception {
    String callee = "+8615400010712";
    recordings.twist(callee, "URL_ONLY");
    String id = recordings.recorded(callee);

    assertThat(recordings.send("GET", audioPath(id), Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void aStoreThatIsAwayIsAProblem() throws Exception {
    String callee = "+8615400010713";
    recordings.twist(callee, "UNAVAILABLE");
    HttpResponse<byte[]> audio =
        recordings.send("GET", audioPath(recordings.recorded(callee)), Map.of());

    assertThat(audio.statusCode()).isEqualTo(502);
    assertThat(problem(audio)).isEqualTo("recording-unavailable");
  }

  @Test
  void whatStopsInTheMiddleNeverLooksWhole() {
    String callee = "+8615400010714";
    recordings.twist(callee, "STALLS");
    String id = recordings.recorded(callee);

    assertThatThrownBy(() -> recordings.send("GET", audioPath(id), Map.of()))
        .isInstanceOf(IOException.class);
  }

  /** The test app "signed" lists no hosts. */
  @Test
  void aHostThatIsNotListedIsNotFetchedFrom() throws Exception {
    String callee = "+8615400010715";
    Answer placed = recordings.placed(callee, true, "signed");
    HttpResponse<byte[]> audio =
        recordings.send(
            "GET", audioPath(recordings.settled(placed.body().path("id").asText())), Map.of());

    assertThat(audio.statusCode()).isEqualTo(502);
    assertThat(problem(audio)).isEqualTo("recording-unavailable");
    assertThat(JSON.readTree(audio.body()).path("detail").asText())
        .contains("recording-hosts")
        .doesNotContain("Signature");
  }

  @Test
  void anUnknownCallHasNone() throws Exception {
    String unknown = UUID.randomUUID().toString();

    assertThat(facade.get("/v1/calls/" + unknown + "/recording").code()).isEqualTo("not-found");
    assertThat(problem(recordings.send("GET", audioPath(unknown), Map.of())))
        .isEqualTo("not-found");
  }
}
