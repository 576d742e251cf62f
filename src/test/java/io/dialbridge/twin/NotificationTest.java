package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notifications from request to bill. */
class NotificationTest {
  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private TestingClient.Answer place(String callee, JsonObject... items) {
    TestingClient.Answer answer =
        bench.notice.placeNotification(bench.notice.notification(callee, bench.receiver, items));
    bench.awaitBills(1);
    return answer;
  }

  private JsonObject disconnect() {
    return bench.receiver.statuses().getLast().statusInfo();
  }

  private JsonObject bill() {
    return bench.receiver.bills().getFirst();
  }

  private static JsonObject collecting(JsonObject item, int digits) {
    return item.copy().put("collectInd", digits);
  }

  private static JsonObject replaying(JsonObject item, String trigger) {
    return item.copy()
        .put("collectInd", 1)
        .put("replayAfterCollection", "true")
        .put("collectContentTriggerReplaying", trigger);
  }

  @Test
  void tellsAReplayedTemplateEventByEventAndBillsIt() throws Exception {
    String callee = "+8615400031001";
    // 10 characters: 3 s each time, and 2 s until the key.
    JsonObject greeting = TestingClient.template("greeting");

    TestingClient.Answer answer =
        place(callee, TestingClient.file("notice.wav"), replaying(greeting, "1"));

    assertThat(bench.receiver.statuses().stream().map(TestingReceiver.Received::json))
        .containsExactly(
            status(answer, "callout", "08:30:20", callee),
            status(answer, "alerting", "08:30:23", callee),
            status(answer, "answer", "08:30:27", callee),
            collected(answer, "08:30:38", "1"),
            collected(answer, "08:30:43", "2"),
            disconnected(answer, "08:30:43", callee));
    JsonObject expected =
        new JsonObject(
            Files.readString(
                Path.of(
                    NotificationTest.class
                        .getResource("/twin/bill-of-a-notification.json")
                        .toURI()),
                StandardCharsets.UTF_8));
    assertThat(bill().copy().put("icid", "ICID").put("sessionId", "SESSION")).isEqualTo(expected);
  }

  private static JsonObject status(
      TestingClient.Answer answer, String event, String time, String called) {
    JsonObject info =
        new JsonObject()
            .put("sessionId", answer.sessionId())
            .put("timestamp", "2026-01-15 " + time)
            .put("caller", "+8675500003333")
            .put("called", called)
            .put("userData", "notice1001");
    return new JsonObject().put("eventType", event).put("statusInfo", info);
  }

  private static JsonObject collected(TestingClient.Answer answer, String time, String digits) {
    JsonObject info =
        new JsonObject()
            .put("sessionId", answer.sessionId())
            .put("timestamp", "2026-01-15 " + time)
            .put("digitInfo", digits)
            .put("userData", "notice1001");
    return new JsonObject().put("eventType", "collectInfo").put("statusInfo", info);
  }

  private static JsonObject disconnected(TestingClient.Answer answer, String time, String called) {
    JsonObject message = status(answer, "disconnect", time, called);
    message
        .getJsonObject("statusInfo")
        .put("stateCode", 0)
        .put("stateDesc", "The user releases the call.");
    return message;
  }

  @Test
  void playsTheItemsInTheirOrderAndHangsUp() {
    place(
        "+8615400010001",
        TestingClient.file("a.wav"),
        TestingClient.template("parcel", "南门快递柜", "123456"),
        TestingClient.file("b.wav"));

    assertThat(bench.events()).containsExactly("callout", "alerting", "answer", "disconnect");
    assertThat(disconnect().getInteger("stateCode")).isZero();
    assertThat(disconnect().containsKey("partyType")).isFalse();
    // 6 s each file; the template has 30 characters, so 8 s.
    assertThat(bill().getString("callEndTime")).isEqualTo("2026-01-15 08:30:47");
    assertThat(bill().getInteger("ttsPlayTimes")).isEqualTo(1);
    assertThat(bill().fieldNames()).doesNotContain("dynIVRPath", "dynIVRStartTime", "failTime");
  }

  @Test
  void joinsTheKeysOfAllItems() {
    place(
        "+8615400035001",
        collecting(TestingClient.file("a.wav"), 2),
        TestingClient.file("b.wav"),
        collecting(TestingClient.file("c.wav"), 1));

    assertThat(bench.events()).contains("collectInfo 55", "collectInfo 5").hasSize(6);
    assertThat(bill().getString("dynIVRPath")).isEqualTo("55-5");
    assertThat(bill().getString("dynIVRStartTime")).isEqualTo("2026-01-15 08:30:27");
    assertThat(bill().getInteger("ttsPlayTimes")).isZero();
  }

  @Test
  void playsTheNextItemWhenOtherDigitsCome() {
    place(
        "+8615400034001",
        replaying(TestingClient.file("a.wav"), "1"),
        replaying(TestingClient.file("b.wav"), "4"));

    assertThat(bill().getString("dynIVRPath")).isEqualTo("4-4-5");
  }

