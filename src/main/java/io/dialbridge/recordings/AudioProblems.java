package io.dialbridge.recordings;

import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Text;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** What is answered instead of a recording. */
final class AudioProblems {
  /** Bills come seconds after the end of a call, and recordings not much later. */
  private static final Duration PENDING_WAIT = Duration.ofSeconds(15);

  private static final Duration UNREACHABLE_WAIT = Duration.ofSeconds(10);
  private static final Duration BUSY_WAIT = Duration.ofSeconds(60);
  private static final Duration CROWDED_WAIT = Duration.ofSeconds(10);

  private static final Text ASK_AGAIN =
      new Text("Ask again after the time that Retry-After names.", "请在 Retry-After 所示的时间后再试。");
  private static final Text ASK_NO_MORE = new Text("Don't ask again.", "请勿再次请求。");

  private AudioProblems() {}

  /** There is nothing to fetch now. */
  static ProblemException nothing(UUID callId, Finding finding) {
    String reason = Objects.requireNonNull(finding.reason()).word();
    Text said =
        new Text(
            "No recording (%s): %s".formatted(reason, finding.text().en()),
            "没有录音（%s）：%s".formatted(reason, finding.text().zh()));
    return switch (finding.state()) {
      case PENDING ->
          new ProblemException(ProblemKind.RECORDING_PENDING, said.then(ASK_AGAIN))
              .ofCall(callId)
              .retryAfter(PENDING_WAIT);
      case ABSENT ->
          new ProblemException(ProblemKind.RECORDING_ABSENT, said.then(ASK_NO_MORE)).ofCall(callId);
      case AVAILABLE -> throw new IllegalArgumentException("it is there: " + finding);
    };
  }

  /**
   * The platform doesn't tell where the recording is. What was asked for comes from its own bill,
   * so that none of its refusals is the doing of whoever listens.
   */
  static ProblemException refused(UUID callId, String code, String description) {
    Refusal refusal = Refusals.of(code);
    Text detail = refusal.meaning().then(refusal.advice());
    return (refusal.retry() == Retry.WAIT
            ? new ProblemException(ProblemKind.PLATFORM_BUSY, detail)
                .retryAfter(refusal.waitFor() == null ? BUSY_WAIT : refusal.waitFor())
            : new ProblemException(ProblemKind.OPERATOR_NEEDED, detail))
        .ofCall(callId)
        .saidByPlatform(code, description);
  }

  static ProblemException notTold(UUID callId) {
    return new ProblemException(
            ProblemKind.PLATFORM_UNREACHABLE,
            "The voice platform did not say where the recording is. Try again later.")
        .ofCall(callId)
        .retryAfter(UNREACHABLE_WAIT);
  }

  static ProblemException noApp(UUID callId) {
    return new ProblemException(
            ProblemKind.OPERATOR_NEEDED,
            "The app of this call is no longer configured; the operator must add it again.")
        .ofCall(callId);
  }

  static ProblemException crowded(UUID callId) {
    return new ProblemException(
            ProblemKind.UNAVAILABLE,
            "As many recordings as allowed are being fetched right now. Try again later.")
        .ofCall(callId)
        .retryAfter(CROWDED_WAIT);
  }

  /**
   * @param reason one clause
   */
  static ProblemException forbidden(UUID callId, String reason) {
    return new ProblemException(
            ProblemKind.RECORDING_UNAVAILABLE, "The recording is not fetched: " + reason + ".")
        .ofCall(callId);
  }

  /**
   * @param reason one clause about the store
   */
  static ProblemException unusable(UUID callId, String reason) {
    return new ProblemException(
            ProblemKind.RECORDING_UNAVAILABLE,
            "The platform's store of recordings could not be used: "
                + reason
                + ". Try again later.")
        .ofCall(callId);
  }

  static ProblemException outOfRange(UUID callId, StoreAnswer.OutOfRange out) {
    ProblemException problem =
        new ProblemException(
                ProblemKind.RANGE_NOT_SATISFIABLE,
                "The recording ends before that range. Ask for another one, or for the whole.")
            .ofCall(callId);
    return out.contentRange() == null ? problem : problem.with("Content-Range", out.contentRange());
  }

  /** It ended before its first byte. */
  static ProblemException ended(FetchedAudio.Ending how) {
    return new ProblemException(
        ProblemKind.RECORDING_UNAVAILABLE,
        "The platform's store of recordings sent nothing (%s). Try again later."
            .formatted(how.name().toLowerCase(Locale.ROOT)));
  }
}
