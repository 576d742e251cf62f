package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the twin asks of a notification's fields. */
class NotificationRefusalTest {
  private static final String CALLEE = "+8615400021001";

  private static TwinBench bench;

  @BeforeAll
  static void open() {
    bench = new TwinBench(config -> config.withPortLimit(1_000).withSpeed(1_000));
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static JsonObject good() {
    return bench.notice.notification(CALLEE, bench.receiver, TestingClient.file("notice.wav"));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("displayNbr", null, "1010002"),
        Arguments.of("displayNbr", "+8675500001111", "1010023"),
        Arguments.of("calleeNbr", null, "1010002"),
        Arguments.of("calleeNbr", "13700000001", "1010002"),
        Arguments.of("calleeNbr", new JsonArray().add("+8613700000001"), "1010002"),
        Arguments.of("calleeNbr", "+85212345678", "1013112"),
        Arguments.of("playInfoList", null, "1010002"),
        Arguments.of("playInfoList", "notice.wav", "1010002"),
        Arguments.of("playInfoList", new JsonObject(), "1010002"),
        Arguments.of("playInfoList", new JsonArray(), "1010002"),
        Arguments.of("playInfoList", new JsonArray().add("notice.wav"), "1010002"),
        Arguments.of("playInfoList", new JsonArray().addNull(), "1010002"),
        Arguments.of("playInfoList", items(6), "1010002"),
        Arguments.of("returnIdlePort", "yes", "1010002"),
        Arguments.of("userData", "a{b", "1010002"),
        Arguments.of("userData", "通知", "1010002"),
        Arguments.of("statusUrl", "http://example.com/status", "1010002"),
        Arguments.of("statusUrl", TestingClient.base64("http://example.com/a_b"), "1010002"),
        Arguments.of("feeUrl", TestingClient.base64("http://example.com/a?b"), "1010002"));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @MethodSource("fields")
  void refusesBadFields(String name, Object value, String code) {
    JsonObject request = good();
    if (value == null) {
      request.remove(name);
    } else {
      request.put(name, value);
    }

    TestingClient.Answer answer = bench.notice.placeNotification(request);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(403);
    if (code.equals("1010002")) {
      assertThat(answer.description()).startsWith("Invalid request." + name);
    }
    assertThat(bench.twin.ledger().requests().getLast())
        .returns("/rest/httpsessions/callnotify/v2.0", LedgerRequest::path)
        .returns(code, LedgerRequest::resultcode)
        .returns(false, LedgerRequest::callPlaced);
  }

  static Stream<Arguments> badItems() {
    return Stream.of(
        Arguments.of("{}", "1010002"),
        Arguments.of("{'notifyVoice':''}", "1010002"),
        Arguments.of("{'notifyVoice':'a b.wav'}", "1010002"),
        Arguments.of("{'notifyVoice':'a.wav','templateId':'greeting'}", "1010002"),
        Arguments.of(
            "{'notifyVoice':'a.wav','templateId':'greeting','templateParas':[]}", "1010002"),
        Arguments.of("{'notifyVoice':'a.wav','templateParas':[]}", "1010002"),
        Arguments.of("{'templateId':'greeting'}", "1010002"),
        Arguments.of("{'templateParas':['88.50']}", "1010002"),
        Arguments.of("{'templateId':'','templateParas':[]}", "1010002"),
        Arguments.of("{'templateId':7,'templateParas':[]}", "1010002"),
        Arguments.of("{'templateId':'" + "x".repeat(33) + "','templateParas':[]}", "1010002"),
        Arguments.of("{'templateId':'arrears','templateParas':'88.50'}", "1010002"),
        Arguments.of("{'templateId':'arrears','templateParas':[88.5]}", "1010002"),
        Arguments.of("{'templateId':'arrears','templateParas':['$8']}", "1010002"),
        Arguments.of("{'templateId':'arrears','templateParas':['{8']}", "1010002"),
        Arguments.of("{'templateId':'arrears','templateParas':['8}']}", "1010002"),
        Arguments.of("{'templateId':'unknown','templateParas':[]}", "1012003"),
        Arguments.of("{'templateId':'ARREARS','templateParas':['88.50']}", "1012003"),
        Arguments.of("{'templateId':'waiting','templateParas':[]}", "1012002"),
        Arguments.of("{'templateId':'arrears','templateParas':[]}", "1012004"),
        Arguments.of("{'templateId':'arrears','templateParas':['1','2']}", "1012004"),
        Arguments.of("{'templateId':'greeting','templateParas':['1']}", "1012004"),
        Arguments.of("{'templateId':'arrears','templateParas':['12345678901']}", "1012005"),
        Arguments.of("{'notifyVoice':'a.wav','collectInd':33}", "1010002"),
        Arguments.of("{'notifyVoice':'a.wav','collectInd':-1}", "1010002"),
        Arguments.of("{'notifyVoice':'a.wav','collectInd':'1'}", "1010002"),
        Arguments.of("{'notifyVoice':'a.wav','collectInd':1.5}", "1010002"),
        Arguments.of(
            "{'notifyVoice':'a.wav','collectInd':1,'replayAfterCollection':'ja'}", "1010002"),
        Arguments.of(replaying("''"), "1010002"),
        Arguments.of(replaying("1"), "1010002"),
        Arguments.of(replaying("'1a'"), "1010002"),
        Arguments.of(replaying("'" + "1".repeat(33) + "'"), "1010002"));
  }

  private static String replaying(String trigger) {
    return "{'notifyVoice':'a.wav','collectInd':1,'replayAfterCollection':'true',"
        + "'collectContentTriggerReplaying':"
        + trigger
        + "}";
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("badItems")
  void refusesBadItemsAndNamesTheList(String item, String code) {
    JsonArray list =
        new JsonArray()
            .add(TestingClient.file("first.wav"))
            .add(new JsonObject(item.replace('\'', '"')));

    TestingClient.Answer answer = bench.notice.placeNotification(good().put("playInfoList", list));

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(403);
    if (code.equals("1010002")) {
      assertThat(answer.description()).startsWith("Invalid request.playInfoList[1].");
    }
  }

  @Test
  void namesTheVariableThatAValueDoesNotFit() {
    JsonObject request =
        bench.notice.notification(
            CALLEE, bench.receiver, TestingClient.template("parcel", "南门快递柜", "12345x"));

    assertThat(bench.notice.placeNotification(request).description())
        .isEqualTo("${NUM_6} of templateParas does not meet template requirements");
  }

  static Stream<String> goodItems() {
    return Stream.of(
        "{'notifyVoice':'notice'}",
        "{'notifyVoice':'a-b_c.d@e.wav','collectInd':0,'replayAfterCollection':'false'}",
        "{'notifyVoice':'a.wav','templateId':null,'templateParas':null}",
        "{'templateParas':[],'templateId':'greeting'}",
        "{'templateId':'arrears','templateParas':['88.50'],'collectInd':1}",
        "{'templateId':'parcel','templateParas':['Gate 8','123']}",
        "{'templateId':'appointment','templateParas':['2026/02/28','09:30']}",
        "{'notifyVoice':'a.wav','collectInd':32,'replayAfterCollection':true}",
        "{'notifyVoice':'a.wav','collectInd':0,'replayAfterCollection':'true'}",
        "{'notifyVoice':'a.wav','collectInd':0,'replayAfterCollection':'false',"
            + "'collectContentTriggerReplaying':'1'}",
        replaying("'12'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodItems")
  void takesWhatIsAllowed(String item) {
    JsonArray list = new JsonArray().add(new JsonObject(item.replace('\'', '"')));
    JsonObject request = good().put("playInfoList", list).put("bindNbr", "+8675500003333");

    TestingClient.Answer answer = bench.notice.placeNotification(request);

    assertThat(answer.body()).contains("\"resultcode\":\"0\"");
    assertThat(answer.json().fieldNames())
        .containsExactlyInAnyOrder("resultcode", "resultdesc", "sessionId");
  }

  @Test
  void takesFiveItemsAndTellsTheIdlePorts() {
    JsonObject request = good().put("playInfoList", items(5)).put("returnIdlePort", "true");

    TestingClient.Answer answer = bench.notice.placeNotification(request);

    assertThat(answer.code()).isEqualTo("0");
    assertThat(answer.json().getInteger("idlePort")).isBetween(0, 999);
  }

  private static JsonArray items(int number) {
    return new JsonArray(
        IntStream.range(0, number).mapToObj(item -> TestingClient.file("a.wav")).toList());
  }
}
