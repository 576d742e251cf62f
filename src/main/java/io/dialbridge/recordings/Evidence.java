package io.dialbridge.recordings;

import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.CallState;
import io.dialbridge.calls.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the recording of a call; what that means is a pure function of it and of the
 * time.
 *
 * @param callback whether it is of the only kind that is recorded
 * @param asked whether a recording was asked for
 * @param course how the call went
 * @param noted what its bill told; null where none has come, or that is no longer kept
 * @param erased whether the call is
 */
record Evidence(
    boolean callback, boolean asked, Course course, @Nullable Noted noted, boolean erased) {
  /** The platform deletes a recording so long after the bill's push (rtc_05_0011). */
  static final Duration KEPT = Duration.ofDays(7);

  /** Of shorter talks the platform keeps none. */
  private static final Duration SHORTEST = Duration.ofSeconds(3);

  private static final String RECORDING_NOT_ENABLED = "1012012";

  /**
   * How a call went, as far as a recording depends on it.
   *
   * @param answeredAt when the callee answered
   * @param endUnknown whether it is over and neither a bill nor a push told its end
   * @param billed whether its bill has come
   */
  record Course(
      CallStatus status,
      boolean settled,
      @Nullable String refusalCode,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      boolean endUnknown,
      boolean billed) {
    static Course of(CallState state) {
      return new Course(
          state.status(),
          state.settled(),
          state.refusalCode(),
          state.answeredAt(),
          state.endedAt(),
          state.missing().contains("endedAt"),
          state.charge() != null);
    }

    /** Where nobody told the end, nobody but a bill can say who answered. */
    boolean calleeNeverAnswered(boolean billed) {
      return status.isOver()
          && status != CallStatus.COMPLETED
          && answeredAt == null
          && (billed || !endUnknown);
    }

    boolean talkWasTooShort() {
      return answeredAt != null
          && endedAt != null
          && Duration.between(answeredAt, endedAt).compareTo(SHORTEST) < 0;
    }
  }

  /**
   * What a bill told, and what the platform said when it was asked.
   *
   * @param missingSince since when the platform says that it has no such recording
   */
  record Noted(RecordingClues clues, Instant billedAt, @Nullable Instant missingSince) {
    Instant deletedAt() {
      return billedAt.plus(KEPT);
    }
  }

  static Evidence of(CallSession call, Optional<CallRecording> recording) {
    return new Evidence(
        call.kind() == CallKind.CALLBACK,
        call.isRecordAsked(),
        Course.of(call.state()),
        recording.map(r -> new Noted(r.clues(), r.billedAt(), r.missingSince())).orElse(null),
        call.isErased());
  }

  /**
   * @param pendingFor how long after its bill a recording may still be on its way
   */
  Finding meaning(Instant now, Duration pendingFor) {
    if (!callback) {
      return Finding.NOT_A_CALLBACK;
    }
    if (!asked) {
      return Finding.NOT_REQUESTED;
    }
    if (erased) {
      return Finding.ERASED;
    }
    if (RECORDING_NOT_ENABLED.equals(course.refusalCode())) {
      return Finding.REFUSED;
    }
    if (course.calleeNeverAnswered(noted != null)) {
      return Finding.NOT_ANSWERED;
    }
    if (noted == null && course.billed()) {
      return Finding.EXPIRED;
    }
    if (noted == null) {
      return course.settled() ? Finding.NO_BILL : Finding.NO_BILL_YET;
    }
    return meaning(noted, now, pendingFor);
  }

  private Finding meaning(Noted bill, Instant now, Duration pendingFor) {
    if (bill.clues().sayNotRecorded() || !bill.clues().leadSomewhere()) {
      if (course.talkWasTooShort()) {
        return Finding.TOO_SHORT;
      }
      return bill.clues().sayRecorded() ? Finding.NO_KEYS : Finding.NOT_RECORDED;
    }
    if (!now.isBefore(bill.deletedAt())) {
      return Finding.EXPIRED;
    }
    if (bill.missingSince() == null) {
      return Finding.AVAILABLE;
    }
    Instant pendingUntil = bill.billedAt().plus(pendingFor);
    if (now.isBefore(pendingUntil)) {
      return Finding.NOT_READY;
    }
    // Missing while it was on its way says nothing any more.
    return bill.missingSince().isBefore(pendingUntil) ? Finding.AVAILABLE : Finding.GONE;
  }
}
