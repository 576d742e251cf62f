package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CallFact.PlatformTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LessonTest {
  private static final Instant END = Instant.parse("2026-01-15T08:31:21Z");
  private static final Instant RECEIVED = END.plusSeconds(2);

  @Test
  void whatIsNotKnownIsNew() {
    assertThat(Lesson.of(null, told(RECEIVED, "a"))).isEqualTo(Lesson.NEW);
  }

  @Test
  void theSameAgainSaysNothing() {
    assertThat(Lesson.of(told(RECEIVED, "a"), told(RECEIVED, "a"))).isEqualTo(Lesson.NOTHING);
    assertThat(Lesson.of(told(RECEIVED, "a"), told(RECEIVED.plusNanos(1000), "a")))
        .isEqualTo(Lesson.NOTHING);
  }

  @Test
  void theSameReceivedEarlierCounts() {
    assertThat(Lesson.of(told(RECEIVED, "a"), told(RECEIVED.minusNanos(1000), "b")))
        .isEqualTo(Lesson.EARLIER_RECEPTION);
  }

  /** They have one key, and differ in what the key leaves out. */
  @Test
  void ofTwoReceivedAtOnceTheSameOneCountsInEitherOrder() {
    CallFact one = told(RECEIVED, "a");
    CallFact other = told(RECEIVED, "b");

    assertThat(one.key()).isEqualTo(other.key());
    assertThat(Lesson.of(one, other)).isEqualTo(Lesson.NOTHING);
    assertThat(Lesson.of(other, one)).isEqualTo(Lesson.EARLIER_RECEPTION);
    assertThat(Lesson.of(told(RECEIVED, null), one)).isEqualTo(Lesson.EARLIER_RECEPTION);
  }

  private static CallFact told(Instant receivedAt, @Nullable String description) {
    PlatformTime at = new PlatformTime(END, "UTC");
    return new CallFact.Disconnected(receivedAt, "session", at, Party.CALLER, null, 0, description);
  }
}
