package io.dialbridge.calls;

import org.jspecify.annotations.Nullable;

/** What is promised of a call's state, each in a sentence that a failure prints. */
enum Promise {
  ORDER("the order of processing and duplicates change nothing"),
  PROGRESS("nothing goes backwards when one more fact is learnt"),
  SETTLED("settled when the bill is there or overdue; before that there is a deadline"),
  STATUS("with the bill, the status is the truth, whatever else was lost"),
  LEGS("with the bill, the legs and their times are the truth, whatever else was lost"),
  CHARGE("with the bill, each answered leg is charged its started minutes"),
  CORRECTION("of several contents of a bill the latest received is in force, and flagged"),
  NO_CONTRADICTION("without the bill, a disconnect gives no status that contradicts the truth"),
  UNDER_WAY("before its end was told, a call stands at the furthest step that was told"),
  TIMES("without the bill, a time is the truth if its push arrived, and else unknown"),
  MISSING("what the facts imply and don't contain is listed as missing, and nothing else is"),
  ENDED_BY("who ended the call is the truth if that was told, and else missing"),
  STATE_CODE("the state code is the truth if the disconnect arrived, and else missing"),
  DIGITS("the digits are those whose pushes arrived; if none did or the bill tells more, missing"),
  AGREEMENT("if no status push was lost, they tell of the legs what the bill tells"),
  SOURCES("each known time names its source"),
  NAME("the platform's name of the call is known once it was told");

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  void holds(boolean held, @Nullable Object expected, @Nullable Object actual) {
    if (!held) {
      throw new Broken(this, "expected " + expected + "\n  but was  " + actual);
    }
  }

  /** A promise was not kept. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Promise promise;

    private Broken(Promise promise, String difference) {
      super(promise + ": " + promise.sentence + "\n  " + difference);
      this.promise = promise;
    }

    Promise promise() {
      return promise;
    }
  }
}
