package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialbridge.bills.FeeInfo;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillReadingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsTheBillOfATalk() throws Exception {
    assertThat(BillReading.fee(BillReading.content(bill("bill-of-a-talk"))))
        .isEqualTo(
            new FeeInfo(
                0,
                "CaaS_Test_01",
                "appkey0EXAMPLE0000000000000",
                "CAE-20260115163020-12019775",
                "+8675500001111",
                "1202_566_0_20260115083020@callenabler.example.com",
                "+8675500001111",
                "+8613700000001",
                "+8675500001111",
                "+8613700000002",
                Instant.parse("2026-01-15T08:30:29Z"),
                Instant.parse("2026-01-15T08:30:34Z"),
                Instant.parse("2026-01-15T08:30:41Z"),
                Instant.parse("2026-01-15T08:30:20Z"),
                Instant.parse("2026-01-15T08:30:24Z"),
                Instant.parse("2026-01-15T08:30:29Z"),
                Instant.parse("2026-01-15T08:33:02Z"),
                null,
                0,
                0,
                0,
                0,
                null,
                null,
                1,
                Instant.parse("2026-01-15T08:30:41Z"),
                "26011508302212000001.wav",
                "sp-app",
                "ostor.example.com",
                null,
                0,
                0,
                "002",
                "callenabler.example.com",
                "order1001"));
  }

  @Test
  void readsTheBillOfAnUnreachableCallee() throws Exception {
    assertThat(BillReading.fee(BillReading.content(bill("bill-of-an-unreachable-callee"))))
        .isEqualTo(
            new FeeInfo(
                0,
                "CaaS_Test_01",
                "appkey0EXAMPLE0000000000000",
                "CAE-20260115170000-12016920",
                "+8675500002222",
                "1201_8658_4294967295_20260115090000@callenabler.example.com",
                "+8675500001111",
                "+8613700000001",
                "+8675500001111",
                "+8613700000002",
                Instant.parse("2026-01-15T09:00:21Z"),
                Instant.parse("2026-01-15T09:00:22Z"),
                null,
                Instant.parse("2026-01-15T09:00:00Z"),
                Instant.parse("2026-01-15T09:00:06Z"),
                Instant.parse("2026-01-15T09:00:21Z"),
                Instant.parse("2026-01-15T09:00:23Z"),
                Instant.parse("2026-01-15T09:00:23Z"),
                0,
                0,
                518,
                480,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                "002",
                "callenabler.example.com",
                "order1002"));
  }

  /** Each field under a value of its own, so that none is read from another's place. */
  @Test
  void readsEveryFieldFromItsOwnPlace() throws Exception {
    for (RecordComponent field : FeeInfo.class.getRecordComponents()) {
      String onWire = field.getName().replace("Ivr", "IVR");
      ObjectNode bill = JSON.createObjectNode();
      Object expected;
      if (field.getType() == Instant.class) {
        bill.put(onWire, "2026-01-15 08:30:20");
        expected = Instant.parse("2026-01-15T08:30:20Z");
      } else if (field.getType() == Integer.class) {
        bill.put(onWire, 518);
        expected = 518;
      } else {
        bill.put(onWire, "a text");
        expected = "a text";
      }

      FeeInfo fee = BillReading.fee(BillReading.content(bill));

      assertThat(value(field, fee)).as(onWire).isEqualTo(expected);
      assertThat(FeeInfo.class.getRecordComponents())
          .filteredOn(other -> value(other, fee) != null)
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "\"\"", "\"  \""})
  void absentNullAndEmptyAreAlike(String nothing) throws Exception {
    FeeInfo fee = BillReading.fee(BillReading.content(everyField(nothing)));

    assertThat(fee).isEqualTo(BillReading.fee(BillReading.content(JSON.createObjectNode())));
    assertThat(FeeInfo.class.getRecordComponents())
        .allSatisfy(field -> assertThat(value(field, fee)).isNull());
    assertThat(BillReading.content(everyField(nothing))).isEmpty();
  }

  @Test
  void readsNumbersThatAreStrings() throws Exception {
    FeeInfo fee =
        BillReading.fee(
            BillReading.content(
                JSON.readTree(
                    "{\"ulFailReason\":\"518\",\"sipStatusCode\":\"480\",\"recordFlag\":\"1\"}")));

    assertThat(fee.ulFailReason()).isEqualTo(518);
    assertThat(fee.sipStatusCode()).isEqualTo(480);
    assertThat(fee.recordFlag()).isEqualTo(1);
  }

  @Test
  void refusesNothing() throws Exception {
    FeeInfo fee =
        BillReading.fee(
            BillReading.content(
                JSON.readTree(
                    """
                {"direction":"out","callEndTime":"soon","failTime":{},"sessionId":"a\\u0000b","hostName":["h"]}\
                """)));

    assertThat(fee.direction()).isNull();
    assertThat(fee.callEndTime()).isNull();
    assertThat(fee.failTime()).isNull();
    assertThat(fee.sessionId()).isEqualTo("a\ufffdb");
    assertThat(fee.hostName()).isEqualTo("[\"h\"]");
    for (String item : List.of("null", "7", "\"bill\"", "[{}]")) {
      assertThat(BillReading.fee(BillReading.content(JSON.readTree(item))))
          .isEqualTo(BillReading.fee(BillReading.content(JSON.readTree("{}"))));
      assertThat(BillReading.content(JSON.readTree(item))).isEmpty();
    }
  }

  @Test
  void itsContentIsEveryMemberWithAValueInTheOrderOfNames() throws Exception {
    JsonNode bill =
        JSON.readTree(
            """
            {"userData":"order1001","failTime":"","mptyId":null,"zone":{"b":1},"origCalleeNum":"+8613700000009",
             "direction":0,"recordDomain":" ","billType":"4","ok":true,"a\\u0000":"b\\u0000"}\
            """);

    assertThat(BillReading.content(bill))
        .containsExactly(
            entry("a\ufffd", "b\ufffd"),
            entry("billType", "4"),
            entry("direction", "0"),
            entry("ok", "true"),
            entry("origCalleeNum", "+8613700000009"),
            entry("userData", "order1001"),
            entry("zone", "{\"b\":1}"));
  }

  @Test
  void itsContentIsTheSameInWhateverOrderItCame() throws Exception {
    Map<String, String> content = BillReading.content(bill("bill-of-a-talk"));
    ObjectNode turned = JSON.createObjectNode();
    bill("bill-of-a-talk").properties().stream()
        .sorted(Map.Entry.<String, JsonNode>comparingByKey().reversed())
        .forEach(member -> turned.set(member.getKey(), member.getValue()));

    assertThat(turned.fieldNames().next()).isEqualTo("userData");
    assertThat(BillReading.content(turned).toString()).isEqualTo(content.toString());
    assertThat(content).hasSize(31).doesNotContainKey("failTime");
  }

  private static JsonNode bill(String name) throws IOException, MalformedPush {
    ReadPush push = ReadPush.of(PushFiles.read(name));
    assertThat(push.isBills()).isTrue();
    return push.items().getFirst();
  }

  /** A bill with every field, all with that value; without any where that is nothing at all. */
  private static JsonNode everyField(String value) throws IOException {
    ObjectNode bill = JSON.createObjectNode();
    if (!value.isEmpty()) {
      for (RecordComponent field : FeeInfo.class.getRecordComponents()) {
        bill.set(field.getName().replace("Ivr", "IVR"), JSON.readTree(value));
      }
    }
    return bill;
  }

  private static @Nullable Object value(RecordComponent field, FeeInfo fee) {
    try {
      return field.getAccessor().invoke(fee);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