  @Test
  void replaysOnceWithoutATrigger() {
    JsonObject item = collecting(TestingClient.file("a.wav"), 1).put("replayAfterCollection", true);

    place("+8615400039001", item);

    assertThat(bill().getString("dynIVRPath")).isEqualTo("9-0");
  }

  @Test
  void ignoresTheReplayOfAnItemThatTakesNoDigits() {
    place("+8615400031001", replaying(TestingClient.file("a.wav"), "1").put("collectInd", 0));

    assertThat(bench.events()).containsExactly("callout", "alerting", "answer", "disconnect");
    assertThat(bill().getString("callEndTime")).isEqualTo("2026-01-15 08:30:33");
  }

  @Test
  void givesUpFiveSecondsAfterAnItemWithoutAKey() {
    place(
        "+8615400010001",
        collecting(TestingClient.file("a.wav"), 1),
        TestingClient.file("never.wav"));

    assertThat(bench.events()).containsExactly("callout", "alerting", "answer", "disconnect");
    assertThat(disconnect().getInteger("stateCode")).isEqualTo(8008);
    assertThat(bill().getInteger("ulFailReason")).isEqualTo(100);
    assertThat(bill().getString("callOutAnswerTime")).isEqualTo("2026-01-15 08:30:27");
    assertThat(bill().getString("callEndTime")).isEqualTo("2026-01-15 08:30:38");
    assertThat(bill().containsKey("dynIVRPath")).isFalse();
  }

  @Test
  void tellsThatNoKeyCameWhenSetSo() {
    try (TwinBench telling = new TwinBench(config -> config.withEmptyCollectInfo(true))) {
      telling.notice.placeNotification(
          telling.notice.notification(
              "+8615400010001", telling.receiver, collecting(TestingClient.file("a.wav"), 1)));
      telling.awaitBills(1);

      assertThat(telling.events())
          .containsExactly("callout", "alerting", "answer", "collectInfo ", "disconnect");
      assertThat(telling.receiver.bills().getFirst().getInteger("ulFailReason")).isEqualTo(100);
    }
  }

  @ParameterizedTest(name = "callee {0} leaves after {1} s")
  @CsvSource({"11, 08:30:30", "13, 08:30:28"})
  void endsWhenTheCalleeHangsUp(String course, String end) {
    place("+86154000" + course + "001", collecting(TestingClient.file("a.wav"), 1));

    assertThat(bench.events()).containsExactly("callout", "alerting", "answer", "disconnect");
    assertThat(disconnect().getInteger("stateCode")).isZero();
    assertThat(disconnect().getString("timestamp")).isEqualTo("2026-01-15 " + end);
    assertThat(bill().getInteger("ulFailReason")).isZero();
  }

  @ParameterizedTest(name = "callee {0}: stateCode {2}, ulFailReason {3}")
  @CsvSource({
    "20, true,  8101, 514, 19, 408, 08:31:23",
    "21, false, 8102, 519, 17, 486, 08:30:22",
    "22, true,  8105, 520, 21, 603, 08:30:28",
    "23, false, 8104, 519,  0, 480, 08:30:22",
    "24, false, 8100, 519,  1, 404, 08:30:22",
  })
  void failsWithTheCodesOfAnOnlyLeg(
      String course, boolean rings, int stateCode, int reason, int q850, int sip, String end) {
    String callee = "+86154000" + course + "001";

    place(callee, TestingClient.file("a.wav"));

    assertThat(bench.receiver.story()).first().isEqualTo("callout " + callee);
    assertThat(bench.events()).hasSize(rings ? 3 : 2).endsWith("disconnect");
    assertThat(disconnect().getInteger("stateCode")).isEqualTo(stateCode);
    assertThat(disconnect().getString("caller")).isEqualTo("+8675500003333");
    assertThat(disconnect().getString("called")).isEqualTo(callee);
    assertThat(bill().getInteger("ulFailReason")).isEqualTo(reason);
    assertThat(bill().getInteger("callOutUnaswRsn")).isEqualTo(q850);
    assertThat(bill().getInteger("fwdUnaswRsn")).isZero();
    assertThat(bill().getInteger("sipStatusCode")).isEqualTo(sip);
    assertThat(bill().getString("callEndTime")).isEqualTo("2026-01-15 " + end);
    assertThat(bill().getString("failTime")).isEqualTo("2026-01-15 " + end);
    assertThat(bill().containsKey("callOutAlertingTime")).isEqualTo(rings);
    assertThat(bill().containsKey("callOutAnswerTime")).isFalse();
    assertThat(bill().fieldNames())
        .noneMatch(field -> field.startsWith("fwd") && !field.equals("fwdUnaswRsn"));
  }
}
