package io.dialbridge.recordings;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What is known of the recording of a billed callback. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class CallRecording extends PanacheEntityBase {
  @Id private UUID callId;
  private Instant billedAt;

  /** Null where all of its columns are. */
  @Embedded private @Nullable RecordingClues clues;

  private @Nullable Instant missingSince;
  private @Nullable String missingCode;

  protected CallRecording() {}

  static CallRecording billed(UUID callId, RecordingClues clues, Instant receivedAt) {
    CallRecording recording = new CallRecording();
    recording.callId = callId;
    recording.billedAt = receivedAt;
    recording.clues = clues;
    return recording;
  }

  /**
   * Takes in a further bill, or one again. Its content need not be the one in force, but the days
   * until the recording is deleted count from the first that was received.
   */
  void learn(RecordingClues inForce, Instant receivedAt) {
    if (receivedAt.isBefore(billedAt)) {
      billedAt = receivedAt;
    }
    if (!inForce.equals(clues())) {
      clues = inForce;
      found();
    }
  }

  /**
   * The platform says that it has no such recording. The first time counts; but what it said while
   * the recording could still be on its way ({@code notYetBefore}) says nothing about later.
   */
  void missed(String code, Instant now, Instant notYetBefore) {
    if (missingSince == null || missingSince.isBefore(notYetBefore)) {
      missingSince = now;
      missingCode = code;
    }
  }

  /** It is there, whatever was said before. */
  void found() {
    missingSince = null;
    missingCode = null;
  }

  static Optional<CallRecording> ofCall(UUID callId) {
    return findByIdOptional(callId);
  }

  /** With its row locked until the transaction ends. */
  static Optional<CallRecording> locked(UUID callId) {
    return Optional.ofNullable(findById(callId, LockModeType.PESSIMISTIC_WRITE));
  }

  Instant billedAt() {
    return billedAt;
  }

  RecordingClues clues() {
    return clues == null ? RecordingClues.NONE : clues;
  }

  @Nullable Instant missingSince() {
    return missingSince;
  }
}
