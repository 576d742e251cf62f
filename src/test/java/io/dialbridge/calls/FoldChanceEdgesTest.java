package io.dialbridge.calls;

import org.junit.jupiter.api.Test;

/** What the fold once didn't keep of its promises, each said in a sentence of its own. */
class FoldChanceEdgesTest {
  /** Keys are taken only of somebody who answered, as a callee who is called proves the caller. */
  @Test
  void keysThatWerePressedProveAnAnswer() {
    ChanceCalls.forEach(
        call -> {
          if (known(call).calleeAnswered()) {
            CallStatus status = state(call).status();
            boolean answered = status == CallStatus.COMPLETED || status == CallStatus.IN_PROGRESS;
            Promise.NO_CONTRADICTION.holds(answered, "answered", status);
          }
        });
  }

  /**
   * The second promise: what only a push can tell is equal, or else listed in missing. How many
   * collections there were is known with the bill only.
   */
  @Test
  void everyLossOfKeysIsListedWithTheBill() {
    ChanceCalls.forEach(
        call -> {
          ChanceKnowledge known = known(call);
          CallState state = state(call);
          if (known.billInForce() != null) {
            boolean lost = known.digits().size() < call.script().truth().digits().size();
            boolean listed = state.missing().contains("digits");
            Promise.DIGITS.holds(listed || !lost, "digits in missing", state);
          }
        });
  }

  /** As it does where the disconnect or the bill came. */
  @Test
  void aStopThatWasAcceptedBeforeAnyAnswerCancels() {
    ChanceCalls.forEach(
        call -> {
          ChanceKnowledge known = known(call);
          CallState state = state(call);
          if (known.byUs("stop accepted") && state.settled() && !known.calleeAnswered()) {
            boolean canceled = state.status() == CallStatus.CANCELED || known.billInForce() != null;
            Promise.NO_CONTRADICTION.holds(canceled, CallStatus.CANCELED, state);
          }
        });
  }

  /** The second promise: whatever the order of processing and the duplicates. */
  @Test
  void aCallLearnsTheSameInWhateverOrderItsPushesAreRead() {
    ChanceCalls.forEach(
        call -> {
          CallState inOrder = state(call);
          CallState shuffled = CallFold.fold(call.shape(), ChanceCall.learnt(call.shuffled()));
          Promise.ORDER.holds(shuffled.equals(inOrder), inOrder, shuffled);
        });
  }

  private static ChanceKnowledge known(ChanceCall call) {
    return new ChanceKnowledge(call.script(), call.arrivals());
  }

  private static CallState state(ChanceCall call) {
    return CallFold.fold(call.shape(), ChanceCall.learnt(call.arrivals()));
  }
}
