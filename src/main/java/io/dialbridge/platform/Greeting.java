package io.dialbridge.platform;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the platform says to an app that asks for nothing in earnest. */
public sealed interface Greeting {
  /**
   * It answered.
   *
   * @param code its result code, "0" where it found what can't be there; {@code http-404} and the
   *     like where it named none
   * @param date its clock, to the second; null: it didn't say
   * @param sentAt by our clock
   * @param took from there until the answer
   */
  record Answered(
      String code, String description, @Nullable Instant date, Instant sentAt, Duration took)
      implements Greeting {}

  /** No answer came. */
  record Unanswered(String reason) implements Greeting {}
}
