package io.dialbridge.alerts;

import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Brings the keys of chains under today's sealing key. */
@ApplicationScoped
public class ChainRewrapping {
  private final Vault vault;

  ChainRewrapping(Vault vault) {
    this.vault = vault;
  }

  /**
   * In a transaction. There are never more than a few hundred.
   *
   * @return whether one lay under another key
   */
  public boolean rewrap() {
    List<AlertChain> found = AlertChain.underAnother(vault.mark(), ChainDesk.MOST);
    found.forEach(chain -> chain.rewrap(vault));
    return !found.isEmpty();
  }
}
