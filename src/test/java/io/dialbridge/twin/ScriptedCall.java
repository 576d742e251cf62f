package io.dialbridge.twin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole call as the twin plays it, without its wire and its timers: what it tells, and what is
 * true of it.
 *
 * @param caller null in calls of one party, as is what is shown to it
 * @param maxMinutes minutes of talk after which the platform hangs up; 0: no limit
 * @param statuses the status pushes in the order of the call, with the disconnect last if it ended
 * @param bill the bill push of an ended call; null while it goes on
 */
public record ScriptedCall(
    TwinService kind,
    String sessionId,
    Instant start,
    @Nullable String caller,
    String callee,
    @Nullable String shownToCaller,
    String shownToCallee,
    int maxMinutes,
    boolean collectsDigits,
    List<Status> statuses,
    @Nullable String bill,
    Truth truth) {

  public ScriptedCall {
    statuses = List.copyOf(statuses);
  }

  /**
   * A status push.
   *
   * @param event its eventType
   * @param ofCaller whether it tells of the caller's leg
   * @param at when it happened
   * @param digits what a collectInfo tells
   * @param message the JSON text
   */
  public record Status(String event, boolean ofCaller, Instant at, String digits, String message) {}

  /**
   * What really happened, read from the course itself and from no message of it.
   *
   * @param caller null in calls of one party
   * @param end null, as all that follows but the digits, while the call goes on
   * @param digits the keys that were pressed, one text for each collection
   */
  public record Truth(
      @Nullable Times caller,
      Times callee,
      @Nullable Instant end,
      @Nullable How how,
      @Nullable By by,
      @Nullable Integer stateCode,
      List<String> digits) {
    public Truth {
      digits = List.copyOf(digits);
    }
  }

  /** When a leg was called, rang, was answered; null: never. */
  public record Times(
      @Nullable Instant started, @Nullable Instant ringing, @Nullable Instant answered) {}

  /** Who made the call end. */
  public enum By {
    CALLER,
    CALLEE,
    PLATFORM,
    /** A stop request. */
    US
  }

  /** How a call ended. */
  public enum How {
    HUNG_UP,
    /** All was played. */
    PLAYED,
    LIMIT,
    STOPPED,
    NO_KEYS,
    FILE_GONE,
    NO_ANSWER,
    BUSY,
    REJECTED,
    UNREACHABLE,
    /** The caller hung up before the callee's phone rang. */
    CALLER_LEFT
  }
}
