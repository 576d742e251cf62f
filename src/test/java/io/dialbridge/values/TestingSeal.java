package io.dialbridge.values;

import java.security.SecureRandom;

/** Seal and vault under the key of a desk, as in tests and trials. */
public final class TestingSeal {
  public static final Seal SEAL = new Seal("0".repeat(64), null);
  public static final Vault VAULT = new Vault(SEAL, new SecureRandom());

  private TestingSeal() {}
}
