package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The convention by which names tell whether a voice file exists. */
class VoiceFileTest {
  private static final String A = "+8615400000001";
  private static final String B = "+8615400010001";

  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"lastMinVoice", "preVoice", "waitVoice", "recordHintTone"})
  void refusesAMissingFileOfACallback(String field) {
    assertMissing(
        bench.client.place(bench.client.callback(A, B, bench.receiver).put(field, "missing.wav")));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"preTone", "posTone"})
  void refusesAMissingFileOfAVerification(String field) {
    assertMissing(
        bench.verify.placeVerification(
            bench.verify.verification(B, bench.receiver).put(field, "missing.wav")));
  }

  @Test
  void refusesAMissingFileOfANotification() {
    assertMissing(
        bench.notice.placeNotification(
            bench.notice.notification(
                B,
                bench.receiver,
                TestingClient.file("here.wav"),
                TestingClient.file("missing.wav"))));
  }

  private static void assertMissing(TestingClient.Answer answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json())
        .isEqualTo(
            new JsonObject()
                .put("resultcode", "1010002")
                .put("resultdesc", "Invalid request.missing.wav does not exist"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "preVoice,       playPreVoice, true, 08:30:27",
    "waitVoice,      calleeMedia,  none, 08:30:27",
    "recordHintTone, recordFlag,   true, 08:30:34",
  })
  void endsACallbackWhoseFileVanished(String field, String with, String value, String end) {
    bench.client.place(
        bench.client.callback(A, B, bench.receiver).put(field, "vanished.wav").put(with, value));

    assertVanished(end);
  }

  @Test
  void endsACallbackWhoseLastMinuteHasNoFile() {
    bench.client.place(
        bench
            .client
            .callback(A, "+8615400012001", bench.receiver)
            .put("lastMinVoice", "vanished.wav")
            .put("maxDuration", 2));

    assertVanished("08:31:34");
  }

  @Test
  void needsNoFileThatIsNotPlayed() {
    bench.client.place(
        bench
            .client
            .callback(A, B, bench.receiver)
            .put("preVoice", "vanished.wav")
            .put("recordHintTone", "vanished.wav")
            .put("lastMinVoice", "vanished.wav"));
    bench.awaitBills(1);

    assertThat(bench.receiver.bills().getFirst().getInteger("ulFailReason")).isZero();
  }

  @Test
  void endsANotificationAtTheItemThatVanished() {
    JsonArray items =
        new JsonArray(
            List.of(
                TestingClient.file("here.wav"),
                TestingClient.file("vanished-1.wav"),
                TestingClient.file("never.wav")));
    bench.notice.placeNotification(
        bench.notice.notification(B, bench.receiver).put("playInfoList", items));

    assertVanished("08:30:33");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"preTone, 08:30:27", "posTone, 08:30:42"})
  void endsAVerificationAtTheToneThatVanished(String field, String end) {
    bench.verify.placeVerification(
        bench.verify.verification(B, bench.receiver).put(field, "vanished.wav"));

    assertVanished(end);
  }

  private void assertVanished(String end) {
    bench.awaitBills(1);
    assertThat(bench.receiver.statuses().getLast().statusInfo().getInteger("stateCode"))
        .isEqualTo(8006);
    JsonObject bill = bench.receiver.bills().getFirst();
    assertThat(bill.getInteger("ulFailReason")).isEqualTo(524);
    assertThat(bill.getString("callEndTime")).isEqualTo("2026-01-15 " + end);
    assertThat(bill.getString("failTime")).isEqualTo("2026-01-15 " + end);
  }
}
