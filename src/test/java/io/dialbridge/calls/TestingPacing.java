package io.dialbridge.calls;

/** Pacing as it is by default, but for the pauses of a circuit. */
record TestingPacing(int circuitPauseSeconds, int circuitLongestPauseSeconds)
    implements PacingConfig {
  @Override
  public int queueLimit() {
    return 1000;
  }

  @Override
  public int unconfirmedMinutes() {
    return 10;
  }

  @Override
  public int unboundedMinutes() {
    return 120;
  }

  @Override
  public int correctionSeconds() {
    return 60;
  }
}
