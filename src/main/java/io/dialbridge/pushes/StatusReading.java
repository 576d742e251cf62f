package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallFact.PlatformTime;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.Party;
import io.dialbridge.values.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a status push into a fact about its call (rtc_05_0008, statusInfo). */
final class StatusReading {
  private static final int MOST_DESCRIPTION = 128;
  private static final int MOST_DIGITS = 64;
  private static final int FEWEST_COMMON_DIGITS = 7;

  private StatusReading() {}

  /**
   * @param digest names the push, for events that we don't know
   */
  static CallFact fact(
      CallSession call, String eventType, JsonNode status, Instant receivedAt, String digest) {
    PlatformTime at = PlatformClock.ofStatus(WireText.orNull(status, "timestamp", 32), receivedAt);
    return switch (eventType) {
      case "callout" -> step(Step.CALLED, call, eventType, status, at, receivedAt, digest);
      case "alerting" -> step(Step.RANG, call, eventType, status, at, receivedAt, digest);
      case "answer" -> step(Step.ANSWERED, call, eventType, status, at, receivedAt, digest);
      case "collectInfo" -> {
        String digits = WireText.orNull(status, "digitInfo", MOST_DIGITS);
        yield new CallFact.DigitsCollected(receivedAt, digits == null ? "" : digits, at);
      }
      case "disconnect" ->
          new CallFact.Disconnected(
              receivedAt,
              sessionId(status),
              at,
              hungUpFirst(call, status),
              WireText.orNull(status, "partyType", 32),
              WireText.intOrNull(status, "stateCode"),
              WireText.orNull(status, "stateDesc", MOST_DESCRIPTION));
      default -> new CallFact.Unrecognized(receivedAt, eventType, digest);
    };
  }

  private static CallFact step(
      Step step,
      CallSession call,
      String eventType,
      JsonNode status,
      PlatformTime at,
      Instant receivedAt,
      String digest) {
    Party party = party(call, status);
    return party == null
        ? new CallFact.Unrecognized(receivedAt, eventType, digest)
        : new CallFact.StepReached(receivedAt, sessionId(status), party, step, at);
  }

  static @Nullable String sessionId(JsonNode object) {
    return WireText.orNull(object, "sessionId", 256);
  }

  /** Whose leg a push speaks of: by the number called, else by the display number. */
  private static @Nullable Party party(CallSession call, JsonNode status) {
    Party called = byNumberCalled(call, status);
    return called != null ? called : byDisplayNumber(call, status);
  }

  /**
   * Who hung up first: a disconnect names that party's display number (rtc_05_0008). What it names
   * as called is not published, so that counts only where the display numbers are the same.
   */
  private static @Nullable Party hungUpFirst(CallSession call, JsonNode status) {
    Party shown = byDisplayNumber(call, status);
    return shown != null ? shown : byNumberCalled(call, status);
  }

  private static @Nullable Party byNumberCalled(CallSession call, JsonNode status) {
    String called = WireText.orNull(status, "called", 64);
    if (called == null) {
      return null;
    }
    return isSame(called, call.caller())
        ? Party.CALLER
        : isSame(called, call.callee()) ? Party.CALLEE : null;
  }

  private static @Nullable Party byDisplayNumber(CallSession call, JsonNode status) {
    String shown = WireText.orNull(status, "caller", 64);
    if (shown == null || call.shownToCaller().equals(call.shownToCallee())) {
      return null;
    }
    return isSame(shown, call.shownToCaller())
        ? Party.CALLER
        : isSame(shown, call.shownToCallee()) ? Party.CALLEE : null;
  }

  /**
   * Pushes should carry the global format; a national one, with or without its trunk 0, is
   * understood as well.
   */
  private static boolean isSame(String onWire, PhoneNumber number) {
    String digits = onWire.replaceAll("[^0-9]", "");
    return isEndOf(number, digits) || isEndOf(number, digits.replaceFirst("^0+", ""));
  }

  private static boolean isEndOf(PhoneNumber number, String digits) {
    String whole = number.e164().substring(1);
    return whole.equals(digits)
        || (digits.length() >= FEWEST_COMMON_DIGITS && whole.endsWith(digits));
  }
}
