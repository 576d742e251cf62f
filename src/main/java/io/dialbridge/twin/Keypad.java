package io.dialbridge.twin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a callee presses when a notification takes digits. */
@FunctionalInterface
interface Keypad {
  Pattern PRESSING = Pattern.compile("\\+861540003(\\d)\\d{3}");

  /**
   * The keys after an item; empty when none is pressed.
   *
   * @param digits how many are asked for
   * @param replays how often the item was replayed before
   */
  Optional<String> press(int digits, int replays);

  /**
   * Of the test numbers {@code +861540003Kxxx} presses K, as often as digits are asked for; after a
   * replay the next digit up, so that a replay on K happens once. All others press nothing.
   */
  static Keypad of(String number) {
    Matcher matcher = PRESSING.matcher(number);
    if (!matcher.matches()) {
      return (digits, replays) -> Optional.empty();
    }
    int key = Integer.parseInt(matcher.group(1));
    return (digits, replays) ->
        Optional.of(Integer.toString(replays == 0 ? key : (key + 1) % 10).repeat(digits));
  }
}
