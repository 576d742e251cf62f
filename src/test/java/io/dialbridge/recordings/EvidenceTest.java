package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CallStatus;
import io.dialbridge.recordings.Evidence.Course;
import io.dialbridge.recordings.Evidence.Noted;
import io.dialbridge.recordings.Finding.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding, at its edges. */
class EvidenceTest {
  private static final Instant ANSWERED = Instant.parse("2026-01-15T08:30:41Z");
  private static final Instant BILLED = ANSWERED.plusSeconds(60);
  private static final Instant SOON = BILLED.plusSeconds(1);
  private static final Instant DELETED = BILLED.plus(Duration.ofDays(7));
  private static final Duration PENDING = Duration.ofMinutes(10);
  private static final Instant PENDING_ENDS = BILLED.plus(PENDING);

  private static final RecordingClues KEYS =
      new RecordingClues(1, ANSWERED, "a.wav", "sp-app", "store.example.com", null);
  private static final RecordingClues ADDRESS =
      new RecordingClues(1, null, null, null, null, "https://store.example.com/a.wav");
  private static final RecordingClues NO_FLAG =
      new RecordingClues(null, null, "a.wav", null, "store.example.com", null);
  private static final RecordingClues NAME_ONLY =
      new RecordingClues(1, null, "a.wav", "sp-app", " ", "");
  private static final RecordingClues FLAG_0 = new RecordingClues(0, null, null, null, null, null);
  private static final RecordingClues FLAG_0_WITH_KEYS =
      new RecordingClues(0, null, "a.wav", "sp-app", "store.example.com", null);

