package io.dialbridge.recordings;

import io.dialbridge.calls.CallSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Takes in what bills tell of recordings. */
@ApplicationScoped
public class RecordingDesk {
  /**
   * Notes where the recording of a billed call is. To be called in the transaction that holds the
   * call's lock, for every bill; of calls whose recording nobody asked for, or that are erased,
   * nothing is kept. A bill that is taken in twice changes nothing.
   *
   * @param clues of the bill in force
   * @param receivedAt when the bill was received that is being taken in
   * @param first whether it is the call's first bill, before which nothing can be known
   */
  public void take(CallSession call, RecordingClues clues, Instant receivedAt, boolean first) {
    if (!call.isRecordAsked() || call.isErased()) {
      return;
    }
    Optional<CallRecording> known = first ? Optional.empty() : CallRecording.ofCall(call.id());
    known.ifPresentOrElse(
        recording -> recording.learn(clues, receivedAt),
        () -> CallRecording.billed(call.id(), clues, receivedAt).persist());
  }
}
