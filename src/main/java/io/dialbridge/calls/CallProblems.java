package io.dialbridge.calls;

import io.dialbridge.explain.Causes;
import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a create answers where no call came about, read from the call itself, so that a repeated
 * request gets the same answer.
 */
final class CallProblems {
  private static final Duration UNREACHABLE_WAIT = Duration.ofSeconds(10);
  private static final Duration NO_CAPACITY_WAIT = Duration.ofSeconds(10);
  private static final Duration BUSY_WAIT = Duration.ofSeconds(60);

  private static final Text NEW_KEY =
      new Text("Try again later with a new Idempotency-Key.", "请稍后使用新的 Idempotency-Key 重试。");
  private static final Text NOTHING_SENT =
      new Text(
          "No connection to the voice platform came about; nothing was sent and nobody was called.",
          "未能连接到语音平台，请求没有发出，也没有呼叫任何人。");

  private CallProblems() {}

  /**
   * The problem of a call that the platform refused or never got; empty where the call exists or
   * may exist.
   */
  static Optional<ProblemException> of(CallSession call) {
    CallState state = call.state();
    if (state.refusalCode() != null) {
      Refusal refusal = Refusals.of(state.refusalCode());
      Text detail = refusal.meaning().then(refusal.advice());
      String said = state.refusalText() == null ? "" : state.refusalText();
      return Optional.of(
          refused(
              call.id(),
              refusal,
              said,
              // The platform may say yes a while later.
              refusal.retry() == Retry.WAIT ? detail.then(NEW_KEY) : detail));
    }
    if ("platform-unreachable".equals(state.causeSlug())) {
      return Optional.of(
          new ProblemException(ProblemKind.PLATFORM_UNREACHABLE, NOTHING_SENT.then(NEW_KEY))
              .ofCall(call.id())
              .retryAfter(UNREACHABLE_WAIT));
    }
    if ("no-capacity".equals(state.causeSlug())) {
      return Optional.of(noCapacity().ofCall(call.id()));
    }
    return Optional.empty();
  }

  static ProblemException noCapacity() {
    return new ProblemException(ProblemKind.NO_CAPACITY, Causes.noCapacity().text().then(NEW_KEY))
        .retryAfter(NO_CAPACITY_WAIT);
  }

  /** The problem of any request about a call that the platform refused. */
  static ProblemException refused(UUID callId, String code, String description) {
    Refusal refusal = Refusals.of(code);
    return refused(callId, refusal, description, refusal.meaning().then(refusal.advice()));
  }

  private static ProblemException refused(
      UUID callId, Refusal refusal, String description, Text detail) {
    ProblemException problem =
        refusal.retry() == Retry.WAIT
            ? new ProblemException(ProblemKind.PLATFORM_BUSY, detail)
                .retryAfter(refusal.waitFor() == null ? BUSY_WAIT : refusal.waitFor())
            : switch (refusal.doing()) {
              case CALLER -> new ProblemException(ProblemKind.CALL_REFUSED, detail);
              case OPERATOR, PLATFORM -> new ProblemException(ProblemKind.OPERATOR_NEEDED, detail);
            };
    return problem.ofCall(callId).saidByPlatform(refusal.code(), description);
  }
}