  static Stream<Arguments> evidence() {
    return Stream.of(
        row(Finding.NOT_A_CALLBACK, evidence(false, true, talk(40), KEYS), SOON),
        row(Finding.NOT_A_CALLBACK, evidence(false, false, underWay(), null), SOON),
        row(Finding.NOT_REQUESTED, evidence(true, false, talk(40), KEYS), SOON),
        row(Finding.NOT_REQUESTED, evidence(true, false, refused("1012012"), null), SOON),
        row(Finding.REFUSED, evidence(true, true, refused("1012012"), null), SOON),
        row(Finding.NOT_ANSWERED, evidence(true, true, refused("1013004"), null), SOON),
        row(Finding.NOT_ANSWERED, evidence(true, true, noAnswer(false), null), SOON),
        row(Finding.NOT_ANSWERED, evidence(true, true, noAnswer(true), FLAG_0), SOON),
        // The bill alone tells that nobody answered, even without the end of the call.
        row(Finding.NOT_ANSWERED, evidence(true, true, endUnknown(), FLAG_0), SOON),
        row(Finding.NO_BILL_YET, evidence(true, true, underWay(), null), SOON),
        row(Finding.NO_BILL_YET, evidence(true, true, talking(), null), SOON),
        row(Finding.NO_BILL_YET, evidence(true, true, over(), null), SOON),
        row(Finding.NO_BILL, evidence(true, true, talk(40), null), SOON),
        // Nothing was ever heard of its end: nobody knows whether the callee answered.
        row(Finding.NO_BILL, evidence(true, true, endUnknown(), null), SOON),
        row(Finding.TOO_SHORT, evidence(true, true, talk(0), FLAG_0), SOON),
        row(Finding.TOO_SHORT, evidence(true, true, talk(2), FLAG_0), SOON),
        row(Finding.TOO_SHORT, evidence(true, true, talk(2), NAME_ONLY), SOON),
        row(Finding.TOO_SHORT, evidence(true, true, talk(2), RecordingClues.NONE), SOON),
        row(Finding.NOT_RECORDED, evidence(true, true, talk(3), FLAG_0), SOON),
        row(Finding.NOT_RECORDED, evidence(true, true, talk(40), FLAG_0_WITH_KEYS), SOON),
        row(Finding.NOT_RECORDED, evidence(true, true, talk(40), RecordingClues.NONE), SOON),
        row(Finding.NO_KEYS, evidence(true, true, talk(40), NAME_ONLY), SOON),
        row(Finding.AVAILABLE, evidence(true, true, talk(40), KEYS), SOON),
        row(Finding.AVAILABLE, evidence(true, true, talk(2), KEYS), SOON),
        row(Finding.AVAILABLE, evidence(true, true, talk(40), ADDRESS), SOON),
        row(Finding.AVAILABLE, evidence(true, true, talk(40), NO_FLAG), SOON),
        row(Finding.AVAILABLE, evidence(true, true, talk(40), KEYS), DELETED.minusNanos(1)),
        row(Finding.EXPIRED, evidence(true, true, talk(40), KEYS), DELETED),
        row(Finding.EXPIRED, missing(SOON), DELETED),
        // Its bill came, and where the recording was is no longer kept.
        row(Finding.EXPIRED, evidence(true, true, billed(), null), SOON),
        row(Finding.ERASED, new Evidence(true, true, billed(), null, true), SOON),
        row(Finding.NOT_REQUESTED, new Evidence(true, false, billed(), null, true), SOON),
        row(Finding.NOT_READY, missing(SOON), SOON),
        row(Finding.NOT_READY, missing(SOON), PENDING_ENDS.minusNanos(1)),
        row(Finding.AVAILABLE, missing(SOON), PENDING_ENDS),
        row(Finding.GONE, missing(PENDING_ENDS), PENDING_ENDS),
        row(Finding.GONE, missing(PENDING_ENDS), DELETED.minusNanos(1)));
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void means(Finding finding, Evidence evidence, Instant now) {
    assertThat(evidence.meaning(now, PENDING)).isEqualTo(finding);
  }

  @Test
  void everyFindingIsInTheTable() {
    Set<Object> tried = evidence().map(row -> row.get()[0]).collect(Collectors.toSet());

    assertThat(tried).containsExactlyInAnyOrder((Object[]) Finding.values());
  }

  @Test
  void onlyWhatIsAvailableHasNoReason() {
    assertThat(Arrays.stream(Finding.values()).filter(finding -> finding.reason() == null))
        .containsExactly(Finding.AVAILABLE);
    assertThat(Arrays.stream(Finding.values()).filter(f -> f.reason() == Finding.Reason.PENDING))
        .isNotEmpty()
        .allMatch(finding -> finding.state() == State.PENDING);
  }

  private static Arguments row(Finding finding, Evidence evidence, Instant now) {
    return Arguments.of(finding, evidence, now);
  }

  private static Evidence evidence(
      boolean callback, boolean asked, Course course, @Nullable RecordingClues clues) {
    return new Evidence(
        callback, asked, course, clues == null ? null : new Noted(clues, BILLED, null), false);
  }

  private static Evidence missing(Instant since) {
    return new Evidence(true, true, talk(40), new Noted(KEYS, BILLED, since), false);
  }

  private static Course underWay() {
    return new Course(CallStatus.RINGING_CALLEE, false, null, null, null, false, false);
  }

  private static Course talking() {
    return new Course(CallStatus.IN_PROGRESS, false, null, ANSWERED, null, false, false);
  }

  private static Course over() {
    return new Course(
        CallStatus.COMPLETED, false, null, ANSWERED, ANSWERED.plusSeconds(40), false, false);
  }

  private static Course talk(long seconds) {
    return new Course(
        CallStatus.COMPLETED, true, null, ANSWERED, ANSWERED.plusSeconds(seconds), false, false);
  }

  private static Course billed() {
    return new Course(
        CallStatus.COMPLETED, true, null, ANSWERED, ANSWERED.plusSeconds(40), false, true);
  }

  private static Course noAnswer(boolean settled) {
    return new Course(CallStatus.NO_ANSWER, settled, null, null, ANSWERED, false, false);
  }

  private static Course refused(String code) {
    return new Course(CallStatus.FAILED, true, code, null, null, false, false);
  }

  private static Course endUnknown() {
    return new Course(CallStatus.FAILED, true, null, null, null, true, false);
  }
}
