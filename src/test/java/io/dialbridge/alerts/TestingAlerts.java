package io.dialbridge.alerts;

import io.dialbridge.values.Vault;

/** Parts of this room for tests of others. */
public final class TestingAlerts {
  private TestingAlerts() {}

  public static ChainRewrapping rewrapping(Vault vault) {
    return new ChainRewrapping(vault);
  }

  public static OldIncidents oldIncidents() {
    return new OldIncidents();
  }
}
