package io.dialbridge.pushes;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadPushTest {
  @ParameterizedTest
  @ValueSource(strings = {"callout", "alerting", "answer", "collectInfo", "disconnect"})
  void readsAStatus(String eventType) throws MalformedPush {
    ReadPush push =
        read("{\"eventType\":\"%s\",\"statusInfo\":{\"sessionId\":\"s\"}}".formatted(eventType));

    assertThat(push.eventType()).isEqualTo(eventType);
    assertThat(push.isBills()).isFalse();
    assertThat(push.items())
        .extracting(JsonNode::toString)
        .containsExactly("{\"sessionId\":\"s\"}");
  }

  /** 50 are the most by the platform's page; more are no reason to lose them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 50, 51})
  void readsBills(int count) throws MalformedPush {
    StringBuilder bills = new StringBuilder("{\"icid\":\"0\"}");
    for (int i = 1; i < count; i++) {
      bills.append(",{\"icid\":\"%d\"}".formatted(i));
    }

    ReadPush push = read("{\"eventType\":\"fee\",\"feeLst\":[" + bills + "]}");

    assertThat(push.isBills()).isTrue();
    assertThat(push.items()).hasSize(count);
    assertThat(push.items().getLast().path("icid").asText()).isEqualTo(String.valueOf(count - 1));
  }

  @Test
  void aThousandBillsAreTheMost() throws MalformedPush {
    String thousand = "{}" + ",{}".repeat(999);

    assertThat(read("{\"eventType\":\"fee\",\"feeLst\":[" + thousand + "]}").items())
        .hasSize(1_000);
    assertThatThrownBy(() -> read("{\"eventType\":\"fee\",\"feeLst\":[" + thousand + ",{}]}"))
        .isInstanceOf(MalformedPush.class)
        .hasMessage("feeLst has more than 1000 bills");
  }

  @Test
  void fieldsThatWeDontKnowAreNoReasonToRefuse() throws MalformedPush {
    ReadPush push =
        read("{\"version\":3,\"eventType\":\"answer\",\"statusInfo\":{\"mos\":4.1},\"x\":[{}]}");

    assertThat(push.items()).extracting(JsonNode::toString).containsExactly("{\"mos\":4.1}");
  }

  @Test
  void anEventThatWeDontKnowIsItsStatusInfoOrItself() throws MalformedPush {
    assertThat(read("{\"eventType\":\"hold\",\"statusInfo\":{\"a\":1}}").items())
        .extracting(JsonNode::toString)
        .containsExactly("{\"a\":1}");
    for (String rest : new String[] {"\"b\":2", "\"statusInfo\":\"none\"", "\"feeLst\":[]"}) {
      String body = "{\"eventType\":\"hold\"," + rest + "}";

      assertThat(read(body).items()).extracting(JsonNode::toString).containsExactly(body);
    }
  }

  @Test
  void theNameOfAnEventIsMadeFitForTheDatabase() throws MalformedPush {
    assertThat(read("{\"eventType\":\"a\\u0000b\"}").eventType()).isEqualTo("a\ufffdb");
    assertThat(read("{\"eventType\":\"" + "e".repeat(65) + "\"}").eventType())
        .isEqualTo("e".repeat(64));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|not a JSON object",
        "`  `|not a JSON object",
        "null|not a JSON object",
        "[]|not a JSON object",
        "[{\"eventType\":\"fee\"}]|not a JSON object",
        "\"fee\"|not a JSON object",
        "42|not a JSON object",
        "{|not JSON",
        "{\"eventType\":|not JSON",
        "{'eventType':'fee'}|not JSON",
        "<xml/>|not JSON",
        "eventType=fee|not JSON",
        "{\"eventType\":\"a\tb\"}|not JSON",
        "{}|eventType",
        "{\"EventType\":\"fee\"}|eventType",
        "{\"eventType\":null}|eventType",
        "{\"eventType\":5}|eventType",
        "{\"eventType\":\"\"}|eventType",
        "{\"eventType\":\" \"}|eventType",
        "{\"eventType\":[\"fee\"]}|eventType",
        "{\"eventType\":\"callout\"}|statusInfo",
        "{\"eventType\":\"alerting\"}|statusInfo",
        "{\"eventType\":\"answer\",\"statusInfo\":[]}|statusInfo",
        "{\"eventType\":\"collectInfo\",\"statusInfo\":null}|statusInfo",
        "{\"eventType\":\"disconnect\",\"statusinfo\":{}}|statusInfo",
        "{\"eventType\":\"fee\"}|feeLst",
        "{\"eventType\":\"fee\",\"feeLst\":null}|feeLst",
        "{\"eventType\":\"fee\",\"feeLst\":[]}|feeLst",
        "{\"eventType\":\"fee\",\"feeLst\":{\"a\":{}}}|feeLst",
        "{\"eventType\":\"fee\",\"feeLst\":\"[]\"}|feeLst",
        "{\"eventType\":\"fee\",\"statusInfo\":{}}|feeLst"
      })
  void refusesWhatThePagesDontDescribe(String body, String reason) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(MalformedPush.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aReasonNeverRepeatsTheBody() {
    assertThatThrownBy(() -> read("{\"eventType\":+8613700000001}"))
        .isInstanceOf(MalformedPush.class)
        .hasMessage("the body is not JSON")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 500_000})
  void refusesDeepNesting(int depth) {
    for (String open : new String[] {"[", "{\"a\":"}) {
      assertThatThrownBy(() -> read("{\"eventType\":\"hold\",\"x\":" + open.repeat(depth)))
          .isInstanceOf(MalformedPush.class);
    }
    assertThatThrownBy(
            () ->
                read(
                    "{\"eventType\":\"hold\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}"))
        .isInstanceOf(MalformedPush.class)
        .hasMessage("the body is not JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0xff, 0xc0, 0x80, 0xed, 0xf5})
  void refusesBytesThatAreNoUtf8(int wrong) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"eventType\":\"hold\",\"x\":\"".getBytes(UTF_8));
    body.write(wrong);
    body.writeBytes("\"}".getBytes(UTF_8));

    assertThatThrownBy(() -> ReadPush.of(body.toByteArray()))
        .isInstanceOf(MalformedPush.class)
        .hasMessage("the body is not JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 100})
  void refusesNothingButNulBytes(int count) {
    assertThatThrownBy(() -> ReadPush.of(new byte[count])).isInstanceOf(MalformedPush.class);
  }

  @Test
  void understandsUtf8AndWhatJsonMayElseBeWrittenIn() throws MalformedPush {
    String body = "{\"eventType\":\"hold\",\"x\":\"呼叫👍\"}";

    assertThat(ReadPush.of(body.getBytes(UTF_8)).items().getFirst().path("x").asText())
        .isEqualTo("呼叫👍");
    assertThat(ReadPush.of(body.getBytes(UTF_16))).isEqualTo(ReadPush.of(body.getBytes(UTF_8)));
  }

  private static ReadPush read(String body) throws MalformedPush {
    return ReadPush.of(body.getBytes(UTF_8));
  }

  /** A second document behind the first would be lost in silence. */
  @Test
  void refusesTwoDocumentsInOneBody() {
    String one = "{\"eventType\":\"callout\",\"statusInfo\":{}}";

    assertThatThrownBy(() -> ReadPush.of((one + one).getBytes(UTF_8)))
        .isInstanceOf(MalformedPush.class);
  }
}
