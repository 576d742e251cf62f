package io.dialbridge.values;

import java.util.List;
import java.util.UUID;

/** What is kept of client tokens: the numbers of their calls, and how many they may still place. */
public interface ClientTokens {
  /**
   * The numbers that calls of a token may have.
   *
   * @param callers empty: any
   * @param callees empty: any
   */
  record Parties(List<PhoneNumber> callers, List<PhoneNumber> callees) {
    public static final Parties ANY = new Parties(List.of(), List.of());
  }

  Parties parties(UUID token);

  /**
   * Takes one of the calls that the token may place, in the transaction that is open: when that is
   * rolled back, the call was not taken.
   *
   * @return false: there was none left
   */
  boolean take(UUID token);

  /** How many calls it may still place. */
  int left(UUID token);
}
