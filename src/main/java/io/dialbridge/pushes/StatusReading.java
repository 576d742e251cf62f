package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallFact.PlatformTime;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.Parties;
import io.dialbridge.calls.Party;
import io.dialbridge.values.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a status push into facts about its call (rtc_05_0008, rtc_05_0014, statusInfo). */
final class StatusReading {
  private static final int MOST_DESCRIPTION = 128;
  private static final int MOST_DIGITS = 64;
  static final int MOST_SESSION_ID = 256;
  private static final int FEWEST_COMMON_DIGITS = 7;

  /** "play and collect failed": no key within 5 s after the playback (rtc_05_0022_1). */
  private static final int NO_DIGITS = 8008;

  private StatusReading() {}

  /**
   * @param digest names the push, for events that we don't know
   */
  static List<CallFact> facts(
      CallSession call, String eventType, JsonNode status, Instant receivedAt, String digest) {
    PlatformTime at = PlatformClock.ofStatus(WireText.orNull(status, "timestamp", 32), receivedAt);
    return switch (eventType) {
      case "callout" -> List.of(step(Step.CALLED, call, eventType, status, at, receivedAt, digest));
      case "alerting" -> List.of(step(Step.RANG, call, eventType, status, at, receivedAt, digest));
      case "answer" ->
          List.of(step(Step.ANSWERED, call, eventType, status, at, receivedAt, digest));
      case "collectInfo" -> {
        String digits = WireText.orNull(status, "digitInfo", MOST_DIGITS);
        yield List.of(new CallFact.DigitsCollected(receivedAt, digits == null ? "" : digits, at));
      }
      case "disconnect" -> disconnect(call, status, at, receivedAt);
      default -> List.of(new CallFact.Unrecognized(receivedAt, eventType, digest));
    };
  }

  private static List<CallFact> disconnect(
      CallSession call, JsonNode status, PlatformTime at, Instant receivedAt) {
    Integer stateCode = WireText.intOrNull(status, "stateCode");
    CallFact end =
        new CallFact.Disconnected(
            receivedAt,
            sessionId(status),
            at,
            hungUpFirst(call, status),
            WireText.orNull(status, "partyType", 32),
            stateCode,
            WireText.orNull(status, "stateDesc", MOST_DESCRIPTION));
    // Whether a collectInfo comes when no key was pressed is not published; the code tells it too.
    return stateCode != null && stateCode == NO_DIGITS
        ? List.of(new CallFact.DigitsCollected(receivedAt, "", at), end)
        : List.of(end);
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
    return WireText.orNull(object, "sessionId", MOST_SESSION_ID);
  }

  /** Whose leg a push speaks of: by the number called, else by the display number. */
  private static @Nullable Party party(CallSession call, JsonNode status) {
    if (call.kind().isOneParty()) {
      return Party.CALLEE;
    }
    Party called = byNumberCalled(call, status);
    return called != null ? called : byDisplayNumber(call, status);
  }

  /**
   * Who hung up first: a disconnect names that party's display number (rtc_05_0008). What it names
   * as called is not published, so that counts only where the display numbers are the same. In a
   * one-party call both are always the same, and tell nothing.
   */
  private static @Nullable Party hungUpFirst(CallSession call, JsonNode status) {
    if (call.kind().isOneParty()) {
      return null;
    }
    Party shown = byDisplayNumber(call, status);
    return shown != null ? shown : byNumberCalled(call, status);
  }

  private static @Nullable Party byNumberCalled(CallSession call, JsonNode status) {
    String called = WireText.orNull(status, "called", 64);
    if (called == null) {
      return null;
    }
    Parties parties = call.parties().orElse(null);
    if (parties == null) {
      return null;
    }
    return isSame(called, parties.callerIfAny())
        ? Party.CALLER
        : isSame(called, Optional.of(parties.callee())) ? Party.CALLEE : null;
  }

  private static @Nullable Party byDisplayNumber(CallSession call, JsonNode status) {
    String shown = WireText.orNull(status, "caller", 64);
    if (shown == null || call.shownToCaller().equals(Optional.of(call.shownToCallee()))) {
      return null;
    }
    return isSame(shown, call.shownToCaller())
        ? Party.CALLER
        : isSame(shown, Optional.of(call.shownToCallee())) ? Party.CALLEE : null;
  }

  /**
   * Pushes should carry the global format; a national one, with or without its trunk 0, is
   * understood as well.
   */
  private static boolean isSame(String onWire, Optional<PhoneNumber> number) {
    String digits = onWire.replaceAll("[^0-9]", "");
    return number
        .filter(n -> isEndOf(n, digits) || isEndOf(n, digits.replaceFirst("^0+", "")))
        .isPresent();
  }

  private static boolean isEndOf(PhoneNumber number, String digits) {
    String whole = number.e164().substring(1);
    return whole.equals(digits)
        || (digits.length() >= FEWEST_COMMON_DIGITS && whole.endsWith(digits));
  }
}
