package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    return codes.oneParty() || codes.callerAnswered() ? CALLEE : CALLER;
  }

  /**
   * The platform's "local" side is the leg it calls first. That is the caller; but a one-party call
   * has only its callee.
   */
  static Leg local(BillCodes codes) {
    return codes.oneParty() ? CALLEE : CALLER;
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
    return explain(
        SipStatuses.failure(sipStatus).orElse(LegFailure.NETWORK),
        Optional.of(sipInWords(sipStatus)));
  }

  Cause notAnswered() {
    return LegFailure.NO_ANSWER.of(this).cause();
  }

  private Cause explain(LegFailure failure, Optional<Text> evidence) {
    KnownCause cause = failure.of(this);
    // The other failures say it all, and read the same as from the disconnect event.
    return failure == LegFailure.NETWORK
        ? evidence.map(cause::cause).orElseGet(cause::cause)
        : cause.cause();
  }

  private Optional<Text> evidence(BillCodes codes) {
    List<Text> told = new ArrayList<>();
    Integer q850 = q850(codes);
    if (q850 != null && q850 != 0) {
      told.add(Q850.inWords(q850));
    }
    Integer sipStatus = codes.sipStatus();
    if (sipStatus != null && sipStatus != 0) {
      told.add(sipInWords(sipStatus));
    }
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Text(
                told.stream().map(Text::en).collect(Collectors.joining(", ")),
                told.stream().map(Text::zh).collect(Collectors.joining("，"))));
  }

  private static Text sipInWords(int status) {
    return new Text("SIP " + status, "SIP " + status);
  }

  private @Nullable Integer q850(BillCodes codes) {
    return switch (this) {
      case CALLER -> codes.callerQ850();
      case CALLEE -> codes.calleeQ850();
    };
  }
}
