package io.dialbridge.twin;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mishap on order, for the calls of one number. Start from {@link #forNumber}.
 *
 * @param number the caller's or the callee's number
 * @param calls how many requests it meets before it is used up; null: all
 * @param refuse the result code to refuse with, documented or not; null: none
 * @param answer what becomes of the answer
 * @param answerDelay real time before the answer, or before its connection ends without one; the
 *     call runs meanwhile
 * @param events twists by event: {@code disconnect}, {@code collectInfo}, or {@code callout},
 *     {@code alerting}, {@code answer} for both legs, or with {@code :caller} or {@code :callee}
 *     for one; the leg of a one-party call is the callee's
 * @param bill what becomes of the bill; null: nothing special
 * @param recording what becomes of the recording; null: nothing special
 * @param withoutUserData whether pushes leave userData out, so that only sessionId tells the call
 */
public record Script(
    String number,
    @Nullable Integer calls,
    @Nullable String refuse,
    ScriptedAnswer answer,
    Duration answerDelay,
    Map<String, EventScript> events,
    @Nullable BillTwist bill,
    @Nullable RecordingTwist recording,
    boolean withoutUserData) {

  private static final Pattern EVENT =
      Pattern.compile("disconnect|collectInfo|(callout|alerting|answer)(:caller|:callee)?");

  /** What calls get that no script meets. */
  static final Script NONE = forNumber("+000");

  public Script {
    events = Map.copyOf(events);
    require(NumberRules.isWellFormed(number), "A script needs a number like +8615400000001.");
    require(calls == null || calls > 0, "A script must meet at least one call.");
    require(refuse == null || refuse.matches("\\d{1,32}"), "A result code has digits only.");
    require(!"0".equals(refuse), "The result code 0 refuses nothing.");
    require(!answerDelay.isNegative(), "An answer can't come before its request.");
    for (String event : events.keySet()) {
      require(EVENT.matcher(event).matches(), "There is no event " + event + ".");
    }
  }

  public static Script forNumber(String number) {
    return new Script(
        number, null, null, ScriptedAnswer.NORMAL, Duration.ZERO, Map.of(), null, null, false);
  }

  /** Only for the next requests. */
  public Script times(int requests) {
    return new Script(
        number, requests, refuse, answer, answerDelay, events, bill, recording, withoutUserData);
  }

  public Script refuse(String code) {
    return new Script(
        number, calls, code, answer, answerDelay, events, bill, recording, withoutUserData);
  }

  public Script answer(ScriptedAnswer how) {
    return new Script(
        number, calls, refuse, how, answerDelay, events, bill, recording, withoutUserData);
  }

  public Script answerAfter(Duration delay) {
    return new Script(
        number, calls, refuse, answer, delay, events, bill, recording, withoutUserData);
  }

  /** A twist of an event, any but {@link StatusTwist#LATE}. */
  public Script event(String event, StatusTwist twist) {
    return event(event, new EventScript(twist, Duration.ZERO));
  }

  public Script late(String event, Duration delay) {
    return event(event, new EventScript(StatusTwist.LATE, delay));
  }

  public Script bill(BillTwist twist) {
    return new Script(
        number, calls, refuse, answer, answerDelay, events, twist, recording, withoutUserData);
  }

  public Script recording(RecordingTwist twist) {
    return new Script(
        number, calls, refuse, answer, answerDelay, events, bill, twist, withoutUserData);
  }

  /** Pushes leave userData out. */
  public Script silentAboutUserData() {
    return new Script(number, calls, refuse, answer, answerDelay, events, bill, recording, true);
  }

  /** The twist of one event; the key with a leg goes before the one without. */
  Optional<EventScript> eventScript(StatusEvent event, Leg leg) {
    EventScript ofLeg = events.get(event.word() + ":" + leg.word());
    return Optional.ofNullable(ofLeg == null ? events.get(event.word()) : ofLeg);
  }

  private Script event(String event, EventScript twist) {
    Map<String, EventScript> more = new HashMap<>(events);
    more.put(event, twist);
    return new Script(
        number, calls, refuse, answer, answerDelay, more, bill, recording, withoutUserData);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
