package io.dialbridge.recordings;

import io.dialbridge.calls.CallSession;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what is known of a recording, and notes what the platform says of it. Each is a short
 * transaction of its own, over and its connection given back before anything is asked or fetched.
 */
@ApplicationScoped
class RecordingFinder {
  private final RecordingsConfig config;
  private final Clock clock;

  RecordingFinder(RecordingsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** What is known of the recording of a call, and what that means now. */
  record Known(UUID callId, String app, Evidence.@Nullable Noted noted, Finding finding) {}

  /** A call that the requester may not see is none. */
  Known of(UUID callId, Requester requester) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                CallSession.<CallSession>findByIdOptional(callId)
                    .filter(call -> requester.maySee(call.app()))
                    .map(this::known))
        .orElseThrow(() -> QueryParameters.unknown("call"));
  }

  private Known known(CallSession call) {
    return known(call, CallRecording.ofCall(call.id()), clock.instant());
  }

  private Known known(CallSession call, Optional<CallRecording> recording, Instant now) {
    Evidence evidence = Evidence.of(call, recording);
    return new Known(
        call.id(), call.app(), evidence.noted(), evidence.meaning(now, config.pendingFor()));
  }

  /** Notes that the platform doesn't have it, and says what that means. */
  Finding missed(UUID callId, String code) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              CallSession call = CallSession.<CallSession>findByIdOptional(callId).orElseThrow();
              CallRecording recording = CallRecording.locked(callId).orElseThrow();
              Instant now = clock.instant();
              recording.missed(code, now, recording.billedAt().plus(config.pendingFor()));
              return known(call, Optional.of(recording), now).finding();
            });
  }

  /** Notes that the platform has it after all. */
  void found(UUID callId) {
    QuarkusTransaction.requiringNew()
        .run(() -> CallRecording.locked(callId).ifPresent(CallRecording::found));
  }
}
