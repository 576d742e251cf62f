package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.twin.ScriptedCall.How;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was drawn: a run that never met a kind of call says nothing of it. */
final class ChanceCensus {
  private static final String GOES_ON = "goes on";

  private final Map<String, Integer> calls = new TreeMap<>();

  void count(ChanceCall call) {
    How how = call.script().truth().how();
    add(call.shape().kind() + " " + (how == null ? GOES_ON : how));
    ChanceKnowledge known = new ChanceKnowledge(call.script(), call.arrivals());
    if (known.corrected()) {
      add("corrected");
      if (known.correctedBillAgain()) {
        add("corrected, then the older bill again");
      }
    } else if (known.billInForce() != null) {
      add(known.allStatuses() ? "billed, nothing lost" : "billed, something lost");
    } else {
      add(known.byUs("bill overdue") ? "overdue" : "without bill");
    }
    if (!known.byUs("accepted")) {
      add("answer lost");
    }
  }

  private void add(String what) {
    calls.merge(what, 1, Integer::sum);
  }

  void assertThatNothingIsMissing() {
    for (How how : How.values()) {
      if (how != How.PLAYED && how != How.NO_KEYS) {
        has(CallKind.CALLBACK + " " + how);
      }
      if (how != How.LIMIT && how != How.STOPPED && how != How.CALLER_LEFT) {
        has(CallKind.NOTIFICATION + " " + how);
        if (how != How.NO_KEYS) {
          has(CallKind.VERIFICATION + " " + how);
        }
      }
    }
    has(CallKind.CALLBACK + " " + GOES_ON);
    has(CallKind.VERIFICATION + " " + GOES_ON);
    for (String what :
        new String[] {
          "corrected",
          "corrected, then the older bill again",
          "billed, nothing lost",
          "billed, something lost",
          "overdue",
          "without bill",
          "answer lost"
        }) {
      has(what);
    }
  }

  private void has(String what) {
    assertThat(calls).as("Calls that were drawn: %s", calls).containsKey(what);
  }
}
