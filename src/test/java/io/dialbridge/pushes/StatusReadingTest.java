package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallFact.Disconnected;
import io.dialbridge.calls.CallFact.PlatformTime;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallFact.StepReached;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.Party;
import io.dialbridge.calls.TestingCalls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReadingTest {
  private static final String SESSION = "1202_566_0_20260115083020@callenabler.example.com";
  private static final Instant RECEIVED = Instant.parse("2026-01-15T08:30:21Z");
  private static final PlatformTime AT =
      new PlatformTime(Instant.parse("2026-01-15T08:30:20Z"), "UTC");
  private static final CallSession CALL = call("+8675500001111", "+8675500002222");

  @Test
  void readsTheMessagesOnFile() throws Exception {
    CallSession call = call("+8675500001111", "+8675500001111");

    assertThat(onFile(call, "status-callout"))
        .isEqualTo(new StepReached(RECEIVED, SESSION, Party.CALLER, Step.CALLED, AT));
    assertThat(onFile(call, "status-collect-info"))
        .isEqualTo(
            new CallFact.DigitsCollected(
                RECEIVED, "1", new PlatformTime(Instant.parse("2026-01-15T09:00:31Z"), "UTC")));
    assertThat(onFile(call, "status-disconnect"))
        .isEqualTo(
            new Disconnected(
                RECEIVED,
                SESSION,
                new PlatformTime(Instant.parse("2026-01-15T08:33:02Z"), "UTC"),
                Party.CALLEE,
                "called",
                0,
                "The user releases the call."));
  }

  @ParameterizedTest
  @CsvSource({"callout, CALLED", "alerting, RANG", "answer, ANSWERED"})
  void readsEachStep(String eventType, Step step) {
    assertThat(fact(eventType, status("+8613700000002", "+8675500002222")))
        .isEqualTo(new StepReached(RECEIVED, SESSION, Party.CALLEE, step, AT));
  }

  @ParameterizedTest
  @CsvSource({
    "+8613700000001, , CALLER",
    "+8613700000002, , CALLEE",
    "13700000001, , CALLER",
    "8613700000002, , CALLEE",
    "+86 137-0000-0002, , CALLEE",
    "3700000001, , CALLER",
    "0000002, , CALLEE",
    ", +8675500001111, CALLER",
    ", +8675500002222, CALLEE",
    ", 75500002222, CALLEE",
    ", 075500002222, CALLEE",
    "008613700000002, , CALLEE",
    "+8613700000009, +8675500002222, CALLEE",
    "+8613700000001, +8675500001111, CALLER",
    "000001, +8675500002222, CALLEE"
  })
  void knowsTheLegByTheNumberCalledElseByTheDisplayNumber(
      @Nullable String called, @Nullable String shown, Party party) {
    assertThat(fact("answer", status(called, shown)))
        .isEqualTo(new StepReached(RECEIVED, SESSION, party, Step.ANSWERED, AT));
  }

  @ParameterizedTest
  @CsvSource({
    ",",
    "+8613700000009,",
    "000001,",
    ", +8675500003333",
    "anonymous, unknown",
  })
  void aStepOfAnUnknownLegIsKeptWithoutEffect(@Nullable String called, @Nullable String shown) {
    assertThat(fact("answer", status(called, shown)))
        .isEqualTo(new CallFact.Unrecognized(RECEIVED, "answer", "digest"));
  }

  @Test
  void aDisplayNumberOfBothTellsNothing() {
    CallSession call = call("+8675500001111", "+8675500001111");

    CallFact fact =
        StatusReading.facts(call, "disconnect", status(null, "+8675500001111"), RECEIVED, "digest")
            .getFirst();

    assertThat(fact).isEqualTo(disconnected(null, null, null));
  }

  @Test
  void keepsAHangUpWhateverItsPartyTypeAndStateCode() {
    ObjectNode strings = status(null, null).put("partyType", "robot").put("stateCode", "8010");
    ObjectNode numbers = status(null, null).put("partyType", 3).put("stateCode", 99_999);
    ObjectNode odd = status(null, null).put("stateCode", "odd");

    assertThat(fact("disconnect", strings)).isEqualTo(disconnected(null, "robot", 8010));
    assertThat(fact("disconnect", numbers)).isEqualTo(disconnected(null, "3", 99_999));
    assertThat(fact("disconnect", odd)).isEqualTo(disconnected(null, null, null));
  }

  @Test
  void noDigitsAreEmptyDigits() {
    assertThat(fact("collectInfo", status(null, null)))
        .isEqualTo(new CallFact.DigitsCollected(RECEIVED, "", AT));
  }

  @Test
  void anUnknownEventIsKeptUnderTheNameOfItsPush() {
    assertThat(fact("hold", status("+8613700000001", null)))
        .isEqualTo(new CallFact.Unrecognized(RECEIVED, "hold", "digest"));
  }

  @Test
  void anUnreadableTimeIsWhenItCame() {
    ObjectNode status = status("+8613700000001", null).put("timestamp", "soon");

    assertThat(fact("answer", status))
        .isEqualTo(
            new StepReached(
                RECEIVED,
                SESSION,
                Party.CALLER,
                Step.ANSWERED,
                new PlatformTime(RECEIVED, PlatformTime.UNREADABLE)));
  }

  private static CallFact disconnected(
      @Nullable Party party, @Nullable String partyType, @Nullable Integer stateCode) {
    return new Disconnected(RECEIVED, SESSION, AT, party, partyType, stateCode, null);
  }

  @Test
  void aOnePartyCallHasTheCalleesLegOnly() {
    CallSession notification = TestingCalls.requestedNotification();
    ObjectNode called = status("+8613700000002", "+8675500001111");

    assertThat(StatusReading.facts(notification, "answer", called, RECEIVED, "digest"))
        .containsExactly(new StepReached(RECEIVED, SESSION, Party.CALLEE, Step.ANSWERED, AT));
    assertThat(StatusReading.facts(notification, "disconnect", called, RECEIVED, "digest"))
        .containsExactly(new Disconnected(RECEIVED, SESSION, AT, null, null, null, null));
  }

  @Test
  void aDisconnectForWantOfKeysTellsThatNoneWasPressed() {
    ObjectNode end = status("+8613700000002", "+8675500001111");
    end.put("stateCode", 8008);

    assertThat(
            StatusReading.facts(
                TestingCalls.requestedNotification(), "disconnect", end, RECEIVED, "digest"))
        .containsExactly(
            new CallFact.DigitsCollected(RECEIVED, "", AT),
            new Disconnected(RECEIVED, SESSION, AT, null, null, 8008, null));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"null", "''"})
  void aCollectionWithoutKeysIsReadAsNone(@Nullable String digits) {
    ObjectNode collected = status(null, null);
    collected.put("digitInfo", digits);

    assertThat(fact("collectInfo", collected))
        .isEqualTo(new CallFact.DigitsCollected(RECEIVED, "", AT));
  }

  private static CallFact onFile(CallSession call, String name) throws Exception {
    ReadPush push = ReadPush.of(PushFiles.read(name));
    return StatusReading.facts(call, push.eventType(), push.items().getFirst(), RECEIVED, "digest")
        .getFirst();
  }

  private static CallFact fact(String eventType, ObjectNode status) {
    return StatusReading.facts(CALL, eventType, status, RECEIVED, "digest").getFirst();
  }

  private static ObjectNode status(@Nullable String called, @Nullable String shown) {
    return new ObjectMapper()
        .createObjectNode()
        .put("sessionId", SESSION)
        .put("timestamp", "2026-01-15 08:30:20")
        .put("called", called)
        .put("caller", shown);
  }

  private static CallSession call(String shownToCaller, String shownToCallee) {
    return TestingCalls.requested("+8613700000001", "+8613700000002", shownToCaller, shownToCallee);
  }
}
