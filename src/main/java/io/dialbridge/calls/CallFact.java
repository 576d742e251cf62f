package io.dialbridge.calls;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dialbridge.explain.BillCodes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a push, an answer of the platform or a deadline tells us about a call. Facts are kept, and a
 * call's state is a pure function of the set of them ({@link CallFold}).
 *
 * <p>Numbers, secrets and codes have no place in a fact.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallFact.Queued.class, name = "queued"),
  @JsonSubTypes.Type(value = CallFact.Submitted.class, name = "submitted"),
  @JsonSubTypes.Type(value = CallFact.Postponed.class, name = "postponed"),
  @JsonSubTypes.Type(value = CallFact.NoCapacity.class, name = "no_capacity"),
  @JsonSubTypes.Type(value = CallFact.Withdrawn.class, name = "withdrawn"),
  @JsonSubTypes.Type(value = CallFact.RuledOut.class, name = "ruled_out"),
  @JsonSubTypes.Type(value = CallFact.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = CallFact.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = CallFact.NotSent.class, name = "not_sent"),
  @JsonSubTypes.Type(value = CallFact.LeftOpen.class, name = "left_open"),
  @JsonSubTypes.Type(value = CallFact.StepReached.class, name = "step_reached"),
  @JsonSubTypes.Type(value = CallFact.DigitsCollected.class, name = "digits_collected"),
  @JsonSubTypes.Type(value = CallFact.Disconnected.class, name = "disconnected"),
  @JsonSubTypes.Type(value = CallFact.StopAccepted.class, name = "stop_accepted"),
  @JsonSubTypes.Type(value = CallFact.Billed.class, name = "billed"),
  @JsonSubTypes.Type(value = CallFact.BillLate.class, name = "bill_late"),
  @JsonSubTypes.Type(value = CallFact.BillOverdue.class, name = "bill_overdue"),
  @JsonSubTypes.Type(value = CallFact.Unrecognized.class, name = "unrecognized")
})
@RegisterForReflection(registerFullHierarchy = true)
public sealed interface CallFact {
  /** When we learnt it, by our own clock. */
  Instant receivedAt();

  /**
   * Two facts of one call with the same key say the same thing, and only the one received first is
   * kept ({@link Lesson}); at most 200 characters.
   */
  @JsonIgnore
  String key();

  /** The same without what tells of a person: which keys were pressed. How many is kept. */
  default CallFact erased() {
    return this;
  }

  /** The place of each key that was pressed. */
  static String erasedKeys(String keys) {
    return "*".repeat(keys.length());
  }

  /**
   * No port of its app was free: it waits in the queue.
   *
   * @param until the end of the patience of whoever asked for it
   */
  record Queued(Instant receivedAt, Instant until) implements CallFact {
    @Override
    public String key() {
      return "queued";
    }
  }

  /**
   * It left the queue, and is being sent to the platform.
   *
   * @param attempt from 1; what is sent without waiting first is attempt 1 as well, and has no such
   *     fact
   */
  record Submitted(Instant receivedAt, int attempt) implements CallFact {
    @Override
    public String key() {
      return "submitted:" + attempt;
    }
  }

  /**
   * The platform refused for now, and nobody was called: it waits in the queue for as long as the
   * refusal says.
   *
   * @param attempt that was refused
   * @param until no sooner is it sent again
   */
  record Postponed(Instant receivedAt, int attempt, String code, String description, Instant until)
      implements CallFact {
    @Override
    public String key() {
      return "postponed:" + attempt;
    }
  }

  /** The patience was over before a port was free, or there was none: it was not sent. */
  record NoCapacity(Instant receivedAt) implements CallFact {
    @Override
    public String key() {
      return "no_capacity";
    }
  }

  /** It was stopped while it waited in the queue: it was not sent. */
  record Withdrawn(Instant receivedAt) implements CallFact {
    @Override
    public String key() {
      return "withdrawn";
    }
  }

  /**
   * While it waited in the queue a rule came to forbid it: it was not sent.
   *
   * @param rule its name
   */
  record RuledOut(Instant receivedAt, String rule, String reason) implements CallFact {
    @Override
    public String key() {
      return "ruled_out";
    }
  }

  /** The platform took the call. */
  record Accepted(Instant receivedAt, @Nullable String sessionId, @Nullable Integer idlePorts)
      implements CallFact {
    @Override
    public String key() {
      return "accepted";
    }
  }

