package io.dialbridge.bills;

import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.Charge;
import io.dialbridge.calls.Charge.LegCharge;
import io.dialbridge.calls.Party;
import io.dialbridge.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rates a bill. The platform's price page: each answered leg pays for itself, and a part of a
 * minute counts as a whole one. The edges, written down here because no page does:
 *
 * <ul>
 *   <li>60 seconds are one minute, 61 are two: times are whole seconds, as the bill gives them;
 *   <li>answered for 0 seconds is one started minute;
 *   <li>an end before the answer (clocks that disagree) is 0 seconds and 0 minutes: nothing can be
 *       said to have started;
 *   <li>an answered leg without any end, or with an answer that is no time, can't be rated, and
 *       then the bill has no cost.
 * </ul>
 */
final class Rating {
  static final String BASIS = "rated";

  private Rating() {}

  /**
   * @param readable whether every answer that the bill names could be read as a time
   */
  static Charge rate(
      UUID billId, CallKind kind, FeeInfo fee, boolean readable, BillsConfig config) {
    Instant end = fee.endedAt();
    Instant callerFrom = callerFrom(kind, fee, config);
    Instant calleeFrom = fee.legs(kind).callee().answeredAt();
    List<LegCharge> legs = new ArrayList<>();
    addLeg(legs, Party.CALLER, callerFrom, end);
    addLeg(legs, Party.CALLEE, calleeFrom, end);
    boolean rateable = readable && (end != null || (callerFrom == null && calleeFrom == null));
    long minutes = legs.stream().mapToLong(LegCharge::minutes).sum();
    Money cost =
        rateable ? new Money(config.pricePerMinute(), config.currency()).times(minutes) : null;
    return new Charge(billId, cost, BASIS, false, List.copyOf(legs));
  }

  private static @Nullable Instant callerFrom(CallKind kind, FeeInfo fee, BillsConfig config) {
    FeeInfo.Legs legs = fee.legs(kind);
    return config.chargeWaiting()
        ? legs.caller().answeredAt()
        : later(legs.caller().answeredAt(), legs.callee().answeredAt());
  }

  private static void addLeg(
      List<LegCharge> legs, Party party, @Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return;
    }
    long seconds = Duration.between(from, to).toSeconds();
    legs.add(
        seconds < 0
            ? new LegCharge(party, 0, 0)
            : new LegCharge(party, seconds, startedMinutes(Duration.ofSeconds(seconds))));
  }

  static long startedMinutes(Duration leg) {
    return Math.max(1, Math.ceilDiv(leg.toSeconds(), 60));
  }

  /**
   * The caller's leg without its waiting: from when both were there; null where one never answered.
   */
  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return null;
    }
    return one.isAfter(other) ? one : other;
  }
}
