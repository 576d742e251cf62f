package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calls that wait for a port, as the fold sees them. */
class QueuedFoldTest {
  private static final Instant ASKED = CallCourses.START.plusMillis(3);
  private static final CallFact QUEUED = new CallFact.Queued(ASKED, ASKED.plusSeconds(600));

  @Test
  void aCallThatWaitsIsQueuedAndExpectsNoBill() {
    CallState state = CallCourses.fold(List.of(QUEUED));

    assertThat(state.status()).isEqualTo(CallStatus.QUEUED);
    assertThat(state.settled()).isFalse();
    assertThat(state.billDueAt()).isNull();
    assertThat(state.submittedAt()).isNull();
  }

  @Test
  void whatLeftTheQueueIsBeingSubmittedFromThenOn() {
    Instant left = ASKED.plusSeconds(100);
    CallState state = CallCourses.fold(List.of(QUEUED, new CallFact.Submitted(left, 1)));

    assertThat(state.status()).isEqualTo(CallStatus.SUBMITTING);
    assertThat(state.submittedAt()).isEqualTo(left);
    assertThat(state.billDueAt()).isEqualTo(BillDeadline.of(left, null, null));
  }

  @Test
  void whatWasPutOffWaitsUntilItIsSentAgain() {
    CallFact first = postponed(1, 10);
    CallFact second = new CallFact.Submitted(ASKED.plusSeconds(70), 2);
    CallFact third = postponed(2, 71);

    assertThat(status(first)).as("sent without waiting first").isEqualTo(CallStatus.QUEUED);
    assertThat(status(first, second)).isEqualTo(CallStatus.SUBMITTING);
    assertThat(status(first, second, third)).isEqualTo(CallStatus.QUEUED);
    assertThat(status(QUEUED, new CallFact.Submitted(ASKED, 1), first))
        .as("waited first")
        .isEqualTo(CallStatus.QUEUED);
    assertThat(status(first, second, CallCourses.accepted())).isEqualTo(CallStatus.ACCEPTED);
    assertThat(status(first, second, new CallFact.LeftOpen(ASKED.plusSeconds(80), "lost")))
        .isEqualTo(CallStatus.UNCONFIRMED);
  }

  @Test
  void whosePatienceIsOverFailedForLackOfPorts() {
    CallState state =
        CallCourses.fold(List.of(QUEUED, new CallFact.NoCapacity(ASKED.plusSeconds(600))));

    assertThat(state.status()).isEqualTo(CallStatus.FAILED);
    assertThat(state.settled()).isTrue();
    assertThat(state.causeSlug()).isEqualTo("no-capacity");
    assertThat(state.callee().status()).isEqualTo(CallState.LegStatus.NOT_CALLED);
    assertThat(CallCourses.fold(List.of(new CallFact.NoCapacity(ASKED))).submittedAt()).isNull();
  }

  @Test
  void whatWasStoppedWhileItWaitedIsCanceledByUs() {
    CallState state =
        CallCourses.fold(List.of(QUEUED, new CallFact.Withdrawn(ASKED.plusSeconds(5))));

    assertThat(state.status()).isEqualTo(CallStatus.CANCELED);
    assertThat(state.settled()).isTrue();
    assertThat(state.endedBy()).isEqualTo(CallState.EndedBy.API);
    assertThat(state.causeSlug()).isEqualTo("stopped");
  }

  @Test
  void whatARuleCameToForbidWhileItWaitedFailed() {
    CallFact ruledOut = new CallFact.RuledOut(ASKED.plusSeconds(5), "quiet-hours", "night");
    CallState state = CallCourses.fold(List.of(QUEUED, ruledOut));

    assertThat(state.status()).isEqualTo(CallStatus.FAILED);
    assertThat(state.settled()).isTrue();
    assertThat(state.causeSlug()).isEqualTo("ruled-out");
  }

  @Test
  void aPushProvesTheCallWhateverElseWasSaid() {
    CallFact rang = CallCourses.step(Party.CALLER, CallFact.Step.RANG, 3);

    for (CallFact said :
        List.of(
            QUEUED,
            postponed(1, 1),
            new CallFact.NoCapacity(ASKED),
            new CallFact.Withdrawn(ASKED))) {
      assertThat(status(said, rang)).as(said.key()).isEqualTo(CallStatus.RINGING_CALLER);
    }
  }

  @Test
  void theOrderOfReadingChangesNothing() {
    List<CallFact> facts =
        new ArrayList<>(
            List.of(
                QUEUED,
                new CallFact.Submitted(ASKED.plusSeconds(1), 1),
                postponed(1, 2),
                new CallFact.Submitted(ASKED.plusSeconds(70), 2),
                postponed(2, 71),
                new CallFact.Submitted(ASKED.plusSeconds(140), 3),
                CallCourses.accepted(),
                CallCourses.step(Party.CALLER, CallFact.Step.CALLED, 141)));
    CallState expected = CallCourses.fold(facts);

    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(facts, random);
      assertThat(CallCourses.fold(facts)).isEqualTo(expected);
    }
  }

  private static CallStatus status(CallFact... facts) {
    return CallCourses.fold(List.of(facts)).status();
  }

  private static CallFact postponed(int attempt, long second) {
    Instant at = ASKED.plusSeconds(second);
    return new CallFact.Postponed(at, attempt, "1020165", "busy", at.plusSeconds(60));
  }
}
