package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallState.EndedBy;
import io.dialbridge.calls.CallState.LegStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single facts, and the usual courses, say about a call. */
class CallFoldTest {
  /** Some of several collectInfo pushes are lost; their order and their grouping don't matter. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"12,false", "21,false", "2,false", "-,false", "122,true", "123,true", "3,true"})
  void digitsAreMissingWhereTheBillTellsMoreKeys(@Nullable String keysOfBill, boolean missing) {
    List<CallFact> facts = new ArrayList<>(CallCourses.notification());
    facts.set(facts.size() - 1, CallCourses.notificationBill(keysOfBill));

    CallState state = CallFold.fold(CallCourses.NOTIFICATION, facts);

    assertThat(state.digits()).containsExactly("1", "2");
    assertThat(state.missing().contains("digits")).isEqualTo(missing);
  }

  @Test
  void aCallWithoutFactsIsBeingSubmitted() {
    CallState state = CallCourses.fold(List.of());

    assertThat(state.status()).isEqualTo(CallStatus.SUBMITTING);
    assertThat(state.settled()).isFalse();
    assertThat(state.missing()).isEmpty();
  }

  @Test
  void eachStepOfATalkMovesTheStatusOn() {
    List<CallFact> so = new ArrayList<>();
    List<CallStatus> seen = new ArrayList<>();
    for (CallFact fact : CallCourses.talk()) {
      so.add(fact);
      seen.add(CallCourses.fold(so).status());
    }

    assertThat(seen)
        .containsExactly(
            CallStatus.ACCEPTED,
            CallStatus.CALLING_CALLER,
            CallStatus.RINGING_CALLER,
            CallStatus.CALLING_CALLEE,
            CallStatus.CALLING_CALLEE,
            CallStatus.RINGING_CALLEE,
            CallStatus.IN_PROGRESS,
            CallStatus.COMPLETED,
            CallStatus.COMPLETED);
  }

  @Test
  void aTalkWithItsBillIsSettledAndLacksNothing() {
    CallState state = CallCourses.fold(CallCourses.talk());

    assertThat(state.settled()).isTrue();
    assertThat(state.missing()).isEmpty();
    assertThat(state.endedBy()).isEqualTo(EndedBy.CALLER);
    assertThat(state.causeSlug()).isEqualTo("hung-up");
    assertThat(state.charge()).isEqualTo(CallCourses.CHARGE);
    assertThat(state.answeredAt()).isEqualTo(CallCourses.at(14));
    assertThat(state.sources()).allMatch(source -> source.source() == CallState.Source.BILL);
  }

  @Test
  void beforeTheBillTheTimesComeFromPushesAndTheBillIsMissing() {
    List<CallFact> facts = CallCourses.talk();
    CallState state = CallCourses.fold(facts.subList(0, facts.size() - 1));

    assertThat(state.settled()).isFalse();
    assertThat(state.missing()).containsExactly("bill");
    assertThat(state.sources())
        .isNotEmpty()
        .allMatch(source -> source.source() == CallState.Source.PUSH);
    assertThat(state.billDueAt()).isEqualTo(CallCourses.received(54).plus(BillDeadline.BILL_GRACE));
  }

  @Test
  void aLaterStepImpliesWhatWasLostAndSaysSo() {
    CallState state =
        CallCourses.fold(
            List.of(CallCourses.accepted(), CallCourses.step(Party.CALLEE, Step.ANSWERED, 14)));

    assertThat(state.status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(state.caller().status()).isEqualTo(LegStatus.ANSWERED);
    assertThat(state.missing())
        .containsExactly(
            "legs.caller.startedAt",
            "legs.caller.ringingAt",
            "legs.caller.answeredAt",
            "legs.callee.startedAt",
            "legs.callee.ringingAt");
  }

  @ParameterizedTest
  @CsvSource({
    "8101, NO_ANSWER, callee-no-answer, PLATFORM",
    "8102, BUSY, callee-busy, PLATFORM",
    "8105, REJECTED, , CALLEE",
    "8104, FAILED, , PLATFORM",
    "8100, FAILED, , PLATFORM",
  })
  void aCalleeThatCanNotBeReachedEndsTheCalleesLeg(
      int stateCode, CallStatus status, String slug, EndedBy endedBy) {
    CallState state =
        CallCourses.fold(
            List.of(CallCourses.accepted(), CallCourses.disconnected(30, stateCode, null, null)));

    assertThat(state.status()).isEqualTo(status);
    assertThat(state.callee().status()).isEqualTo(LegStatus.valueOf(status.name()));
    assertThat(state.caller().status()).isEqualTo(LegStatus.COMPLETED);
    assertThat(state.endedBy()).isEqualTo(endedBy);
    if (slug != null) {
      assertThat(state.causeSlug()).isEqualTo(slug);
    }
  }

  @ParameterizedTest
  @CsvSource({"8107, NO_ANSWER", "8108, BUSY", "8111, REJECTED", "8110, FAILED"})
  void aCallerThatCanNotBeReachedEndsTheCallBeforeTheCalleeIsCalled(
      int stateCode, CallStatus status) {
    CallState state =
        CallCourses.fold(
            List.of(
                CallCourses.accepted(),
                CallCourses.step(Party.CALLER, Step.CALLED, 0),
                CallCourses.disconnected(30, stateCode, null, null)));

    assertThat(state.status()).isEqualTo(status);
    assertThat(state.caller().status()).isEqualTo(LegStatus.valueOf(status.name()));
    assertThat(state.callee().status()).isEqualTo(LegStatus.NOT_CALLED);
  }

  @ParameterizedTest
  @CsvSource({
    "calling, CALLEE, CALLER",
    "called, CALLER, CALLEE",
    "1, , CALLER",
    "2, , CALLEE",
    "PLATFORM, CALLER, PLATFORM",
    "somebody, CALLEE, CALLEE",
    ", CALLER, CALLER",
    ", , ",
  })
  void thePlatformsWordForWhoHungUpIsReadTolerantly(String word, Party named, EndedBy endedBy) {
    CallState state =
        CallCourses.fold(
            List.of(CallCourses.accepted(), CallCourses.disconnected(54, 0, named, word)));

    assertThat(state.endedBy()).isEqualTo(endedBy);
    assertThat(state.missing().contains("endedBy")).isEqualTo(endedBy == null);
  }

  @Test
  void aStopBeforeTheCalleeAnswersCancels() {
    List<CallFact> facts =
        List.of(
            CallCourses.accepted(),
            CallCourses.step(Party.CALLER, Step.ANSWERED, 7),
            new CallFact.StopAccepted(CallCourses.received(9)),
            CallCourses.disconnected(10, 8017, Party.CALLER, null));
    CallState state = CallCourses.fold(facts);

    assertThat(state.status()).isEqualTo(CallStatus.CANCELED);
    assertThat(state.endedBy()).isEqualTo(EndedBy.API);
    assertThat(state.causeSlug()).isEqualTo("stopped");
    assertThat(state.callee().status()).isEqualTo(LegStatus.NOT_CALLED);
  }

  @Test
  void aRefusalFailsAndSettles() {
    CallState state =
        CallCourses.fold(
            List.of(
                new CallFact.Refused(
                    CallCourses.received(0), "1010023", "Display number invalid.")));

    assertThat(state.status()).isEqualTo(CallStatus.FAILED);
    assertThat(state.settled()).isTrue();
    assertThat(state.refusalCode()).isEqualTo("1010023");
    assertThat(state.billDueAt()).isNull();
  }

  @Test
  void aRefusedCallThatThePlatformSpeaksOfExistsAllTheSame() {
    CallState state =
        CallCourses.fold(
            List.of(
                new CallFact.Refused(CallCourses.received(0), "1010023", ""),
                CallCourses.step(Party.CALLER, Step.RANG, 3)));

    assertThat(state.status()).isEqualTo(CallStatus.RINGING_CALLER);
    assertThat(state.settled()).isFalse();
  }

  @Test
  void anUnconfirmedCallGoesOnWithItsFirstPushAsIfNothingHadHappened() {
    CallFact lost = new CallFact.LeftOpen(CallCourses.received(10), "read time-out");
    assertThat(CallCourses.fold(List.of(lost)).status()).isEqualTo(CallStatus.UNCONFIRMED);

    List<CallFact> facts = new ArrayList<>(CallCourses.talk());
    facts.set(0, lost);
    CallState state = CallCourses.fold(facts);

    assertThat(state.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(state.sessionId()).isEqualTo(CallCourses.SESSION);
  }

  @Test
  void whatNeverEndsIsGivenUpWhenItsBillIsOverdue() {
    CallFact overdue = new CallFact.BillOverdue(CallCourses.received(999_999));

    CallState unheard = CallCourses.fold(List.of(CallCourses.accepted(), overdue));
    assertThat(unheard.status()).isEqualTo(CallStatus.FAILED);
    assertThat(unheard.causeSlug()).isEqualTo("never-heard-of");
    assertThat(unheard.settled()).isTrue();

    CallState talked =
        CallCourses.fold(
            List.of(
                CallCourses.accepted(),
                CallCourses.step(Party.CALLEE, Step.ANSWERED, 14),
                overdue));
    assertThat(talked.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(talked.missing()).contains("bill", "endedAt", "endedBy", "stateCode");
  }

  @Test
  void aBillThatComesAfterItsDeadlineCountsAllTheSame() {
    List<CallFact> facts = new ArrayList<>(CallCourses.talk());
    facts.add(new CallFact.BillOverdue(CallCourses.received(40)));

    assertThat(CallCourses.fold(facts)).isEqualTo(CallCourses.fold(CallCourses.talk()));
  }

  @Test
  void ofTwoContentsOfABillTheLatestReceivedIsInForceAndFlagged() {
    List<CallFact> facts = new ArrayList<>(CallCourses.talk());
    facts.add(CallCourses.billed(70, 120));
    CallState state = CallCourses.fold(facts);

    assertThat(state.endedAt()).isEqualTo(CallCourses.at(120));
    assertThat(state.charge()).isEqualTo(CallCourses.CHARGE.revised(true));
  }

  @Test
  void theBillsDeadlineFollowsTheLimitOfTheCall() {
    CallState limited =
        CallFold.fold(
            new CallShape(CallKind.CALLBACK, CallCourses.START, 30, false),
            List.of(CallCourses.accepted()));
    CallState unlimited =
        CallFold.fold(
            new CallShape(CallKind.CALLBACK, CallCourses.START, null, false),
            List.of(CallCourses.accepted()));

    assertThat(limited.billDueAt())
        .isEqualTo(
            CallCourses.START
                .plus(Duration.ofMinutes(30))
                .plus(BillDeadline.RINGING)
                .plus(BillDeadline.BILL_GRACE));
    assertThat(unlimited.billDueAt())
        .isEqualTo(
            CallCourses.START
                .plus(BillDeadline.UNLIMITED)
                .plus(BillDeadline.RINGING)
                .plus(BillDeadline.BILL_GRACE));
  }

  @Test
  void anUnknownEventIsKeptWithoutEffect() {
    List<CallFact> facts =
        List.of(
            CallCourses.accepted(),
            new CallFact.Unrecognized(CallCourses.received(5), "playResult", "abc"));

    assertThat(CallCourses.fold(facts).status()).isEqualTo(CallStatus.ACCEPTED);
  }

  /** Keys are asked for only when somebody has answered, even where the push of that was lost. */
  @Test
  void keysProveAnAnswer() {
    List<CallFact> facts = List.of(CallCourses.accepted(), CallCourses.digits("1", 15));

    CallState underWay = CallFold.fold(CallCourses.NOTIFICATION, facts);
    assertThat(underWay.status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(underWay.missing()).contains("legs.callee.answeredAt");
    CallState broken =
        CallFold.fold(
            CallCourses.NOTIFICATION,
            List.of(
                CallCourses.accepted(),
                CallCourses.digits("1", 15),
                CallCourses.disconnected(16, 8006, null, null)));
    assertThat(broken.status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aStoppedCallOfWhichNothingMoreWasHeardIsCanceled() {
    CallState state =
        CallCourses.fold(
            List.of(
                CallCourses.accepted(),
                new CallFact.StopAccepted(CallCourses.received(5)),
                new CallFact.BillOverdue(CallCourses.received(100_000))));

    assertThat(state.status()).isEqualTo(CallStatus.CANCELED);
    assertThat(state.endedBy()).isEqualTo(CallState.EndedBy.API);
  }
}
