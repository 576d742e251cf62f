package io.dialbridge.explain;

/** Why one party could not be connected, as Q.850 and SIP tell it without naming the party. */
enum LegFailure {
  UNKNOWN_NUMBER(KnownCause.CALLER_UNKNOWN_NUMBER, KnownCause.CALLEE_UNKNOWN_NUMBER),
  NO_ANSWER(KnownCause.CALLER_NO_ANSWER, KnownCause.CALLEE_NO_ANSWER),
  BUSY(KnownCause.CALLER_BUSY, KnownCause.CALLEE_BUSY),
  REJECTED(KnownCause.CALLER_REJECTED, KnownCause.CALLEE_REJECTED),
  /** Neither Q.850 nor SIP tells a phone that is switched off from one without network. */
  UNREACHABLE(KnownCause.CALLER_UNREACHABLE, KnownCause.CALLEE_UNREACHABLE),
  /** Something in the network between. */
  NETWORK(KnownCause.CALLER_LEG_FAILED, KnownCause.CALLEE_LEG_FAILED);

  private final KnownCause ofCaller;
  private final KnownCause ofCallee;

  LegFailure(KnownCause ofCaller, KnownCause ofCallee) {
    this.ofCaller = ofCaller;
    this.ofCallee = ofCallee;
  }

  KnownCause of(Leg leg) {
    return switch (leg) {
      case CALLER -> ofCaller;
      case CALLEE -> ofCallee;
    };
  }
}
