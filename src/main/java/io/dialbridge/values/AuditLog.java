package io.dialbridge.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where it is written down who did what, to what, when, from where. */
public interface AuditLog {
  /**
   * Writes acts of one request down, in the transaction that is open, if one is: then the act and
   * its entry are there together or not at all. Throws where they can't be written.
   *
   * <p>To be called as the last thing before a transaction ends: until then nobody else can write.
   */
  void write(Requester requester, List<Act> acts);

  default void write(Requester requester, Act act) {
    write(requester, List.of(act));
  }

  /**
   * Numbers and secrets have no place in it.
   *
   * @param action its word, such as {@code key.revoked}
   * @param target what it was done to, such as {@code key/0198c5a0-…}
   * @param reason as the requester gave it; null: none was asked for
   */
  record Act(String action, String target, @Nullable String reason) {}
}
