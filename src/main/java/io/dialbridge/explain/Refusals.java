package io.dialbridge.explain;

import java.util.Collection;

/** Explains the platform's result codes. */
public final class Refusals {
  private Refusals() {}

  /**
   * Explains a {@code resultcode} other than "0". A code that the table lacks is passed on as it
   * came and is not to be retried; it counts as the operator's, who alone can ask the vendor about
   * it.
   */
  public static Refusal of(String code) {
    return RefusalTable.ROWS
        .find(code)
        .map(RefusalRow::refusal)
        .orElseGet(
            () ->
                new Refusal(
                    code,
                    false,
                    "The code %s is unknown here and passed on as the platform sent it."
                        .formatted(code),
                    Doing.OPERATOR,
                    Retry.NO,
                    null,
                    "Read the platform's description, and ask the vendor what the code stands"
                        + " for."));
  }

  /** All known refusals, in the order of their codes. */
  public static Collection<Refusal> all() {
    return RefusalTable.ROWS.rows().stream().map(RefusalRow::refusal).toList();
  }
}
