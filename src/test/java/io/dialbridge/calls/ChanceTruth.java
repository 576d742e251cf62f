package io.dialbridge.calls;

import io.dialbridge.calls.Arrival.BillTimes;
import io.dialbridge.calls.CallState.EndedBy;
import io.dialbridge.calls.CallState.LegState;
import io.dialbridge.calls.CallState.LegStatus;
import io.dialbridge.calls.Charge.LegCharge;
import io.dialbridge.twin.ScriptedCall;
import io.dialbridge.twin.ScriptedCall.By;
import io.dialbridge.twin.ScriptedCall.How;
import io.dialbridge.twin.ScriptedCall.Times;
import io.dialbridge.twin.ScriptedCall.Truth;
import io.dialbridge.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the twin knows of a call that ended, in the words of our states. */
final class ChanceTruth {
  private static final BigDecimal PRICE = new BigDecimal("0.18");

  private final ScriptedCall call;
  private final Truth truth;

  ChanceTruth(ScriptedCall call) {
    this.call = call;
    this.truth = call.truth();
  }

  boolean connected() {
    return truth.callee().answered() != null;
  }

  CallStatus status() {
    return connected() ? CallStatus.COMPLETED : statusUnanswered();
  }

  /** What can be said of such an end by one who doesn't know whether the callee answered. */
  CallStatus statusUnanswered() {
    return switch (how()) {
      case NO_ANSWER -> CallStatus.NO_ANSWER;
      case BUSY -> CallStatus.BUSY;
      case REJECTED -> CallStatus.REJECTED;
      case UNREACHABLE, FILE_GONE -> CallStatus.FAILED;
      case STOPPED, CALLER_LEFT -> CallStatus.CANCELED;
      case HUNG_UP, PLAYED, LIMIT, NO_KEYS -> CallStatus.COMPLETED;
    };
  }

  /** Whether the end itself tells that the callee had answered. */
  boolean endImpliesAnswer() {
    return switch (how()) {
      case HUNG_UP, PLAYED, LIMIT, NO_KEYS -> true;
      case NO_ANSWER, BUSY, REJECTED, UNREACHABLE, FILE_GONE, STOPPED, CALLER_LEFT -> false;
    };
  }

  /**
   * Null where the platform doesn't tell: who hangs up a call of one party. Who is busy or out of
   * reach has not hung up, though the twin's {@code partyType} names the leg.
   */
  @Nullable EndedBy endedBy() {
    How how = how();
    if (how == How.BUSY || how == How.UNREACHABLE) {
      return EndedBy.PLATFORM;
    }
    if (call.caller() == null && (how == How.HUNG_UP || how == How.PLAYED)) {
      return null;
    }
    By by = Objects.requireNonNull(truth.by(), "the call ended");
    return switch (by) {
      case CALLER -> EndedBy.CALLER;
      case CALLEE -> EndedBy.CALLEE;
      case PLATFORM -> EndedBy.PLATFORM;
      case US -> EndedBy.API;
    };
  }

  /** The times as a bill without corrections tells them. */
  BillTimes times() {
    return new BillTimes(
        truth.caller(), truth.callee(), Objects.requireNonNull(truth.end(), "the call ended"));
  }

  /** Null in calls of one party. */
  @Nullable LegState caller(BillTimes times) {
    return times.caller() == null ? null : leg(times.caller(), times);
  }

  LegState callee(BillTimes times) {
    LegState leg = leg(times.callee(), times);
    return times.callee().started() == null
        ? new LegState(LegStatus.NOT_CALLED, null, null, null, null)
        : leg;
  }

  private LegState leg(Times leg, BillTimes times) {
    boolean answered = leg.answered() != null;
    return new LegState(
        answered ? LegStatus.COMPLETED : LegStatus.valueOf(status().name()),
        leg.started(),
        leg.ringing(),
        leg.answered(),
        answered ? times.end() : null);
  }

  static List<LegCharge> charges(BillTimes times) {
    List<LegCharge> charges = new ArrayList<>();
    addCharge(charges, Party.CALLER, times.caller(), times);
    addCharge(charges, Party.CALLEE, times.callee(), times);
    return charges;
  }

  private static void addCharge(
      List<LegCharge> charges, Party party, @Nullable Times leg, BillTimes times) {
    if (leg == null || leg.answered() == null) {
      return;
    }
    long seconds = times.end().getEpochSecond() - leg.answered().getEpochSecond();
    long minutes = 1;
    while (minutes * 60 < seconds) {
      minutes++;
    }
    charges.add(new LegCharge(party, seconds, minutes));
  }

  static Money cost(List<LegCharge> charges) {
    long minutes = charges.stream().mapToLong(LegCharge::minutes).sum();
    return new Money(PRICE.multiply(BigDecimal.valueOf(minutes)), "CNY");
  }

  How how() {
    return Objects.requireNonNull(truth.how(), "the call ended");
  }
}
