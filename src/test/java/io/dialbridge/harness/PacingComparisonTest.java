package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.harness.Books.Asked;
import io.dialbridge.harness.Books.Call;
import io.dialbridge.harness.Books.Ran;
import io.dialbridge.harness.Books.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An app with one port and a queue, in order; and each way in which it may not be. */
class PacingComparisonTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  private final List<Call> calls = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<Asked> requests = new ArrayList<>();
  private final List<Ran> ran = new ArrayList<>();

  @Test
  void oneCallAfterTheOther() {
    kept("c1", "completed");
    turn("c1", "accepted", 0);
    ran(0, 10_000);
    kept("c2", "completed");
    turn("c2", "queued", 1_000);
    turn("c2", "submitted", 10_100);
    ran(10_000, 20_000);
    kept("c3", "failed");
    turn("c3", "queued", 2_000);
    turn("c3", "no_capacity", 9_000);

    assertThat(differences()).isEmpty();
    assertThat(PacingComparison.figures(books(), capacity()))
        .isEqualTo(
            "2 calls queued, for 9.1 s at most; 0 put back, 1 found no port; 0 refused for others'"
                + " use of ports; most ports at once: courier 1 of 1");
  }

  @Test
  void moreCallsThanPorts() {
    ran(0, 10_000);
    ran(9_999, 20_000);
    assertThat(differences()).containsExactly("app courier used 2 ports at once and has 1");
  }

  @Test
  void aCallThatGoesOnKeepsItsPort() {
    ran.add(new Ran("courier", 1, NOON, null));
    ran(9_999, 20_000);
    assertThat(differences()).containsExactly("app courier used 2 ports at once and has 1");
  }

  @Test
  void aCallThatNeverLeftTheQueue() {
    kept("c1", "queued");
    turn("c1", "queued", 0);
    assertThat(differences())
        .containsExactly(
            "a call waited 1 times and was sent 0 times, never gave up, and is queued: c1");
  }

  @Test
  void aCallThatWasPutBackAndForgotten() {
    kept("c1", "failed");
    turn("c1", "postponed", 0);
    assertThat(differences())
        .containsExactly(
            "a call waited 1 times and was sent 0 times, never gave up, and is failed: c1");

    turn("c1", "submitted", 60_000);
    assertThat(differences()).isEmpty();
  }

  @Test
  void aCallThatWasSentThoughItGaveUp() {
    kept("c1", "completed");
    turn("c1", "queued", 0);
    turn("c1", "no_capacity", 5_000);
    assertThat(differences()).containsExactly("a call that gave up waiting is completed: c1");
  }

  @Test
  void aLaterCallThatLeftFirst() {
    kept("c1", "completed");
    turn("c1", "queued", 0);
    turn("c1", "submitted", 3_000);
    kept("c2", "completed");
    turn("c2", "queued", 500);
    turn("c2", "submitted", 2_000);
    assertThat(differences())
        .singleElement()
        .asString()
        .endsWith("waited until " + at(3_000) + ": c1");
  }

  @Test
  void aLaterCallThatLeftBeforeTheEarlierOneCame() {
    kept("c1", "completed");
    turn("c1", "queued", 1_960);
    turn("c1", "submitted", 3_000);
    kept("c2", "completed");
    turn("c2", "queued", 500);
    turn("c2", "submitted", 2_000);
    assertThat(differences()).isEmpty();
  }

  @Test
  void aLaterCallThatLeftWhileTheEarlierOneWaitedInVain() {
    kept("c1", "failed");
    turns.add(new Turn("courier", "c1", "queued", NOON, at(9_000), null));
    turn("c1", "no_capacity", 9_500);
    kept("c2", "completed");
    turn("c2", "queued", 500);
    turn("c2", "submitted", 9_200);
    assertThat(differences()).isEmpty();

    turns.set(3, new Turn("courier", "c2", "submitted", at(2_000), null, null));
    assertThat(differences()).singleElement().asString().endsWith(": c1");
  }

  @Test
  void requestsInTheMinuteAfterFlowControl() {
    refused("c1", "1010010", 0);
    asked("1010010", 900);
    asked("0", 60_500);
    assertThat(differences()).isEmpty();

    asked("0", 30_000);
    assertThat(differences()).containsExactly("1 requests in the minute after 1010010: courier");
  }

  @Test
  void requestsInVainWhileOthersTakePorts() {
    refused("c1", "1020165", 0);
    asked("1020165", 900);
    asked("1020165", 1_500);
    asked("0", 1_600);
    asked("1020165", 1_700);
    assertThat(differences()).isEmpty();

    asked("1020165", 1_800);
    assertThat(differences())
        .containsExactly(
            "3 requests were refused for want of ports and 1 got through after courier at " + NOON);
  }

  private List<String> differences() {
    return PacingComparison.of(books(), capacity());
  }

  private Books books() {
    return new Books(
        List.of(),
        0,
        requests,
        ran,
        List.of(),
        List.of(),
        new Books.Kept(List.of(), calls, List.of(), List.of(), turns, 0, 0));
  }

  private static Capacity capacity() {
    return new Capacity(Map.of("courier", 1), 60, 1, 1);
  }

  private void kept(String id, String status) {
    calls.add(new Call(id, id, "CALLBACK", false, status, true, Set.of(), Map.of()));
  }

  private void turn(String call, String type, int millis) {
    turns.add(new Turn("courier", call, type, at(millis), null, null));
  }

  private void refused(String call, String code, int millis) {
    kept(call, "failed");
    turns.add(new Turn("courier", call, "refused", at(millis), null, code));
  }

  private void asked(@Nullable String code, int millis) {
    requests.add(new Asked("courier", "c", at(millis), code, "0".equals(code)));
  }

  private void ran(int from, int until) {
    ran.add(new Ran("courier", 1, at(from), at(until)));
  }

  private static Instant at(int millis) {
    return NOON.plusMillis(millis);
  }
}
