package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.harness.Books.Answered;
import io.dialbridge.harness.Books.Asked;
import io.dialbridge.harness.Books.Bill;
import io.dialbridge.harness.Books.Call;
import io.dialbridge.harness.Books.Content;
import io.dialbridge.harness.Books.Ended;
import io.dialbridge.harness.Books.Pushed;
import io.dialbridge.harness.Books.Stored;
import io.dialbridge.harness.Books.Turn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The books of one call, all in order; and each way in which they may not be. */
class ComparisonTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final String CALLED =
      "{\"eventType\":\"callout\",\"statusInfo\":{\"userData\":\"c1\"}}";
  private static final String ENDED =
      "{\"eventType\":\"disconnect\",\"statusInfo\":{\"stateCode\":0,\"userData\":\"c1\"}}";
  private static final String BILL = bill("2026-01-15 08:00:50");
  private static final String OTHER_BILL = bill("2026-01-15 08:01:50");

  private final List<Answered> answers =
      new ArrayList<>(List.of(new Answered("k1", 201, "c1", "completed")));
  private final List<Asked> requests = new ArrayList<>(List.of(asked("c1", "0", true)));
  private final List<Pushed> pushes =
      new ArrayList<>(List.of(pushed(CALLED), pushed(ENDED), pushed(BILL)));
  private final List<Ended> ended = new ArrayList<>(List.of(new Ended("c1", true)));
  private final List<Stored> stored =
      new ArrayList<>(List.of(stored(CALLED, 1), stored(ENDED, 2), stored(BILL, 3)));
  private final List<Call> calls = new ArrayList<>(List.of(call("completed", true, Set.of(), 1)));
  private final List<Bill> bills =
      new ArrayList<>(List.of(new Bill("c1", new BigDecimal("0.3600"))));
  private final List<Content> contents = new ArrayList<>(List.of(content("2026-01-15 08:00:50")));
  private final List<Turn> turns = new ArrayList<>();
  private long mistakes;
  private long unread;
  private long quarantined;

  @Test
  void booksInOrder() {
    assertThat(differences()).isEmpty();
  }

  @Test
  void anAcknowledgedPushThatIsNotStored() {
    stored.removeFirst();
    assertThat(differences()).contains("an acknowledged push is lost: " + CALLED);
  }

  @Test
  void aPushWithoutAcknowledgementMayBeStoredOrLost() {
    pushes.set(0, new Pushed("courier", CALLED, 1, false));
    assertThat(differences()).isEmpty();

    stored.removeFirst();
    calls.set(0, new Call("c1", "k1", "CALLBACK", false, "completed", true, Set.of(), facts(0, 1)));
    assertThat(differences()).isEmpty();
  }

  @Test
  void aLostEndMustBeNamedAsMissing() {
    pushes.set(1, new Pushed("courier", ENDED, 1, false));
    stored.remove(1);
    Map<String, Long> facts = Map.of("step_reached", 1L, "billed", 1L);
    calls.set(0, new Call("c1", "k1", "CALLBACK", false, "completed", true, Set.of(), facts));
    assertThat(differences()).singleElement().asString().startsWith("a call misses [] instead of");

    calls.set(
        0,
        new Call(
            "c1",
            "k1",
            "CALLBACK",
            false,
            "completed",
            true,
            Set.of("endedBy", "stateCode"),
            facts));
    assertThat(differences()).isEmpty();
  }

  @Test
  void aLostKeyMustBeNamedAsMissing() {
    String first = pressed("1", "2026-01-15 08:00:20");
    String second = pressed("2", "2026-01-15 08:00:30");
    String bill = BILL.replace("\"userData\"", "\"dynIVRPath\":\"1-2\",\"userData\"");
    pushes.set(2, pushed(bill));
    stored.set(2, stored(bill, 3));
    Map<String, String> members = new HashMap<>(contents.getFirst().members());
    members.put("dynIVRPath", "1-2");
    contents.set(0, new Content("c1", members));
    pushes.add(pushed(first));
    pushes.add(new Pushed("courier", second, 1, false));
    stored.add(stored(first, 4));
    calls.set(0, notification(Set.of("digits"), 1));
    assertThat(differences()).isEmpty();

    stored.add(stored(second, 5));
    calls.set(0, notification(Set.of(), 2));
    assertThat(differences()).isEmpty();
  }

  @Test
  void aPushStoredTwice() {
    stored.add(stored(CALLED, 4));
    assertThat(differences()).containsExactly("a push is stored 2 times: " + CALLED);
  }

  @Test
  void aPushThatTheTwinSentTwiceAndIsStoredOnce() {
    pushes.add(pushed(CALLED));
    assertThat(differences()).isEmpty();
  }

  @Test
  void aPushThatNobodySent() {
    stored.add(stored("{}", 4));
    assertThat(differences()).singleElement().asString().startsWith("a push is stored that nobody");
  }

  @Test
  void aFactLearntTwice() {
    calls.set(0, new Call("c1", "k1", "CALLBACK", false, "completed", true, Set.of(), facts(2, 1)));
    assertThat(differences()).containsExactly("facts step_reached of call c1: 2 instead of 1");
  }

  @Test
  void aBillOfAnotherAmount() {
    bills.set(0, new Bill("c1", new BigDecimal("0.18")));
    assertThat(differences())
        .containsExactly(
            "a bill of 0.18 instead of 0.36: c1", "the bills sum up to 0.18 instead of 0.36");
  }

  @Test
  void twoBillsOfOneCall() {
    bills.add(bills.getFirst());
    assertThat(differences())
        .containsExactly(
            "bills of call c1: 2 instead of 1", "the bills sum up to 0.7200 instead of 0.36");
  }

  @Test
  void theBillReceivedLastIsInForce() {
    pushes.add(pushed(OTHER_BILL));
    stored.add(stored(OTHER_BILL, 9));
    contents.add(content("2026-01-15 08:01:50"));
    calls.set(0, new Call("c1", "k1", "CALLBACK", false, "completed", true, Set.of(), facts(1, 2)));
    assertThat(differences())
        .containsExactly(
            "a bill of 0.3600 instead of 0.72: c1", "the bills sum up to 0.3600 instead of 0.72");

    bills.set(0, new Bill("c1", new BigDecimal("0.72")));
    assertThat(differences()).isEmpty();
  }

  @Test
  void contentsOfABill() {
    contents.add(contents.getFirst());
    assertThat(differences()).containsExactly("a content of a bill is kept twice: c1");

    contents.clear();
    assertThat(differences())
        .containsExactly("the contents of a bill are not those that were pushed: c1");
  }

  @Test
  void aBillThatNeverArrivedLeavesTheCallUnsettled() {
    ended.set(0, new Ended("c1", false));
    pushes.set(2, new Pushed("courier", BILL, 7, false));
    stored.removeLast();
    bills.clear();
    contents.clear();
    calls.set(
        0,
        new Call("c1", "k1", "CALLBACK", false, "completed", false, Set.of("bill"), facts(1, 0)));
    assertThat(differences()).isEmpty();

    pushes.set(2, new Pushed("courier", BILL, 6, false));
    assertThat(differences()).containsExactly("a push is still under way: " + BILL);
  }

  @Test
  void anotherStatusThanTheBillSays() {
    calls.set(0, call("busy", true, Set.of(), 1));
    assertThat(differences())
        .containsExactly("a call with its bill is busy, settled instead of completed: c1");

    calls.set(0, call("completed", false, Set.of(), 1));
    assertThat(differences())
        .containsExactly("a call with its bill is completed, not settled instead of completed: c1");
  }

  @Test
  void aPhoneThatRangTwice() {
    requests.add(requests.getFirst());
    assertThat(differences())
        .containsExactly("a call was sent to the platform 2 times and rang 2 times: c1");
  }

  @Test
  void aCallThatWasPutBackMayBeSentAgain() {
    requests.addFirst(asked("c1", "1020165", false));
    assertThat(differences())
        .containsExactly("a call was sent to the platform 2 times and rang 1 times: c1");

    turns.add(postponed());
    assertThat(differences()).isEmpty();
  }

  @Test
  void aCallThatRangMustNotBeSentAgain() {
    requests.add(asked("c1", "1020165", false));
    turns.add(postponed());
    assertThat(differences())
        .contains("a call was sent to the platform 2 times and rang 1 times: c1");
  }

  @Test
  void aCallThatNobodyKept() {
    requests.add(asked("c2", "0", true));
    assertThat(differences()).containsExactly("the platform has a call that is not kept: c2");
  }

  @Test
  void oneKeyForTwoCalls() {
    calls.add(new Call("c3", "k1", "CALLBACK", false, "unconfirmed", false, Set.of(), Map.of()));
    assertThat(differences()).containsExactly("one key has 2 calls: k1");
  }

  @Test
  void aCallThatNeverRang() {
    answers.add(new Answered("k2", 201, "c2", "completed"));
    calls.add(new Call("c2", "k2", "CALLBACK", false, "unconfirmed", false, Set.of(), Map.of()));
    assertThat(differences()).isEmpty();

    calls.set(1, new Call("c2", "k2", "CALLBACK", false, "accepted", false, Set.of(), Map.of()));
    assertThat(differences())
        .containsExactly("a call that never rang is accepted, not settled: c2");
  }

  @Test
  void aClientThatWasToldOfNoCallOrAnother() {
    answers.set(0, new Answered("k1", 201, "c9", "completed"));
    assertThat(differences()).containsExactly("a client was told of another call than c1");

    answers.set(0, new Answered("k2", 201, "c2", "completed"));
    assertThat(differences()).contains("a client had answer 201 for a call that is not kept: k2");

    answers.set(0, new Answered("k1", 0, "", "completed"));
    assertThat(differences()).containsExactly("a client had no answer: k1");
  }

  @Test
  void whatIsUnreadOrInQuarantine() {
    unread = 1;
    quarantined = 2;
    assertThat(differences())
        .containsExactly("pushes unread: 1 instead of 0", "pushes in quarantine: 2 instead of 0");
  }

  @Test
  void anAnswerThatNobodyForesaw() {
    mistakes = 1;
    assertThat(differences()).containsExactly("answers with status 500: 1 instead of 0");
  }

  private List<String> differences() {
    return Comparison.of(
        new Books(
            answers,
            mistakes,
            requests,
            List.of(),
            pushes,
            ended,
            new Books.Kept(stored, calls, bills, contents, turns, unread, quarantined)));
  }

  private static Asked asked(String call, String resultcode, boolean rang) {
    return new Asked("courier", call, NOON, resultcode, rang);
  }

  private static Turn postponed() {
    return new Turn("courier", "c1", "postponed", NOON, null, "1020165");
  }

  private static Call call(String status, boolean settled, Set<String> missing, int billed) {
    return new Call("c1", "k1", "CALLBACK", false, status, settled, missing, facts(1, billed));
  }

  private static Call notification(Set<String> missing, long keys) {
    Map<String, Long> facts = new HashMap<>(facts(1, 1));
    facts.put("digits_collected", keys);
    return new Call("c1", "k1", "NOTIFICATION", true, "completed", true, missing, facts);
  }

  private static String pressed(String key, String at) {
    return "{\"eventType\":\"collectInfo\",\"statusInfo\":{\"digitInfo\":\"%s\",\"timestamp\":\"%s\",\"userData\":\"c1\"}}"
        .formatted(key, at);
  }

  private static Map<String, Long> facts(long steps, long billed) {
    return Map.of("step_reached", steps, "disconnected", 1L, "billed", billed);
  }

  private static Pushed pushed(String body) {
    return new Pushed("courier", body, 1, true);
  }

  private static Stored stored(String body, int second) {
    return new Stored("courier", Comparison.sha256(body), NOON.plusSeconds(second));
  }

  private static String bill(String end) {
    return "{\"eventType\":\"fee\",\"feeLst\":[{\"callOutAnswerTime\":\"2026-01-15 08:00:05\",\"fwdAnswerTime\":\"2026-01-15 08:00:10\",\"callEndTime\":\"%s\",\"userData\":\"c1\"}]}"
        .formatted(end);
  }

  private static Content content(String end) {
    return new Content(
        "c1",
        Map.of(
            "callOutAnswerTime",
            "2026-01-15 08:00:05",
            "fwdAnswerTime",
            "2026-01-15 08:00:10",
            "callEndTime",
            end,
            "userData",
            "c1"));
  }
}
