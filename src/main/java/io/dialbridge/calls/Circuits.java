package io.dialbridge.calls;

import io.dialbridge.explain.AppTrouble;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What a create answers while the circuit of its app is open. */
final class Circuits {
  private static final Text NOTHING_SENT =
      new Text(
          "Nothing was sent, and nobody was called: the platform refused the last calls of this app for this reason, and one may try again after Retry-After.",
          "请求没有发出，也没有呼叫任何人：平台因此原因拒绝了该应用最近的呼叫，请在 Retry-After 之后再试。");

  static final Verdict CLOSED =
      Verdict.passed(new Text("Calls of this app are sent.", "该应用的呼叫会被发出。"));

  static final Verdict NOT_FROZEN =
      Verdict.passed(
          new Text("The platform has not said that the account is frozen.", "平台未提示账号冻结。"));

  private static final Verdict TRIAL =
      Verdict.passed(
          new Text(
              "The platform refused the last calls of this app; one may try again now.",
              "平台拒绝了该应用最近的呼叫，现在可以再试一次。"));

  private Circuits() {}

  static Verdict verdict(AppStanding standing, Instant now) {
    boolean trial = standing.circuit(now) == AppStanding.Circuit.TRIAL;
    return problem(standing, now).map(Verdict::refused).orElse(trial ? TRIAL : CLOSED);
  }

  static void check(AppStanding standing, Instant now) {
    problem(standing, now)
        .ifPresent(
            problem -> {
              throw problem;
            });
  }

  /** Empty where a call may be sent. */
  static Optional<ProblemException> problem(AppStanding standing, Instant now) {
    if (standing.circuit(now) != AppStanding.Circuit.OPEN || standing.refusedCode() == null) {
      return Optional.empty();
    }
    Text reason = AppTrouble.explain(standing.refusedCode());
    Duration wait =
        Duration.between(now, Objects.requireNonNull(standing.circuitUntil())).plusSeconds(1);
    return Optional.of(
        new ProblemException(ProblemKind.OPERATOR_NEEDED, reason.then(NOTHING_SENT))
            .saidByPlatform(standing.refusedCode(), reason.en())
            .retryAfter(Duration.ofSeconds(wait.toSeconds())));
  }
}
