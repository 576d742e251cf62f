package io.dialbridge.recordings;

import io.dialbridge.calls.CallSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in what bills tell of recordings. */
@ApplicationScoped
public class RecordingDesk {
  private final RecordingsConfig config;
  private final Clock clock;

  RecordingDesk(RecordingsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

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

  /**
   * What there is to say of a recording once its call's bill is there, or can no longer come.
   *
   * @param isReady whether it can be fetched
   * @param reason why there is none; null where there is
   */
  public record Tidings(boolean isReady, @Nullable String reason) {}

  /** Empty where none was asked for, or it is still to come. */
  public Optional<Tidings> tidings(CallSession call) {
    if (!call.isRecordAsked()) {
      return Optional.empty();
    }
    Finding finding =
        Evidence.of(call, CallRecording.ofCall(call.id()))
            .meaning(clock.instant(), config.pendingFor());
    return switch (finding.state()) {
      case AVAILABLE -> Optional.of(new Tidings(true, null));
      case ABSENT ->
          Optional.of(new Tidings(false, Objects.requireNonNull(finding.reason()).word()));
      case PENDING -> Optional.empty();
    };
  }
}
