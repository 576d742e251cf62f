package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallRecordingTest {
  private static final UUID CALL = UUID.fromString("0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f");
  private static final Instant FIRST = Instant.parse("2026-01-15T08:31:22Z");
  private static final Instant LATER = FIRST.plusSeconds(3600);
  private static final RecordingClues A = clues("a.wav");
  private static final RecordingClues B = clues("b.wav");

  private final CallRecording recording = CallRecording.billed(CALL, A, FIRST);

  @Test
  void theSameBillAgainChangesNothing() {
    recording.missed("1012007", FIRST.plusSeconds(1), FIRST);
    recording.learn(A, LATER);

    assertThat(recording.clues()).isEqualTo(A);
    assertThat(recording.billedAt()).isEqualTo(FIRST);
    assertThat(recording.missingSince()).isEqualTo(FIRST.plusSeconds(1));
  }

  @Test
  void aCorrectedBillIsFollowedAndTheDaysCountFromTheFirst() {
    recording.missed("1012007", FIRST.plusSeconds(1), FIRST);
    recording.learn(B, LATER);

    assertThat(recording.clues()).isEqualTo(B);
    assertThat(recording.billedAt()).isEqualTo(FIRST);
    assertThat(recording.missingSince()).as("said of another recording").isNull();
  }

  @Test
  void anEarlierBillThatIsWorkedOnLaterOnlyMovesTheFirstReception() {
    recording.learn(A, FIRST.minusSeconds(5));

    assertThat(recording.clues()).isEqualTo(A);
    assertThat(recording.billedAt()).isEqualTo(FIRST.minusSeconds(5));
  }

  /** As when the bill in force turns out to repeat an older one. */
  @Test
  void theBillInForceMayBeAnEarlierOne() {
    recording.learn(B, FIRST.minusSeconds(9));

    assertThat(recording.clues()).isEqualTo(B);
    assertThat(recording.billedAt()).isEqualTo(FIRST.minusSeconds(9));
  }

  @Test
  void theFirstMissAfterItShouldBeThereCounts() {
    Instant shouldBeThere = FIRST.plusSeconds(600);
    recording.missed("1016001", FIRST.plusSeconds(5), shouldBeThere);
    recording.missed("1016001", FIRST.plusSeconds(700), shouldBeThere);
    recording.missed("1016001", FIRST.plusSeconds(800), shouldBeThere);
    assertThat(recording.missingSince()).isEqualTo(FIRST.plusSeconds(700));

    recording.found();
    assertThat(recording.missingSince()).isNull();
  }

  private static RecordingClues clues(String objectName) {
    return new RecordingClues(1, FIRST, objectName, "sp-app", "store.example.com", null);
  }
}
