package io.dialbridge.explain;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A party's part of a call, and what a bill says about why that party did not answer. */
enum Leg {
  CALLER,
  CALLEE;

  /**
   * The leg that was being called when an unanswered call ended: the callee is called once the
   * caller is there.
   */
  static Leg calledLast(BillCodes codes) {
    return codes.callerAnswered() ? CALLEE : CALLER;
  }

  /**
   * The platform's "local" side is the leg it calls first. That is the caller; but a one-party
   * call, whose caller counts as answered and has no code, has only its callee.
   */
  static Leg local(BillCodes codes) {
    return codes.callerAnswered() && codes.callerQ850() == null ? CALLEE : CALLER;
  }

  /** What Q.850 or else SIP say about this leg; empty where both are silent. */
  Optional<Cause> failure(BillCodes codes) {
    return Q850.failure(q850(codes))
        .or(() -> SipStatuses.failure(codes.sipStatus()))
        .map(failure -> explain(failure, evidence(codes)));
  }

  /**
   * The same where a disconnection point blames this leg, so that it failed even if both are
   * silent.
   */
  Cause failed(BillCodes codes) {
    return failure(codes).orElseGet(() -> explain(LegFailure.NETWORK, evidence(codes)));
  }

  /** What a SIP status alone says about this leg. */
  Cause failedBySip(int sipStatus) {
    return explain(SipStatuses.failure(sipStatus).orElse(LegFailure.NETWORK), "SIP " + sipStatus);
  }

  Cause notAnswered() {
    return LegFailure.NO_ANSWER.of(this).cause();
  }

  private Cause explain(LegFailure failure, String evidence) {
    KnownCause cause = failure.of(this);
    // The other failures say it all, and read the same as from the disconnect event.
    return failure == LegFailure.NETWORK && !evidence.isEmpty()
        ? cause.cause(evidence)
        : cause.cause();
  }

  private String evidence(BillCodes codes) {
    return Stream.concat(
            told(q850(codes)).map(Leg::q850InWords),
            told(codes.sipStatus()).map(code -> "SIP " + code))
        .collect(Collectors.joining(", "));
  }

  private static Stream<Integer> told(@Nullable Integer code) {
    return Stream.ofNullable(code).filter(number -> number != 0);
  }

  private static String q850InWords(int code) {
    return "Q.850 " + code + Q850.meaning(code).map(words -> " " + words).orElse("");
  }

  private @Nullable Integer q850(BillCodes codes) {
    return switch (this) {
      case CALLER -> codes.callerQ850();
      case CALLEE -> codes.calleeQ850();
    };
  }
}
