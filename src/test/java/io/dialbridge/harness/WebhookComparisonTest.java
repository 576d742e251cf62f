package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.harness.Books.Bill;
import io.dialbridge.harness.Books.Call;
import io.dialbridge.harness.WebhookBooks.Event;
import io.dialbridge.harness.WebhookBooks.Received;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of one call, all in order; and each way in which it may not be. */
class WebhookComparisonTest {
  private final List<Event> events =
      new ArrayList<>(
          List.of(
              event("e1", "call.accepted", 1),
              event("e2", "call.ended", 2),
              event("e3", "bill.rated", 3),
              event("e4", "call.settled", 4)));
  private final List<Received> received =
      new ArrayList<>(events.stream().map(WebhookComparisonTest::received).toList());
  private final Map<String, Integer> told = new HashMap<>(Map.of("c1", 4));
  private final List<Call> calls = new ArrayList<>(List.of(call("completed", true)));
  private final List<Bill> bills = new ArrayList<>(List.of(new Bill("c1", BigDecimal.ONE)));
  private int unsigned;
  private long undelivered;

  @Test
  void allInOrder() {
    assertThat(differences()).isEmpty();
  }

  @Test
  void whatCameTwiceIsTheSame() {
    received.add(received.getFirst());
    assertThat(differences()).isEmpty();

    received.add(new Received("e1", received.getFirst().body() + " "));
    assertThat(differences()).containsExactly("an event came with two bodies: e1");
  }

  @Test
  void whatWasToldIsReceived() {
    received.removeLast();
    assertThat(differences()).singleElement().asString().startsWith("an event was never received");
  }

  @Test
  void whatIsNoCallsIsReceivedToo() {
    Event ofApp = new Event("e5", "app.frozen", null, null, "{\"app\":\"courier\"}");
    events.add(ofApp);
    assertThat(differences()).singleElement().asString().startsWith("an event was never received");

    received.add(received(ofApp));
    assertThat(differences()).isEmpty();
  }

  @Test
  void nothingIsReceivedThatNobodyTold() {
    received.add(new Received("e9", received.getFirst().body()));
    assertThat(differences()).singleElement().asString().contains("that nobody told");
  }

  @Test
  void whatIsReceivedIsWhatWasTold() {
    received.set(0, new Received("e1", received.get(1).body()));
    assertThat(differences()).singleElement().asString().contains("not as it was told");

    Event other = new Event("e1", "call.accepted", "c1", 1, "{\"sequence\":2}");
    received.set(0, received(other));
    assertThat(differences()).singleElement().asString().contains("not as it was told");
  }

  @Test
  void aGapInWhatIsToldOfACall() {
    events.removeFirst();
    received.removeFirst();
    assertThat(differences())
        .containsExactly("a call's events are [2, 3, 4] instead of [1, 2, 3, 4]: c1");
  }

  @Test
  void aPlaceThatIsGivenTwice() {
    tell(event("e5", "bill.revised", 4));
    assertThat(differences())
        .containsExactly("a call's events are [1, 2, 3, 4, 4] instead of [1, 2, 3, 4]: c1");
  }

  @Test
  void aCallOfWhichNothingIsTold() {
    calls.add(new Call("c2", "k2", "CALLBACK", false, "no_answer", true, Set.of(), Map.of()));
    assertThat(differences())
        .hasSize(2)
        .anySatisfy(difference -> assertThat(difference).startsWith("ends told of a call"))
        .anySatisfy(difference -> assertThat(difference).startsWith("call.settled"));
  }

  @Test
  void aCallThatEndsTwice() {
    tell(event("e5", "call.failed", 5));
    told.put("c1", 5);
    assertThat(differences()).singleElement().asString().startsWith("ends told of a call");
  }

  @Test
  void aCallThatIsNotSettledAsItIsTold() {
    calls.set(0, call("completed", false));
    assertThat(differences()).singleElement().asString().startsWith("call.settled");
  }

  @Test
  void aBillThatIsNotThere() {
    bills.clear();
    assertThat(differences()).singleElement().asString().startsWith("bill.rated");
  }

  @Test
  void aCallThatIsNotThere() {
    Event ofOther = new Event("e5", "call.accepted", "c2", 1, "{\"sequence\":1}");
    tell(ofOther);
    told.put("c2", 1);
    assertThat(differences()).containsExactly("events were told of a call that is not there: c2");
  }

  @Test
  void badSignaturesAndWhatIsLeft() {
    unsigned = 1;
    undelivered = 2;
    assertThat(differences())
        .containsExactly(
            "webhooks not signed well: 1 instead of 0", "webhooks not delivered: 2 instead of 0");
  }

  private List<String> differences() {
    return WebhookComparison.of(
        new WebhookBooks(events, told, received, unsigned, undelivered),
        new Books.Kept(List.of(), calls, bills, List.of(), List.of(), 0, 0));
  }

  private void tell(Event event) {
    events.add(event);
    received.add(received(event));
  }

  private static Event event(String id, String type, int sequence) {
    return new Event(id, type, "c1", sequence, "{\"sequence\": %d}".formatted(sequence));
  }

  private static Received received(Event event) {
    return new Received(
        event.id(),
        "{\"id\":\"%s\",\"type\":\"%s\",\"data\":%s}"
            .formatted(event.id(), event.type(), event.data()));
  }

  private static Call call(String status, boolean settled) {
    return new Call("c1", "k1", "CALLBACK", false, status, settled, Set.of(), Map.of());
  }
}
