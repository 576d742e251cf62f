package io.dialbridge.calls;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when a call takes its ports, should no push tell sooner: status pushes are sent once, and a
 * lost one must not keep a port for ever. What a call takes stands on its own row, so its end, its
 * bill or a refusal free it by the same write that tells them.
 */
@ApplicationScoped
class PortLease {
  /** Of clocks, and of the platform's way from one step to the next. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final PacingConfig config;

  PortLease(PacingConfig config) {
    this.config = config;
  }

  /** Null: it takes none now. */
  @Nullable Instant until(CallState state, @Nullable Integer maxMinutes) {
    Instant submittedAt = state.submittedAt();
    if (submittedAt == null || state.status().isOver() || state.status() == CallStatus.QUEUED) {
      return null;
    }
    if (state.status() == CallStatus.UNCONFIRMED) {
      return submittedAt.plus(Duration.ofMinutes(config.unconfirmedMinutes()));
    }
    int minutes = maxMinutes == null ? config.unboundedMinutes() : maxMinutes;
    return submittedAt.plus(BillDeadline.RINGING).plus(Duration.ofMinutes(minutes)).plus(MARGIN);
  }
}
