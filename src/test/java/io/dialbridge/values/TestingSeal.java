package io.dialbridge.values;

import java.security.SecureRandom;

/** Seal and vault under the key of a desk, as in tests and trials. */
public final class TestingSeal {
  public static final Seal SEAL = new Seal("0".repeat(64), null);
  public static final Vault VAULT = new Vault(SEAL, new SecureRandom());

  private TestingSeal() {}

  public static Vault vault(String key) {
    return new Vault(new Seal(key, null), new SecureRandom());
  }

  public static Vault vault(SealingConfig config) {
    return new Vault(new Seal(config), new SecureRandom());
  }
}
