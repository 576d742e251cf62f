package io.dialbridge.twin;

/**
 * One event of a call before its end.
 *
 * @param second platform seconds after the call was placed
 * @param digits what a callee pressed; empty for all other events
 */
record Step(int second, StatusEvent event, Leg leg, String digits) {
  Step(int second, StatusEvent event, Leg leg) {
    this(second, event, leg, "");
  }

  static Step collected(int second, String digits) {
    return new Step(second, StatusEvent.COLLECT_INFO, Leg.CALLEE, digits);
  }
}
