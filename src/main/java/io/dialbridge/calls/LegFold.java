package io.dialbridge.calls;

import io.dialbridge.calls.CallFact.LegTimes;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallFact.StepReached;
import io.dialbridge.calls.CallState.LegState;
import io.dialbridge.calls.CallState.LegStatus;
import io.dialbridge.calls.CallState.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of the fold that makes one leg: from its bill, or from the status pushes that arrived.
 */
final class LegFold {
  private final KnownFacts known;
  private final Findings findings;

  LegFold(KnownFacts known, Findings findings) {
    this.known = known;
    this.findings = findings;
  }

  LegState billed(Party party, LegStatus status, LegTimes times, @Nullable Instant endedAt) {
    findings.found(Findings.ofLeg(party, "startedAt"), times.startedAt(), Source.BILL);
    findings.found(Findings.ofLeg(party, "ringingAt"), times.ringingAt(), Source.BILL);
    findings.found(Findings.ofLeg(party, "answeredAt"), times.answeredAt(), Source.BILL);
    Instant ended = times.answeredAt() == null ? null : endedAt;
    return new LegState(status, times.startedAt(), times.ringingAt(), times.answeredAt(), ended);
  }

  /** What a later step implies and no push told is missing. */
  LegState pushed(Party party, LegStatus status, boolean answered, @Nullable Instant endedAt) {
    boolean called = answered || known.reached(party, Step.CALLED);
    Instant startedAt = time(party, Step.CALLED, "startedAt", called);
    Instant ringingAt = time(party, Step.RANG, "ringingAt", answered);
    Instant answeredAt = time(party, Step.ANSWERED, "answeredAt", answered);
    return new LegState(status, startedAt, ringingAt, answeredAt, answered ? endedAt : null);
  }

  private @Nullable Instant time(Party party, Step step, String name, boolean implied) {
    StepReached reached = known.step(party, step);
    if (reached != null) {
      findings.pushed(Findings.ofLeg(party, name), reached.at());
      return reached.at().at();
    }
    if (implied) {
      findings.missing(Findings.ofLeg(party, name));
    }
    return null;
  }

  /** How far a leg of a call that goes on has come. */
  LegStatus progress(Party party) {
    if (known.reached(party, Step.ANSWERED)) {
      return LegStatus.ANSWERED;
    }
    if (known.reached(party, Step.RANG)) {
      return LegStatus.RINGING;
    }
    return known.reached(party, Step.CALLED) ? LegStatus.CALLING : LegStatus.PENDING;
  }
}
