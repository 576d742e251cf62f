package io.dialbridge.twin;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws a request for a call: its kind, its parties, its limits, what it plays. */
final class DrawnWish {
  private static final List<String> ANSWERING =
      List.of("00", "10", "10", "11", "12", "13", "30", "31", "35", "39");
  private static final List<String> FAILING = List.of("20", "21", "22", "23", "24");
  private static final List<Integer> LIMITS = List.of(0, 0, 1, 2, 3, 30, 1440);

  private final RandomGenerator random;
  private final String userData;

  private DrawnWish(RandomGenerator random, String userData) {
    this.random = random;
    this.userData = userData;
  }

  static CallWish of(RandomGenerator random, String userData) {
    DrawnWish draw = new DrawnWish(random, userData);
    return switch (random.nextInt(4)) {
      case 0 -> draw.notification();
      case 1 -> draw.verification();
      default -> draw.callback();
    };
  }

  /** The app that places such calls. */
  static TwinApp app(CallWish wish) {
    return switch (wish) {
      case Click2Call callback -> TwinApp.courier();
      case CallNotify notice -> TwinApp.notice();
      case CallVerify verification -> TwinApp.verify();
    };
  }

  private Click2Call callback() {
    List<String> shown = TwinApp.courier().displayNumbers();
    int limit = pick(LIMITS);
    return new Click2Call(
        pick(shown),
        number(100, 4),
        pick(shown),
        number(500, 2),
        limit,
        random.nextBoolean(),
        new GoneFiles(rarely(), rarely(), rarely() && limit > 1),
        random.nextBoolean(),
        false,
        userData,
        null,
        null);
  }

  private CallNotify notification() {
    String callee = number(100, 3);
    List<PlayItem> items =
        IntStream.range(0, 1 + random.nextInt(5)).mapToObj(item -> item(callee)).toList();
    return new CallNotify(
        TwinApp.notice().displayNumbers().getFirst(), callee, items, false, userData, null, null);
  }

  private PlayItem item(String callee) {
    int digits = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0;
    boolean replay = digits > 0 && random.nextBoolean();
    return new PlayItem(
        random.nextInt(2, 60),
        random.nextBoolean(),
        rarely(),
        digits,
        replay,
        replay ? trigger(callee, digits) : null);
  }

  /** Any keys, those that the callee presses first, or others. */
  private @Nullable String trigger(String callee, int digits) {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> Keypad.of(callee).press(digits, 0).orElse("1");
      default -> "7".repeat(digits);
    };
  }

  private CallVerify verification() {
    return new CallVerify(
        TwinApp.verify().displayNumbers().getFirst(),
        number(100, 3),
        random.nextInt(4, 9),
        tone(),
        random.nextBoolean() ? tone() : null,
        random.nextInt(3) == 0 ? 0 : random.nextInt(1, 10),
        false,
        userData,
        null,
        null);
  }

  private VoiceFile tone() {
    return new VoiceFile(rarely() ? "vanished.wav" : "tone.wav");
  }

  /**
   * A test number, or a fixed line that the platform does not get through to.
   *
   * @param from its last three digits lie in the 400 numbers from there on, so that the two parties
   *     of a call are never the same
   * @param often that many in five answer
   */
  private String number(int from, int often) {
    int last = from + random.nextInt(400);
    if (random.nextInt(5) < often) {
      return "+86154000" + pick(ANSWERING) + last;
    }
    return rarely() ? "+8699120001" + last : "+86154000" + pick(FAILING) + last;
  }

  private boolean rarely() {
    return random.nextInt(12) == 0;
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
