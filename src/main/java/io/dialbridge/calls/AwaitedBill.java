package io.dialbridge.calls;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call whose bill is not there although it should be.
 *
 * @param caller masked; null in one-party calls
 * @param callee masked
 * @param endedAt by the platform's push; null: none told the end
 * @param expectedAt when the bill should have been there; null, with {@code until}, where the
 *     events that tell it are no longer kept
 * @param until when it can no longer come, or could no longer
 */
public record AwaitedBill(
    UUID callId,
    CallKind kind,
    String app,
    @Nullable String reference,
    @Nullable String caller,
    String callee,
    @Nullable Instant endedAt,
    @Nullable Instant expectedAt,
    @Nullable Instant until,
    State state) {

  /** Whether there is any hope. */
  public enum State {
    /** It should be there, and can still come. */
    LATE,
    /** It can no longer come: the call is settled without it. */
    LOST;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
