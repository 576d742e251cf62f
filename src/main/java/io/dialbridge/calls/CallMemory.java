package io.dialbridge.calls;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What a call knows: its facts, in the order of learning, and which of them are new. */
final class CallMemory {
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** Keys of what it learnt and {@link CallJournal} has yet to write down. */
  private final Set<String> learnt = new LinkedHashSet<>();

  /** Number of events when it was opened. */
  private final int openedWith;

  private int eventCount;

  /** A fact, and its place among the call's events. */
  record Known(int sequence, CallFact fact) {}

  CallMemory(int eventCount) {
    this.openedWith = eventCount;
    this.eventCount = eventCount;
  }

  /** Takes in what was written down before. */
  void recall(int sequence, CallFact fact) {
    known.put(fact.key(), new Known(sequence, fact));
  }

  /**
   * @return whether the fact said anything new
   */
  boolean learn(CallFact fact) {
    Known earlier = known.get(fact.key());
    Lesson lesson = Lesson.of(earlier == null ? null : earlier.fact(), fact);
    switch (lesson) {
      case NOTHING -> {
        return false;
      }
      case EARLIER_RECEPTION ->
          known.put(fact.key(), new Known(Objects.requireNonNull(earlier).sequence(), fact));
      case NEW -> known.put(fact.key(), new Known(++eventCount, fact));
    }
    learnt.add(fact.key());
    return true;
  }

  boolean hasLearnt() {
    return !learnt.isEmpty();
  }

  /** What it knew when it was opened, in the order of learning. */
  List<CallFact> before() {
    return known.values().stream()
        .filter(event -> event.sequence() <= openedWith)
        .map(Known::fact)
        .toList();
  }

  /** The events that came since it was opened. */
  List<Known> added() {
    return learnt(event -> event.sequence() > openedWith);
  }

  /** The older events whose facts turned out since then to have been received earlier. */
  List<Known> corrected() {
    return learnt(event -> event.sequence() <= openedWith);
  }

  private List<Known> learnt(Predicate<Known> which) {
    return learnt.stream()
        .map(key -> Objects.requireNonNull(known.get(key)))
        .filter(which)
        .toList();
  }

  int eventCount() {
    return eventCount;
  }

  Collection<CallFact> facts() {
    return known.values().stream().map(Known::fact).toList();
  }
}
