package io.dialbridge.calls;

import static io.dialbridge.calls.Lesson.BY_RECEPTION;

import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallFact.StepReached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a call, one of each kind: where two speak of the same thing, the one received first
 * counts, and of different contents of the bill the one received last.
 *
 * @param all one of each key
 */
record KnownFacts(
    CallFact.@Nullable NoCapacity noCapacity,
    CallFact.@Nullable Withdrawn withdrawn,
    CallFact.@Nullable RuledOut ruledOut,
    CallFact.@Nullable Accepted accepted,
    CallFact.@Nullable Refused refused,
    CallFact.@Nullable NotSent notSent,
    CallFact.@Nullable LeftOpen leftOpen,
    CallFact.@Nullable StopAccepted stopAccepted,
    CallFact.@Nullable Disconnected disconnected,
    CallFact.@Nullable Billed billed,
    CallFact.@Nullable BillOverdue overdue,
    Collection<? extends CallFact> all) {
  private static final int NO_DIGITS = 100;

  static KnownFacts of(Collection<? extends CallFact> told) {
    Map<String, CallFact> byKey = new HashMap<>();
    for (CallFact fact : told) {
      if (Lesson.of(byKey.get(fact.key()), fact) != Lesson.NOTHING) {
        byKey.put(fact.key(), fact);
      }
    }
    Collection<CallFact> facts = byKey.values();
    return new KnownFacts(
        first(facts, CallFact.NoCapacity.class),
        first(facts, CallFact.Withdrawn.class),
        first(facts, CallFact.RuledOut.class),
        first(facts, CallFact.Accepted.class),
        first(facts, CallFact.Refused.class),
        first(facts, CallFact.NotSent.class),
        first(facts, CallFact.LeftOpen.class),
        first(facts, CallFact.StopAccepted.class),
        first(facts, CallFact.Disconnected.class),
        only(facts, CallFact.Billed.class).max(BY_RECEPTION).orElse(null),
        first(facts, CallFact.BillOverdue.class),
        facts);
  }

  /** How often it was put back into the queue. */
  int postponements() {
    return (int) only(all, CallFact.Postponed.class).count();
  }

  /** The number of the attempt that was made last to place it; 0: none was. */
  int attempts() {
    boolean waitedFirst =
        only(all, CallFact.Queued.class).findAny().isPresent()
            || (noCapacity != null && postponements() == 0);
    int direct = waitedFirst ? 0 : 1;
    return only(all, CallFact.Submitted.class)
        .mapToInt(CallFact.Submitted::attempt)
        .reduce(direct, Math::max);
  }

  /** Whether the last attempt was put off, or none was made yet. */
  boolean waits() {
    return only(all, CallFact.Postponed.class)
            .mapToInt(CallFact.Postponed::attempt)
            .reduce(0, Math::max)
        >= attempts();
  }

  /**
   * When it was last sent to the platform, or was about to be; null: never.
   *
   * @param createdAt when what doesn't wait was sent
   */
  @Nullable Instant submittedAt(Instant createdAt) {
    return only(all, CallFact.Submitted.class)
        .max(BY_RECEPTION)
        .map(CallFact::receivedAt)
        .orElse(attempts() == 0 ? null : createdAt);
  }

  @Nullable StepReached step(Party party, Step step) {
    return only(all, StepReached.class)
        .filter(s -> s.party() == party && s.step() == step)
        .min(BY_RECEPTION)
        .orElse(null);
  }

  /**
   * Whether the leg came at least as far as that, by a push of that step or of a later one; keys
   * are asked for only when the callee has answered.
   */
  boolean reached(Party party, Step step) {
    return only(all, StepReached.class)
            .anyMatch(s -> s.party() == party && s.step().compareTo(step) >= 0)
        || (party == Party.CALLEE
            && only(all, CallFact.DigitsCollected.class).findAny().isPresent());
  }

  /** The callee is called only when the caller has answered. */
  boolean callerAnswered() {
    return reached(Party.CALLER, Step.ANSWERED) || reached(Party.CALLEE, Step.CALLED);
  }

  boolean stopped() {
    return stopAccepted != null;
  }

  /**
   * The keys of each collection in the order in which we learnt them; empty text: none in time,
   * which a bill tells as well (ulFailReason 100, rtc_05_0019).
   */
  List<String> digits() {
    List<String> digits =
        only(all, CallFact.DigitsCollected.class)
            .sorted(BY_RECEPTION)
            .map(CallFact.DigitsCollected::digits)
            .collect(Collectors.toCollection(ArrayList::new));
    boolean noneByBill =
        billed != null && Objects.equals(billed.codes().disconnectionPoint(), NO_DIGITS);
    if (noneByBill && !digits.contains("")) {
      digits.add("");
    }
    return List.copyOf(digits);
  }

  /**
   * Whether the bill tells of keys that no push told. Its dynIVRPath (rtc_05_0014_1) is the one
   * sign that some of several collectInfo pushes were lost: how often keys were asked for depends
   * on what was pressed (replays, rtc_05_0013) and on when the callee hung up, and no other message
   * counts them. The field is optional, so without it nothing is said; and keys are counted, not
   * compared in their order, since pushes may come in another one.
   */
  boolean keysWereLost() {
    String billedKeys = billed == null ? null : billed.keys();
    if (billedKeys == null) {
      return false;
    }
    String told = String.join("", digits());
    return billedKeys.chars().distinct().anyMatch(key -> count(billedKeys, key) > count(told, key));
  }

  private static long count(String keys, int key) {
    return keys.chars().filter(other -> other == key).count();
  }

  /** How many different contents of the bill were received. */
  long billContents() {
    return only(all, CallFact.Billed.class).count();
  }

  /**
   * Whether the platform ever spoke of this call by a push: then it exists, whatever else was said.
   */
  boolean heardOfPlatform() {
    return all.stream()
        .anyMatch(
            fact ->
                switch (fact) {
                  case StepReached s -> true;
                  case CallFact.DigitsCollected d -> true;
                  case CallFact.Disconnected d -> true;
                  case CallFact.Billed b -> true;
                  case CallFact.Unrecognized u -> true;
                  case CallFact.Queued q -> false;
                  case CallFact.Submitted s -> false;
                  case CallFact.Postponed p -> false;
                  case CallFact.NoCapacity n -> false;
                  case CallFact.Withdrawn w -> false;
                  case CallFact.RuledOut r -> false;
                  case CallFact.Accepted a -> false;
                  case CallFact.Refused r -> false;
                  case CallFact.NotSent n -> false;
                  case CallFact.LeftOpen l -> false;
                  case CallFact.StopAccepted s -> false;
                  case CallFact.BillLate b -> false;
                  case CallFact.BillOverdue b -> false;
                });
  }

  /** Whether it was not to be placed: it is over then, unless the platform speaks of it. */
  boolean wasDenied() {
    return refused != null
        || notSent != null
        || noCapacity != null
        || withdrawn != null
        || ruledOut != null;
  }

  /**
   * The platform's name for the call: from its answer, else from the first step, end or bill that
   * carried one.
   */
  @Nullable String sessionId() {
    if (accepted != null && accepted.sessionId() != null) {
      return accepted.sessionId();
    }
    return all.stream()
        .sorted(BY_RECEPTION)
        .map(
            fact ->
                switch (fact) {
                  case StepReached s -> s.sessionId();
                  case CallFact.Disconnected d -> d.sessionId();
                  case CallFact.Billed b -> b.sessionId();
                  default -> null;
                })
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static <F extends CallFact> @Nullable F first(
      Collection<? extends CallFact> facts, Class<F> kind) {
    return only(facts, kind).min(BY_RECEPTION).orElse(null);
  }

  private static <F extends CallFact> Stream<F> only(
      Collection<? extends CallFact> facts, Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }
}
