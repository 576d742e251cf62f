package io.dialbridge.calls;

import io.dialbridge.calls.Arrival.BillTimes;
import io.dialbridge.calls.Arrival.Told;
import io.dialbridge.pushes.TestingPushes;
import io.dialbridge.twin.ScriptedCall;
import io.dialbridge.twin.ScriptedCall.How;
import io.dialbridge.twin.ScriptedCall.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Decides what of a call reaches us, when, and how often. */
final class ChanceMishaps {
  private static final List<Integer> LOSSES_PERCENT = List.of(0, 0, 20, 50, 90);

  /** Below 4 h, so that a time is nearer to its reception in its own zone than 8 h beside it. */
  private static final Duration LATEST = Duration.ofHours(3);

  private static final Duration AGAIN_WITHIN = Duration.ofMinutes(30);

  /** Six times an hour apart (rtc_05_0008_1), so that a corrected one may come in between. */
  private static final Duration BILLED_AGAIN_WITHIN = Duration.ofHours(6);

  private final RandomGenerator random;
  private final ScriptedCall call;
  private final CallSession session;
  private final UUID billId;
  private final ChanceWire wire;
  private final int lossPercent;

  /** Receptions in whole seconds, so that several fall on the same instant. */
  private final boolean coarseClock;

  private final List<Arrival> arrivals = new ArrayList<>();

  private ChanceMishaps(
      RandomGenerator random, ScriptedCall call, CallSession session, UUID billId) {
    this.random = random;
    this.call = call;
    this.session = session;
    this.billId = billId;
    this.wire = new ChanceWire(random, call);
    this.lossPercent = LOSSES_PERCENT.get(random.nextInt(LOSSES_PERCENT.size()));
    this.coarseClock = random.nextInt(8) == 0;
  }

  /** What reaches us of that call, in the order of reception. */
  static List<Arrival> of(
      RandomGenerator random, ScriptedCall call, CallSession session, UUID billId) {
    ChanceMishaps mishaps = new ChanceMishaps(random, call, session, billId);
    mishaps.answer();
    mishaps.statuses();
    mishaps.stop();
    mishaps.bills();
    mishaps.overdue();
    mishaps.arrivals.sort(Comparator.comparing(Arrival::receivedAt));
    return List.copyOf(mishaps.arrivals);
  }

  /** The platform's answer to our request: mostly at once, or after the first pushes, or never. */
  private void answer() {
    int how = random.nextInt(6);
    if (how <= 1) {
      Instant at = call.start().plusMillis(random.nextInt(10_000, 30_000));
      byUs("left open", new CallFact.LeftOpen(at, "read time-out"));
    }
    if (how >= 1 && how <= 4) {
      Instant at = call.start().plusMillis(random.nextInt(random.nextBoolean() ? 200 : 60_000));
      byUs("accepted", new CallFact.Accepted(at, call.sessionId(), 9));
    }
  }

  private void statuses() {
    for (ScriptedCall.Status status : call.statuses()) {
      if (!lost()) {
        push(
            new Arrival.ByStatus(status),
            wire.status(status.message()),
            late(status.at()),
            AGAIN_WITHIN);
      }
    }
    if (random.nextInt(8) == 0) {
      push(new Arrival.ByNoise(), wire.noise(call.sessionId()), late(call.start()), AGAIN_WITHIN);
    }
  }

  /** A stop's own answer may be lost as well. */
  private void stop() {
    Instant end = call.truth().end();
    if (end != null && call.truth().how() == How.STOPPED && random.nextInt(5) > 0) {
      byUs("stop accepted", new CallFact.StopAccepted(end.plusMillis(random.nextInt(2_000))));
    }
  }

  /** Never, once, or corrected once or twice; each content at times again, also the older ones. */
  private void bills() {
    String bill = call.bill();
    Instant end = call.truth().end();
    if (bill == null || end == null || random.nextInt(4) == 0) {
      return;
    }
    BillTimes times = new BillTimes(call.truth().caller(), call.truth().callee(), end);
    Instant receivedAt = late(end);
    push(new Arrival.ByBill(times), wire.bill(bill, times), receivedAt, BILLED_AGAIN_WITHIN);
    int corrections = Math.max(0, random.nextInt(6) - 3);
    for (int i = 0; i < corrections; i++) {
      times = corrected(times);
      receivedAt = receivedAt.plusMillis(random.nextInt(1_000, 3_600_000));
      push(new Arrival.ByBill(times), wire.bill(bill, times), receivedAt, BILLED_AGAIN_WITHIN);
    }
  }

  /** Ends later; who had answered may have answered a little later, too. */
  private BillTimes corrected(BillTimes times) {
    Instant end = times.end().plusSeconds(random.nextInt(10, 600));
    Times caller = times.caller();
    return new BillTimes(caller == null ? null : corrected(caller), corrected(times.callee()), end);
  }

  private Times corrected(Times leg) {
    Instant answered = leg.answered();
    return new Times(
        leg.started(),
        leg.ringing(),
        answered == null ? null : answered.plusSeconds(random.nextInt(6)));
  }

  /** Mostly where no bill came; a bill may also come when nobody waits for it any more. */
  private void overdue() {
    boolean billed = arrivals.stream().anyMatch(a -> a.told() instanceof Arrival.ByBill);
    if (random.nextInt(10) < (billed ? 1 : 7)) {
      Instant at = call.start().plus(Duration.ofHours(random.nextInt(7, 40)));
      byUs("bill overdue", new CallFact.BillOverdue(at));
    }
  }

  /**
   * Byte for byte again: the inbox keeps the first of them, and may read it twice. In other bytes:
   * an arrival of its own, once or twice.
   */
  private void push(Told told, String message, Instant receivedAt, Duration againWithin) {
    Arrival first = arrival(told, message, receivedAt);
    arrivals.add(first);
    switch (random.nextInt(12)) {
      case 0 -> arrivals.add(first);
      case 1 -> again(told, message, receivedAt, againWithin);
      case 2 -> {
        again(told, message, receivedAt, againWithin);
        again(told, message, receivedAt, againWithin);
      }
      default -> {}
    }
  }

  private void again(Told told, String message, Instant receivedAt, Duration within) {
    Instant at = receivedAt.plusMillis(random.nextLong(1, within.toMillis()));
    arrivals.add(arrival(told, wire.again(message), at));
  }

  private Arrival arrival(Told told, String message, Instant receivedAt) {
    return new Arrival(told, receivedAt, TestingPushes.facts(session, message, receivedAt, billId));
  }

  private void byUs(String word, CallFact fact) {
    arrivals.add(new Arrival(new Arrival.ByUs(word), fact.receivedAt(), List.of(fact)));
  }

  private boolean lost() {
    return random.nextInt(100) < lossPercent;
  }

  /** Mostly within seconds, at times within minutes, rarely within hours. */
  private Instant late(Instant event) {
    long most =
        switch (random.nextInt(16)) {
          case 0 -> LATEST.toMillis();
          case 1, 2 -> 180_000;
          default -> 2_000;
        };
    Instant at = event.plus(random.nextLong(50_000, most * 1_000), ChronoUnit.MICROS);
    return coarseClock ? at.truncatedTo(ChronoUnit.SECONDS) : at;
  }
}
