package io.dialbridge.pushes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.bills.FeeInfo;
import io.dialbridge.bills.TestingBills;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.CallState;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.calls.TestingCalls;
import io.dialbridge.calls.TestingFold;
import io.dialbridge.fuzz.Corpus;
import io.dialbridge.fuzz.Hostile;
import io.dialbridge.values.Money;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.java.spi.UnknownBasicJavaType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes through the push door is a malformed push, or becomes facts and bills that the
 * database can hold and give back, and never takes memory out of proportion.
 */
public class PushFuzzTest {
  /** What the door lets through. */
  private static final int MOST_BYTES = 1 << 20;

  /** A tree of {@code {},{},…} takes some 70 bytes for each of the push. */
  private static final long TREE_PER_BYTE = 200;

  /** Reading one item cuts all texts; only an object where text belongs is written out in full. */
  private static final long ITEM_PER_BYTE = 100;

  /** Each is read on its own merits; more would only take time. */
  private static final int MOST_ITEMS = 50;

  private static final Instant RECEIVED = Instant.parse("2026-01-15T08:30:21Z");
  private static final List<CallSession> CALLS =
      List.of(
          TestingCalls.requested(
              "+8613700000001", "+8613700000002", "+8675500001111", "+8675500002222"),
          TestingCalls.requested(
              "+8613700000001", "+8613700000002", "+8675500001111", "+8675500001111"),
          TestingCalls.requestedNotification());
  private static final String DIGEST = "0".repeat(64);
  private static final UUID BILL = UUID.fromString("0198c5a1-65aa-7d02-8f3b-9a4c5d6e7f80");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredJson STORED = new StoredJson();
  private static final JavaType<CallFact> FACT = new UnknownBasicJavaType<>(CallFact.class);
  private static final JavaType<CallState> STATE = new UnknownBasicJavaType<>(CallState.class);

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    byte[] body = input.length <= MOST_BYTES ? input : Arrays.copyOf(input, MOST_BYTES);
    ReadPush push;
    try {
      push = Hostile.within(TREE_PER_BYTE, body, () -> ReadPush.of(body));
    } catch (MalformedPush e) {
      Hostile.storable("the reason", e.getMessage(), 100);
      return;
    }
    assertThat(push.items()).isNotEmpty();
    Hostile.storable("eventType", push.eventType(), 64);
    for (JsonNode item : push.items().subList(0, Math.min(push.items().size(), MOST_ITEMS))) {
      Hostile.within(
          ITEM_PER_BYTE,
          body,
          () -> {
            read(push, item);
            return push;
          });
    }
  }

  private static void read(ReadPush push, JsonNode item) throws Exception {
    if (push.isBills()) {
      SortedMap<String, String> content = BillReading.content(item);
      FeeInfo fee = BillReading.fee(content);
      checkFields(fee);
      checkFields(TestingBills.shown(fee));
      checkContent(content);
      for (CallSession call : CALLS) {
        for (boolean chargeWaiting : new boolean[] {true, false}) {
          checkFacts(
              call,
              List.of(TestingBills.fact(call.kind(), fee, content, BILL, chargeWaiting, RECEIVED)));
        }
      }
    } else {
      for (CallSession call : CALLS) {
        checkFacts(call, StatusReading.facts(call, push.eventType(), item, RECEIVED, DIGEST));
      }
    }
  }

  private static void checkFields(FeeInfo fee) throws ReflectiveOperationException {
    for (RecordComponent field : FeeInfo.class.getRecordComponents()) {
      Object value = field.getAccessor().invoke(fee);
      if (value instanceof String text) {
        Hostile.storable(field.getName(), text, field.getName().equals("sessionId") ? 256 : 1024);
      } else if (value instanceof Instant time) {
        Hostile.storable(field.getName(), time);
      }
    }
  }

  private static void checkContent(SortedMap<String, String> content) {
    for (Map.Entry<String, String> member : content.entrySet()) {
      Hostile.storable("a name", member.getKey(), 1024);
      Hostile.storable("a value", member.getValue(), 1024);
    }
  }

  /** Each fact, all of them together, and the state they make. */
  private static void checkFacts(CallSession call, List<CallFact> facts) throws Exception {
    assertThat(facts).isNotEmpty();
    for (CallFact fact : facts) {
      Hostile.storable("key", fact.key(), 200);
      checkTexts(fact);
      comesBack(fact, FACT);
    }
    List<CallFact> known = new ArrayList<>(facts);
    known.add(new CallFact.Accepted(RECEIVED, null, null));
    CallState state = TestingFold.fold(call.kind(), RECEIVED, known);
    Hostile.storable("sessionId", state.sessionId(), 256);
    comesBack(state, STATE);
  }

  private static void checkTexts(CallFact fact) {
    switch (fact) {
      case CallFact.StepReached step -> {
        Hostile.storable("at", step.at().at());
        Hostile.storable("sessionId", step.sessionId(), 256);
      }
      case CallFact.DigitsCollected keys -> {
        Hostile.storable("at", keys.at().at());
        Hostile.storable("digits", keys.digits(), 64);
      }
      case CallFact.Disconnected end -> {
        Hostile.storable("at", end.at().at());
        Hostile.storable("sessionId", end.sessionId(), 256);
        Hostile.storable("partyType", end.partyType(), 32);
        Hostile.storable("stateDescription", end.stateDescription(), 128);
      }
      case CallFact.Billed bill -> {
        Hostile.storable("keys", bill.keys(), 1024);
        checkCost(bill.charge().cost());
      }
      case CallFact.Unrecognized event -> Hostile.storable("eventType", event.eventType(), 64);
      default -> throw new AssertionError("a push says nothing of " + fact);
    }
  }

  private static void checkCost(@Nullable Money cost) {
    if (cost != null) {
      assertThat(cost.amount().scale()).isLessThanOrEqualTo(4);
      assertThat(cost.amount().precision() - cost.amount().scale()).isLessThanOrEqualTo(14);
    }
  }

  private static <T> void comesBack(T value, JavaType<T> type) throws Exception {
    String stored = STORED.toString(value, type, null);
    Hostile.storable(JSON.readTree(stored));
    if (!STORED.fromString(stored, type, null).equals(value)) {
      throw new AssertionError("stored as " + stored + " and not the same again");
    }
  }

  static List<Path> corpus() {
    return Corpus.of(PushFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void readsTheCorpus(Path input) throws Exception {
    fuzzerTestOneInput(Files.readAllBytes(input));
  }

  /** As large as the door lets through. */
  @ParameterizedTest
  @MethodSource("giants")
  void readsGiants(String opening, String repeated, String closing) throws Exception {
    int room = MOST_BYTES - opening.length() - closing.length();
    String body = opening + repeated.repeat(room / repeated.length()) + closing;

    fuzzerTestOneInput(body.getBytes(UTF_8));
  }

  static List<String[]> giants() {
    return List.of(
        giant("{\"eventType\":\"fee\",\"feeLst\":[{}", ",{}", "]}"),
        giant("{\"eventType\":\"fee\",\"feeLst\":[{\"userData\":[[]", ",[]", "]}]}"),
        giant("{\"eventType\":\"fee\",\"feeLst\":[{\"userData\":[1", ",1e6", "]}]}"),
        giant("{\"eventType\":\"fee\",\"feeLst\":[{\"userData\":\"", "\\u0000", "\"}]}"),
        giant("{\"eventType\":\"fee\",\"feeLst\":[{\"hostName\":1", "0", "}]}"),
        giant("{\"eventType\":\"fee\",\"feeLst\":[{\"dynIVRPath\":\"1", "-1", "\"}]}"),
        giant("{\"eventType\":\"fee\",\"feeLst\":[{\"a\":1", ",\"a\":1", "}]}"),
        giant("{\"eventType\":\"disconnect\",\"statusInfo\":{\"stateDesc\":\"", "\\ud83d", "\"}}"),
        giant("{\"eventType\":\"callout\",\"statusInfo\":{\"called\":\"", "0", "\"}}"),
        giant("{\"eventType\":\"callout\",\"statusInfo\":{\"timestamp\":\"", " T", "\"}}"),
        giant("{\"eventType\":\"", "x", "\"}"),
        giant("{\"eventType\":\"hold\",\"", "x", "\":1}"),
        giant("{\"eventType\":\"hold\",\"x\":", "[", ""),
        giant("{\"eventType\":\"hold\",\"x\":", "{\"x\":", ""),
        giant("", " ", ""),
        giant("", "\0", ""));
  }

  private static String[] giant(String opening, String repeated, String closing) {
    return new String[] {opening, repeated, closing};
  }

  /**
   * Names that all have one hash in Jackson's table of names, whatever its seed: it only adds up
   * what follows the twelfth byte, so that these may change places.
   */
  @Test
  void readsNamesThatCollide() throws Exception {
    StringBuilder body = new StringBuilder("{\"eventType\":\"hold\",\"statusInfo\":{\"a\":1");
    List<String> names = new ArrayList<>();
    permute("twelve bytes", List.of("aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg"), names);
    names.forEach(name -> body.append(",\"").append(name).append("\":1"));

    fuzzerTestOneInput(body.append("}}").toString().getBytes(US_ASCII));

    assertThat(names).hasSize(5_040).doesNotHaveDuplicates();
  }

  private static void permute(String begun, List<String> rest, List<String> names) {
    if (rest.isEmpty()) {
      names.add(begun);
    }
    for (String next : rest) {
      permute(begun + next, rest.stream().filter(other -> !other.equals(next)).toList(), names);
    }
  }
}
