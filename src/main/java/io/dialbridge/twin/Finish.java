package io.dialbridge.twin;

/**
 * The planned end of a call.
 *
 * @param second platform seconds after the call was placed
 */
record Finish(int second, Ending ending) {}
