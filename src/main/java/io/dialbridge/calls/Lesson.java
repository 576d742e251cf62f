package io.dialbridge.calls;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What being told a fact changes of what a call knows. Of facts that say the same the one received
 * first counts, in whatever order they are read: then the state depends on what was received and
 * not on who read it first. A repetition so says nothing new, and neither does the platform's
 * repeating an older bill (up to six times an hour apart, rtc_05_0008_1) after a corrected one.
 */
enum Lesson {
  /** It is known, and was received no later than that. */
  NOTHING,

  /** It is known, but was received earlier than we knew. */
  EARLIER_RECEPTION,

  NEW;

  /**
   * The key decides between facts received at the same instant, and between two of the same key all
   * else that they say, so that the order of reading never does.
   */
  static final Comparator<CallFact> BY_RECEPTION =
      Comparator.comparing(CallFact::receivedAt)
          .thenComparing(CallFact::key)
          .thenComparing(CallFact::toString);

  /**
   * @param known the fact of the same key; null where there is none
   */
  static Lesson of(@Nullable CallFact known, CallFact told) {
    if (known == null) {
      return NEW;
    }
    return BY_RECEPTION.compare(told, known) < 0 ? EARLIER_RECEPTION : NOTHING;
  }
}
