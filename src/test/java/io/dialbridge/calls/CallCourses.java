package io.dialbridge.calls;

import io.dialbridge.calls.CallFact.LegTimes;
import io.dialbridge.calls.CallFact.PlatformTime;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.explain.BillCodes;
import io.dialbridge.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts of made-up calls; seconds count from the start of the call. */
final class CallCourses {
  static final Instant START = Instant.parse("2026-01-15T08:30:20Z");
  static final String SESSION = "1202_566_0_20260115083020@callenabler.example.com";
  static final UUID BILL = UUID.fromString("0198c5a1-65aa-7d02-8f3b-9a4c5d6e7f80");
  static final Charge CHARGE =
      new Charge(
          BILL,
          new Money(new BigDecimal("0.36"), "CNY"),
          "rated",
          false,
          List.of(
              new Charge.LegCharge(Party.CALLER, 47, 1),
              new Charge.LegCharge(Party.CALLEE, 40, 1)));

  static final CallShape CALLBACK = new CallShape(CallKind.CALLBACK, START, null, false);
  static final CallShape NOTIFICATION = new CallShape(CallKind.NOTIFICATION, START, null, true);
  static final CallShape VERIFICATION = new CallShape(CallKind.VERIFICATION, START, null, false);

  private CallCourses() {}

  /** Of a callback. */
  static CallState fold(Collection<? extends CallFact> facts) {
    return CallFold.fold(CALLBACK, facts);
  }

  static Instant at(long second) {
    return START.plusSeconds(second);
  }

  /** A little later than it happened. */
  static Instant received(long second) {
    return at(second).plusMillis(400);
  }

  private static PlatformTime time(long second) {
    return new PlatformTime(at(second), "UTC");
  }

  static CallFact accepted() {
    return new CallFact.Accepted(START.plusMillis(200), SESSION, 9);
  }

  static CallFact step(Party party, Step step, long second) {
    return new CallFact.StepReached(received(second), SESSION, party, step, time(second));
  }

  static CallFact disconnected(
      long second, @Nullable Integer stateCode, @Nullable Party named, @Nullable String partyType) {
    return new CallFact.Disconnected(
        received(second),
        SESSION,
        time(second),
        named,
        partyType,
        stateCode,
        "The user releases the call.");
  }

  /** Of a talk that ended in that second; the end makes the content. */
  static CallFact billed(long receivedSecond, long endSecond) {
    return new CallFact.Billed(
        received(receivedSecond),
        "digest-" + endSecond,
        SESSION,
        new LegTimes(at(0), at(3), at(7)),
        new LegTimes(at(7), at(10), at(14)),
        at(endSecond),
        new BillCodes(true, true, 0, 0, 0, 0),
        CHARGE,
        null);
  }

  /** Both answer and talk for 40 s, then the caller hangs up. */
  static List<CallFact> talk() {
    return List.of(
        accepted(),
        step(Party.CALLER, Step.CALLED, 0),
        step(Party.CALLER, Step.RANG, 3),
        step(Party.CALLER, Step.ANSWERED, 7),
        step(Party.CALLEE, Step.CALLED, 7),
        step(Party.CALLEE, Step.RANG, 10),
        step(Party.CALLEE, Step.ANSWERED, 14),
        disconnected(54, 0, Party.CALLER, "calling"),
        billed(55, 54));
  }

  /** The callee doesn't answer. */
  static List<CallFact> calleeAway() {
    return List.of(
        accepted(),
        step(Party.CALLER, Step.CALLED, 0),
        step(Party.CALLER, Step.RANG, 3),
        step(Party.CALLER, Step.ANSWERED, 7),
        step(Party.CALLEE, Step.CALLED, 7),
        step(Party.CALLEE, Step.RANG, 10),
        disconnected(70, 8101, Party.CALLEE, "platform"),
        failedBill(
            new LegTimes(at(0), at(3), at(7)),
            new LegTimes(at(7), at(10), null),
            70,
            new BillCodes(true, false, 514, 0, 19, 408)));
  }

  /** The caller is busy. */
  static List<CallFact> callerBusy() {
    return List.of(
        accepted(),
        step(Party.CALLER, Step.CALLED, 0),
        disconnected(2, 8108, Party.CALLER, null),
        failedBill(
            new LegTimes(at(0), null, null),
            new LegTimes(null, null, null),
            2,
            new BillCodes(false, false, 519, 17, 0, 486)));
  }

  /** We stop it while the callee rings. */
  static List<CallFact> stopped() {
    return List.of(
        accepted(),
        step(Party.CALLER, Step.CALLED, 0),
        step(Party.CALLER, Step.ANSWERED, 7),
        step(Party.CALLEE, Step.CALLED, 7),
        step(Party.CALLEE, Step.RANG, 10),
        new CallFact.StopAccepted(received(11)),
        disconnected(12, 8017, Party.CALLER, "platform"),
        failedBill(
            new LegTimes(at(0), at(3), at(7)),
            new LegTimes(at(7), at(10), null),
            12,
            new BillCodes(true, false, 515, 0, 0, 487)));
  }

  static CallFact digits(String digits, long second) {
    return new CallFact.DigitsCollected(received(second), digits, time(second));
  }

  /** An item is played, 1 makes it play again, 2 is pressed, and the platform hangs up. */
  static List<CallFact> notification() {
    return List.of(
        accepted(),
        step(Party.CALLEE, Step.CALLED, 0),
        step(Party.CALLEE, Step.RANG, 3),
        step(Party.CALLEE, Step.ANSWERED, 7),
        digits("1", 15),
        digits("2", 25),
        disconnected(26, 0, null, null),
        notificationBill("12"));
  }

  /** Nobody presses a key; the disconnect tells it, and so does the bill. */
  static List<CallFact> silentNotification() {
    return List.of(
        accepted(),
        step(Party.CALLEE, Step.CALLED, 0),
        step(Party.CALLEE, Step.RANG, 3),
        step(Party.CALLEE, Step.ANSWERED, 7),
        digits("", 20),
        disconnected(20, 8008, null, null),
        onePartyBill(at(7), 20, BillCodes.ofOneParty(true, 100, 0, 0)));
  }

  static List<CallFact> busyVerification() {
    return List.of(
        accepted(),
        step(Party.CALLEE, Step.CALLED, 0),
        disconnected(2, 8102, null, null),
        onePartyBill(null, 2, BillCodes.ofOneParty(false, 519, 17, 486)));
  }

  /** Of that notification; the keys make the content. */
  static CallFact notificationBill(@Nullable String keys) {
    return new CallFact.Billed(
        received(27),
        "digest-keys-" + keys,
        SESSION,
        new LegTimes(null, null, null),
        new LegTimes(at(0), at(3), at(7)),
        at(26),
        BillCodes.ofOneParty(true, 0, 0, 0),
        CHARGE,
        keys);
  }

  private static CallFact onePartyBill(
      @Nullable Instant answeredAt, long endSecond, BillCodes codes) {
    return failedBill(
        new LegTimes(null, null, null),
        new LegTimes(at(0), answeredAt == null ? null : at(3), answeredAt),
        endSecond,
        codes);
  }

  private static CallFact failedBill(
      LegTimes caller, LegTimes callee, long endSecond, BillCodes codes) {
    return new CallFact.Billed(
        received(endSecond + 1),
        "digest-failed",
        SESSION,
        caller,
        callee,
        at(endSecond),
        codes,
        CHARGE,
        null);
  }
}
