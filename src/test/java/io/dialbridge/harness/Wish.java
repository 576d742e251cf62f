package io.dialbridge.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A call that a harness asks for.
 *
 * @param key its idempotency key
 * @param ending the status that its bill must give it
 */
record Wish(String key, String path, String callee, String body, String ending) {

  /** What the parties' test numbers do, and so how the call ends (README, "Test numbers"). */
  private record Parties(String caller, String callee, String ending) {}

  private static final List<Parties> CALLBACKS =
      List.of(
          new Parties("00", "10", "completed"),
          new Parties("00", "11", "completed"),
          new Parties("11", "10", "completed"),
          new Parties("00", "13", "completed"),
          new Parties("00", "20", "no_answer"),
          new Parties("00", "21", "busy"),
          new Parties("00", "22", "rejected"),
          new Parties("00", "23", "failed"),
          new Parties("00", "24", "failed"),
          new Parties("13", "10", "canceled"),
          new Parties("20", "10", "no_answer"),
          new Parties("21", "10", "busy"));

  /** Of one party: the callee. */
  private static final List<Parties> ONE_PARTY =
      List.of(
          new Parties("", "10", "completed"),
          new Parties("", "31", "completed"),
          new Parties("", "13", "completed"),
          new Parties("", "20", "no_answer"),
          new Parties("", "21", "busy"),
          new Parties("", "22", "rejected"));

  /** What goes wrong at the platform, by the last digits of the callee's number. */
  private static final List<String> MISHAPS =
      List.of(
          "\"bill\":\"TWICE\"",
          "\"bill\":\"TWICE_WITH_OTHER_CONTENT\"",
          "\"bill\":\"WITHOUT_ICID\"",
          "\"bill\":\"NEVER\"",
          "\"events\":{\"disconnect\":\"LOST\"}",
          "\"events\":{\"disconnect\":\"TWICE\",\"alerting\":\"TWICE\"}",
          "\"events\":{\"answer\":\"LATE:700\",\"callout\":\"OUT_OF_ORDER\"}",
          "\"events\":{\"answer\":\"LOST\",\"disconnect\":\"UNSIGNED\"}",
          "\"answer\":\"LOST\"",
          "\"answer\":\"HTML_500\"",
          "\"answer\":\"CLOSED_BEFORE_PLACING\"",
          "\"answer\":\"CUT\"",
          "\"answer\":\"RESET\"",
          "\"answerDelayMillis\":3000", // Longer than the service waits.
          "\"refuse\":\"1010002\"",
          "\"refuse\":\"1010002\",\"answer\":\"LOST\"");

  private static final int FIRST_MISHAP = 900;
  private static final int MISHAP_IN = 5;

  /**
   * So many calls of all kinds, each fifth with a mishap; the same for the same seed.
   *
   * @param queueSeconds for which they may wait for a port; verifications never do
   */
  static List<Wish> draw(long seed, int calls, int queueSeconds) {
    Random random = new Random(seed);
    List<Wish> wishes = new ArrayList<>();
    for (int n = 0; n < calls; n++) {
      int line =
          random.nextInt(MISHAP_IN) == 0
              ? FIRST_MISHAP + random.nextInt(MISHAPS.size())
              : n % FIRST_MISHAP;
      wishes.add(draw(random, "crash-" + seed + "-" + n, line, queueSeconds));
    }
    return wishes;
  }

  private static Wish draw(Random random, String key, int line, int queueSeconds) {
    int kind = random.nextInt(10);
    List<Parties> courses = kind < 6 ? CALLBACKS : ONE_PARTY;
    Parties parties = courses.get(random.nextInt(courses.size()));
    String callee = number(parties.callee(), line);
    if (kind < 6) {
      String body =
          "{\"caller\":\"%s\",\"callee\":\"%s\",\"queueSeconds\":%d}"
              .formatted(number(parties.caller(), line), callee, queueSeconds);
      return new Wish(key, "/v1/callbacks", callee, body, parties.ending());
    }
    if (kind < 8) {
      String body =
          "{\"callee\":\"%s\",\"items\":[{\"template\":\"arrears\",\"parameters\":[\"88.50\"],\"collectDigits\":1,\"replayOn\":\"1\"}],\"queueSeconds\":%d}"
              .formatted(callee, queueSeconds);
      return new Wish(key, "/v1/notifications", callee, body, parties.ending());
    }
    return new Wish(
        key,
        "/v1/verifications",
        callee,
        "{\"callee\":\"%s\",\"code\":\"4821\"}".formatted(callee),
        parties.ending());
  }

  /** Orders the mishaps at the twin. */
  static void script(TwinDesk twin) {
    for (int mishap = 0; mishap < MISHAPS.size(); mishap++) {
      for (String callee : List.of("10", "11", "13", "20", "21", "22", "23", "24", "31")) {
        twin.script(
            "{\"number\":\"%s\",%s}"
                .formatted(number(callee, FIRST_MISHAP + mishap), MISHAPS.get(mishap)));
      }
    }
  }

  private static String number(String behaviour, int line) {
    return "+86154000%s%03d".formatted(behaviour, line);
  }
}