  /** The platform refused: nobody was called. */
  record Refused(Instant receivedAt, String code, String description) implements CallFact {
    @Override
    public String key() {
      return "refused";
    }
  }

  /** The request never left the house. */
  record NotSent(Instant receivedAt, String reason) implements CallFact {
    @Override
    public String key() {
      return "not_sent";
    }
  }

  /** The request left the house, and its answer never came or could not be read. */
  record LeftOpen(Instant receivedAt, String reason) implements CallFact {
    @Override
    public String key() {
      return "left_open";
    }
  }

  /** A push: a leg was called, rang or was answered. */
  record StepReached(
      Instant receivedAt, @Nullable String sessionId, Party party, Step step, PlatformTime at)
      implements CallFact {
    @Override
    public String key() {
      return step.word() + ":" + party.word() + ":" + at.at();
    }
  }

  /**
   * A push: keys were asked for.
   *
   * @param digits the keys pressed; empty: none in time, which a push may tell by itself or by its
   *     state code 8008, or by both
   */
  record DigitsCollected(Instant receivedAt, String digits, PlatformTime at) implements CallFact {
    @Override
    public String key() {
      return digits.isEmpty() ? "digits:none" : "digits:" + digits + ":" + at.at();
    }

    @Override
    public CallFact erased() {
      return new DigitsCollected(receivedAt, erasedKeys(digits), at);
    }
  }

  /**
   * A push: the call is over.
   *
   * @param hungUpFirst read from the display number that the push names, null where it can't tell
   * @param partyType the platform's own word, kept as it came: its values are not published
   */
  record Disconnected(
      Instant receivedAt,
      @Nullable String sessionId,
      PlatformTime at,
      @Nullable Party hungUpFirst,
      @Nullable String partyType,
      @Nullable Integer stateCode,
      @Nullable String stateDescription)
      implements CallFact {
    @Override
    public String key() {
      return "disconnected:" + stateCode + ":" + hungUpFirst + ":" + partyType + ":" + at.at();
    }
  }

  /** The platform took our request to end the call. */
  record StopAccepted(Instant receivedAt) implements CallFact {
    @Override
    public String key() {
      return "stop_accepted";
    }
  }

  /**
   * The platform's bill. Later contents of the same bill are facts of their own; the one received
   * last is in force, each counted from its first reception.
   *
   * @param digest of the bill's content
   * @param keys that were pressed, in their order; null where the bill doesn't tell
   */
  record Billed(
      Instant receivedAt,
      String digest,
      @Nullable String sessionId,
      LegTimes caller,
      LegTimes callee,
      @Nullable Instant endedAt,
      BillCodes codes,
      Charge charge,
      @Nullable String keys)
      implements CallFact {
    @Override
    public String key() {
      return "billed:" + digest;
    }

    @Override
    public CallFact erased() {
      return new Billed(
          receivedAt,
          digest,
          sessionId,
          caller,
          callee,
          endedAt,
          codes,
          charge,
          keys == null ? null : erasedKeys(keys));
    }
  }

  /** Our own clock: a bill should be there by now, and can still come. Without effect. */
  record BillLate(Instant receivedAt) implements CallFact {
    static final String KEY = "bill_late";

    @Override
    public String key() {
      return KEY;
    }
  }

  /** Our own clock: a bill can no longer come. */
  record BillOverdue(Instant receivedAt) implements CallFact {
    @Override
    public String key() {
      return "bill_overdue";
    }
  }

  /** A push about this call whose event type we don't know; kept and shown, without effect. */
  record Unrecognized(Instant receivedAt, String eventType, String digest) implements CallFact {
    @Override
    public String key() {
      return "unrecognized:" + digest;
    }
  }

  /** How far a leg has come. */
  enum Step {
    CALLED,
    RANG,
    ANSWERED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** When a leg was called, rang, was answered, as the bill says it. */
  record LegTimes(
      @Nullable Instant startedAt, @Nullable Instant ringingAt, @Nullable Instant answeredAt) {}

  /**
   * A time that a status push named.
   *
   * @param zone the zone it was read in: the platform's text carries none, and its pages disagree
   */
  record PlatformTime(Instant at, String zone) {
    /** Instead of a zone: the text could not be read, and the time is when the push came. */
    public static final String UNREADABLE = "unreadable";
  }
}
