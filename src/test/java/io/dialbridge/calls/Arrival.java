package io.dialbridge.calls;

import io.dialbridge.twin.ScriptedCall;
import io.dialbridge.twin.ScriptedCall.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of a drawn call that reached us.
 *
 * @param told what it says; the same object for what is said again
 * @param facts what was read from it, all of them with that time of reception
 */
record Arrival(Told told, Instant receivedAt, List<CallFact> facts) {
  /** What can be said about a call. */
  sealed interface Told {}

  /** By a status push of the twin. */
  record ByStatus(ScriptedCall.Status status) implements Told {}

  /** By a bill: the twin's own, or a corrected one. */
  record ByBill(BillTimes times) implements Told {}

  /** By our own side: an answer of the platform, a deadline. */
  record ByUs(String word) implements Told {}

  /** By a push of which we understand nothing. */
  record ByNoise() implements Told {}

  /**
   * The times of one content of a bill.
   *
   * @param caller null in calls of one party
   */
  record BillTimes(@Nullable Times caller, Times callee, Instant end) {}
}
