package io.dialbridge.calls;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dialbridge.values.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a set of facts says about a call, computed by {@link CallFold} and by nothing else.
 *
 * @param caller null in one-party calls
 * @param digits the keys that were pressed, one entry per collection; empty text: none in time
 * @param causeSlug why it ended, as {@code explain} words it
 * @param submittedAt when it was last sent to the platform, or was about to be; null: never
 * @param missing what the facts so far imply and don't contain: its push was lost or is still to
 *     come
 * @param sources where each time came from
 */
@RegisterForReflection(registerFullHierarchy = true)
public record CallState(
    CallStatus status,
    boolean settled,
    @Nullable LegState caller,
    LegState callee,
    @Nullable Instant endedAt,
    @Nullable EndedBy endedBy,
    @Nullable String causeSlug,
    @Nullable Text causeText,
    @Nullable Integer stateCode,
    @Nullable String refusalCode,
    @Nullable String refusalText,
    @Nullable String sessionId,
    @Nullable Instant submittedAt,
    @Nullable Instant billDueAt,
    @Nullable Charge charge,
    List<String> digits,
    List<String> missing,
    List<FieldSource> sources) {

  /** One leg. */
  public record LegState(
      LegStatus status,
      @Nullable Instant startedAt,
      @Nullable Instant ringingAt,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt) {}

  /** Where a field's value came from. */
  public record FieldSource(String field, Source source) {}

  /** Kinds of source. */
  public enum Source {
    PUSH,
    BILL,
    INFERRED
  }

  /** Who ended a call. */
  public enum EndedBy {
    CALLER,
    CALLEE,
    PLATFORM,
    /** A stop request through our facade. */
    API
  }

  /** Where a leg stands. */
  public enum LegStatus {
    PENDING,
    CALLING,
    RINGING,
    ANSWERED,
    COMPLETED,
    NO_ANSWER,
    BUSY,
    REJECTED,
    FAILED,
    CANCELED,
    /** The call ended before this party was called. */
    NOT_CALLED
  }

  /** When the callee answered; in a callback, when the parties were joined. */
  @JsonIgnore
  public @Nullable Instant answeredAt() {
    return callee.answeredAt();
  }
}
