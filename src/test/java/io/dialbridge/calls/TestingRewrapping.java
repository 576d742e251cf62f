package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Seal;
import io.dialbridge.values.SealingConfig;
import io.dialbridge.values.TestingSeal;

/** Makes what brings calls under another sealing key, for the tests of other rooms. */
public final class TestingRewrapping {
  private TestingRewrapping() {}

  public static CallRewrapping calls(AgroalDataSource database, SealingConfig config) {
    return new CallRewrapping(
        database, TestingSeal.vault(config), new PartyIndex(database, new Seal(config)));
  }
}
