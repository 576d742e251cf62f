package io.dialbridge.protection;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;

/** Makes what other rooms' tests can't. */
public final class TestingOptOuts {
  private TestingOptOuts() {}

  public static OptOutKey key(AgroalDataSource database, Vault vault) {
    return new OptOutKey(database, vault);
  }
}
