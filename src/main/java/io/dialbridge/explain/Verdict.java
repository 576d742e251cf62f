package io.dialbridge.explain;

/** What a disconnection point says about a call that the callee never answered. */
@FunctionalInterface
interface Verdict {
  Cause on(BillCodes codes);
}
