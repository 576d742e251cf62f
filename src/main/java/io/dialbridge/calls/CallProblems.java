package io.dialbridge.calls;

import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a create answers where no call came about, read from the call itself, so that a repeated
 * request gets the same answer.
 */
final class CallProblems {
  private static final Duration UNREACHABLE_WAIT = Duration.ofSeconds(10);
  private static final Duration BUSY_WAIT = Duration.ofSeconds(60);

  private static final String NEW_KEY = " Try again later with a new Idempotency-Key.";

  private CallProblems() {}

  /**
   * The problem of a call that the platform refused or never got; empty where the call exists or
   * may exist.
   */
  static Optional<ProblemException> of(CallSession call) {
    CallState state = call.state();
    if (state.refusalCode() != null) {
      String said = state.refusalText() == null ? "" : state.refusalText();
      return Optional.of(refused(call.id(), state.refusalCode(), said, NEW_KEY));
    }
    if ("platform-unreachable".equals(state.causeSlug())) {
      return Optional.of(
          new ProblemException(
                  ProblemKind.PLATFORM_UNREACHABLE,
                  "No connection to the voice platform came about; nothing was sent and nobody was called."
                      + NEW_KEY)
              .ofCall(call.id())
              .retryAfter(UNREACHABLE_WAIT));
    }
    return Optional.empty();
  }

  /**
   * @param remedy added where the platform may say yes a while later
   */
  static ProblemException refused(UUID callId, String code, String description, String remedy) {
    Refusal refusal = Refusals.of(code);
    String detail = refusal.meaning() + " " + refusal.advice();
    ProblemException problem =
        refusal.retry() == Retry.WAIT
            ? new ProblemException(ProblemKind.PLATFORM_BUSY, detail + remedy)
                .retryAfter(refusal.waitFor() == null ? BUSY_WAIT : refusal.waitFor())
            : switch (refusal.doing()) {
              case CALLER -> new ProblemException(ProblemKind.CALL_REFUSED, detail);
              case OPERATOR, PLATFORM -> new ProblemException(ProblemKind.OPERATOR_NEEDED, detail);
            };
    return problem.ofCall(callId).saidByPlatform(code, description);
  }
}
