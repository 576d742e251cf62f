package io.dialbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The other things the README's tour shows: a notification whose item is played again, a
 * verification, a page that places its user's call, a recording that is listened to, a stop that
 * the platform refuses, a cause in two languages. Told against the classes and against the package.
 */
abstract class EveryKindStory {
  private static final int A_LAW = 6;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void aNotificationIsPlayedAgainWhenItsKeyIsPressed() {
    // 31 presses 1, and after the replay 2.
    Answer placed =
        facade.post(
            "/v1/notifications",
            "{\"callee\":\"+8615400031100\",\"items\":[{\"template\":\"arrears\",\"parameters\":[\"88.50\"],\"collectDigits\":1,\"replayOn\":\"1\"},{\"file\":\"bye.wav\"}]}",
            Map.of());
    assertThat(placed.status()).isEqualTo(201);
    JsonNode call = settled(placed);

    assertThat(call.path("kind").asText()).isEqualTo("notification");
    assertThat(call.path("app").asText()).isEqualTo("notice");
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("legs")).hasSize(1);
    assertThat(call.at("/legs/0/party").asText()).isEqualTo("callee");
    assertThat(call.path("digits")).extracting(JsonNode::asText).containsExactly("1", "2");
    assertThat(call.path("missing")).isEmpty();
    assertThat(call.at("/bill/cost/amount").asText()).isEqualTo("0.18");
    assertThat(eventsOf(call)).containsSubsequence("answered", "digits_collected", "disconnected");
    assertThat(recordingOf(call).path("reason").asText()).isEqualTo("not_requested");
  }

  @Test
  void aPagePlacesTheCallOfItsUserWithAClientToken() {
    Answer made =
        facade.post(
            "/v1/client-tokens",
            "{\"subject\":\"user-4711\",\"kinds\":[\"callback\"],\"caller\":\"+8615400000101\",\"callees\":[\"+8615400010101\"]}",
            Map.of());
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    String token = made.body().path("token").asText();
    TestingFacade page = facade.with(token);
    Answer placed = page.placeCallback("{}");

    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    assertThat(page.call(placed.body().path("id").asText()).path("kind").asText())
        .isEqualTo("callback");
    assertThat(page.placeCallback("{}").code()).isEqualTo("token-exhausted");
    assertThat(page.get("/v1/bills").status()).isEqualTo(403);
    assertThat(facade.with(token.replace('a', 'b')).get("/v1/calls").status()).isEqualTo(401);
  }

  @Test
  void aNotificationSaysThatNoKeyWasPressed() {
    Answer placed =
        facade.post(
            "/v1/notifications",
            "{\"callee\":\"+8615400010100\",\"items\":[{\"file\":\"press-one.wav\",\"collectDigits\":1}]}",
            Map.of());
    JsonNode call = settled(placed);

    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("digits")).extracting(JsonNode::asText).containsExactly("");
    assertThat(call.at("/cause/slug").asText()).isEqualTo("no-digits-collected");
    assertThat(call.at("/cause/stateCode").asInt()).isEqualTo(8008);
    assertThat(eventsOf(call)).containsOnlyOnce("digits_collected");
    assertThat(
            facade
                .get("/v1/calls/" + call.path("id").asText(), Map.of("Accept-Language", "zh-CN"))
                .body()
                .at("/cause/text")
                .asText())
        .containsPattern("\\p{IsHan}");
  }

  @Test
  void aVerificationReadsACode() {
    Answer placed =
        facade.post(
            "/v1/verifications",
            "{\"callee\":\"+8615400010101\",\"code\":\"48214821\",\"repeat\":9}",
            Map.of());
    assertThat(placed.status()).isEqualTo(201);
    Answer stop =
        facade.post("/v1/calls/" + placed.body().path("id").asText() + "/stop", "", Map.of());
    assertThat(stop.status()).isEqualTo(409);
    assertThat(stop.code()).isEqualTo("call-not-stoppable");
    JsonNode call = settled(placed);

    // Eight digits, nine times, are more than a minute.
    assertThat(call.path("kind").asText()).isEqualTo("verification");
    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.at("/cause/slug").asText()).isEqualTo("hung-up");
    assertThat(call.at("/bill/cost/amount").asText()).isEqualTo("0.36");
    assertThat(call.toString()).doesNotContain("48214821");
  }

  @Test
  void aRecordingCanBeListenedTo() {
    Answer placed =
        facade.placeCallback(
            "{\"caller\":\"+8615400000102\",\"callee\":\"+8615400010102\",\"record\":true}");
    String id = placed.body().path("id").asText();
    assertThat(facade.get("/v1/calls/" + id + "/recording").body().path("state").asText())
        .isIn("pending", "available");
    JsonNode call = settled(placed);
    assertThat(recordingOf(call).path("state").asText()).isEqualTo("available");

    HttpResponse<byte[]> whole = facade.bytes("/v1/calls/" + id + "/recording/audio", Map.of());
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Type")).contains("audio/wav");
    assertIsALaw(whole.body(), 40);

    HttpResponse<byte[]> part =
        facade.bytes("/v1/calls/" + id + "/recording/audio", Map.of("Range", "bytes=1000-1999"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range"))
        .contains("bytes 1000-1999/" + whole.body().length);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1000, 2000));
  }

  /** RIFF/WAVE, one channel of A-law at 8000 Hz, as long as the talk. */
  private static void assertIsALaw(byte[] wav, int seconds) {
    ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(new String(wav, 8, 8, StandardCharsets.US_ASCII)).isEqualTo("WAVEfmt ");
    assertThat(header.getShort(20)).isEqualTo((short) A_LAW);
    assertThat(header.getShort(22)).isEqualTo((short) 1);
    assertThat(header.getInt(24)).isEqualTo(8000);
    assertThat(wav.length).isBetween(seconds * 8000, seconds * 8000 + 100);
  }

  private JsonNode settled(Answer placed) {
    String id = placed.body().path("id").asText();
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> facade.call(id), call -> call.path("settled").asBoolean());
  }

  private JsonNode recordingOf(JsonNode call) {
    return facade.get("/v1/calls/" + call.path("id").asText() + "/recording").body();
  }

  private List<String> eventsOf(JsonNode call) {
    List<String> types = new ArrayList<>();
    facade
        .get("/v1/calls/" + call.path("id").asText() + "/events")
        .body()
        .path("items")
        .forEach(event -> types.add(event.path("type").asText()));
    return types;
  }
}
