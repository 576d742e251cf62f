package io.dialbridge.twin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a party does, told by its number: the CC in the test numbers {@code +86154000CCxxx}. */
enum Behaviour {
  /** 00, 10, and every other number: answers and talks, or listens to the end. */
  TALKS,
  /** 11: answers, and hangs up 20 s into the talk, or during the first thing that is played. */
  HANGS_UP_FIRST,
  /**
   * 12: answers and stays until stopped, and the other party stays too; listens to the end, also of
   * a code that is read without an end.
   */
  STAYS,
  /**
   * 13: hangs up within 3 s of its own answer; a caller so leaves before the callee's phone rings.
   */
  HANGS_UP_AT_ONCE,
  /** 30 to 39: as 10, but presses the last digit when digits are asked for, see {@link Keypad}. */
  PRESSES_KEYS,
  /** 20. */
  LETS_RING,
  /** 21. */
  BUSY,
  /** 22: rejects while the phone rings. */
  REJECTS,
  /** 23. */
  POWERED_OFF,
  /** 24. */
  NOT_EXISTING,
  /** No test number, but fixed lines of Xinjiang and Tibet. */
  OUT_OF_REACH;

  private static final Pattern TEST_NUMBER = Pattern.compile("\\+86154000(\\d\\d)\\d{3}");

  static Behaviour of(String number) {
    Matcher matcher = TEST_NUMBER.matcher(number);
    if (!matcher.matches()) {
      return NumberRules.isOutOfReach(number) ? OUT_OF_REACH : TALKS;
    }
    return switch (matcher.group(1)) {
      case "11" -> HANGS_UP_FIRST;
      case "12" -> STAYS;
      case "13" -> HANGS_UP_AT_ONCE;
      case "20" -> LETS_RING;
      case "21" -> BUSY;
      case "22" -> REJECTS;
      case "23" -> POWERED_OFF;
      case "24" -> NOT_EXISTING;
      case "30", "31", "32", "33", "34", "35", "36", "37", "38", "39" -> PRESSES_KEYS;
      default -> TALKS;
    };
  }

  /** How its leg fails; empty when it answers. */
  Optional<LegFailure> failure() {
    return switch (this) {
      case TALKS, HANGS_UP_FIRST, STAYS, HANGS_UP_AT_ONCE, PRESSES_KEYS -> Optional.empty();
      case LETS_RING -> Optional.of(LegFailure.NO_ANSWER);
      case BUSY -> Optional.of(LegFailure.BUSY);
      case REJECTS -> Optional.of(LegFailure.REJECTED);
      case POWERED_OFF -> Optional.of(LegFailure.POWERED_OFF);
      case NOT_EXISTING -> Optional.of(LegFailure.NOT_EXISTING);
      case OUT_OF_REACH -> Optional.of(LegFailure.OUT_OF_REACH);
    };
  }
}
