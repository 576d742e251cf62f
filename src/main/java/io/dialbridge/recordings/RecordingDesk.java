package io.dialbridge.recordings;

import io.dialbridge.calls.CallSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Takes in what bills tell of recordings. */
@ApplicationScoped
public class RecordingDesk {
  /**
   * Notes where the recording of a billed call is. To be called in the transaction that holds the
   * call's lock, for every bill; of calls whose recording nobody asked for nothing is kept. A bill
   * that is taken in twice changes nothing.
   */
  public void take(CallSession call, RecordingClues clues, Instant receivedAt) {
    if (!call.isRecordAsked()) {
      return;
    }
    CallRecording.ofCall(call.id())
        .ifPresentOrElse(
            recording -> recording.learn(clues, receivedAt),
            () -> CallRecording.billed(call.id(), clues, receivedAt).persist());
  }
}
