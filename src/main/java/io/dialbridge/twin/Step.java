package io.dialbridge.twin;

/**
 * One event of a call before its end.
 *
 * @param second platform seconds after the call was placed
 */
record Step(int second, StatusEvent event, Leg leg) {}
