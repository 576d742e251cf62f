package io.dialbridge.calls;

import io.dialbridge.values.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call cost, given to this room by the one that rates bills.
 *
 * @param cost null where the bill gives no end of the call and so can't be rated
 * @param basis {@code rated}: computed by us from the bill's times, since the platform sends no
 *     amount
 * @param revised whether the platform sent more than one content for this bill
 */
public record Charge(
    UUID billId, @Nullable Money cost, String basis, boolean revised, List<LegCharge> legs) {
  /** The same charge, of a bill whose content changed or didn't. */
  Charge revised(boolean changed) {
    return new Charge(billId, cost, basis, changed, legs);
  }

  /** One answered leg: whole seconds, and the started minutes that are paid for. */
  public record LegCharge(Party party, long seconds, long minutes) {}
}
