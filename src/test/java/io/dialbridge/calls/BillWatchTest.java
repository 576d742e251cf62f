package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Calls whose bill is late, or lost: told once, listed, counted. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class BillWatchTest {
  /** When the bill of a call without an end should be there. */
  private static final Duration EXPECTED = BillDeadline.UNLIMITED.plus(BillDeadline.RINGING);

  private static final Duration MARGIN = Duration.ofMinutes(15);

  @Inject CallWatch watch;
  @Inject AwaitedBills awaited;
  @Inject CallJournal journal;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final Instant now = Instant.now();

  @Test
  void aLateBillIsToldOnceAndCanStillCome() {
    UUID call = placed(EXPECTED.plus(MARGIN).plusSeconds(60));
    UUID inTime = placed(EXPECTED.plus(MARGIN).minusSeconds(60));

    watch.watch();
    watch.watch();

    assertThat(eventsOf(call)).containsExactly("accepted", "bill_late");
    assertThat(eventsOf(inTime)).containsExactly("accepted");
    assertThat(facade.call(call.toString()).path("settled").asBoolean()).isFalse();
    assertThat(facade.call(call.toString()).path("status").asText()).isEqualTo("accepted");
    JsonNode late = listed("state=late", call);
    assertThat(late.path("state").asText()).isEqualTo("late");
    assertThat(late.path("kind").asText()).isEqualTo("callback");
    assertThat(late.path("caller").asText()).isEqualTo("+86137****0001");
    assertThat(late.path("endedAt").isNull()).isTrue();
    Instant expected = Instant.parse(late.path("expectedAt").asText());
    assertThat(Duration.between(expected, now))
        .isCloseTo(MARGIN.plusSeconds(60), Duration.ofSeconds(2));
    assertThat(Instant.parse(late.path("until").asText()))
        .isEqualTo(expected.plus(BillDeadline.BILL_GRACE));
    assertThat(ids("state=late")).doesNotContain(inTime.toString());
    assertThat(ids("state=lost")).doesNotContain(call.toString());
    assertThat(awaited.count(AwaitedBill.State.LATE)).isPositive();
  }

  @Test
  void aLostBillIsListedUntilItIsThere() {
    UUID call = placed(EXPECTED.plus(BillDeadline.BILL_GRACE).plusSeconds(60));
    Instant end = now.minus(BillDeadline.BILL_GRACE).minusSeconds(5).truncatedTo(ChronoUnit.MICROS);
    UUID ended = placed(Duration.ofHours(8));
    learn(
        ended,
        new CallFact.Disconnected(
            end, null, new CallFact.PlatformTime(end, "UTC"), null, null, 0, null));

    watch.watch();

    assertThat(eventsOf(call)).containsExactly("accepted", "bill_overdue");
    JsonNode lost = listed("state=lost&app=courier", ended);
    assertThat(lost.path("state").asText()).isEqualTo("lost");
    assertThat(Instant.parse(lost.path("endedAt").asText())).isEqualTo(end);
    assertThat(Instant.parse(lost.path("expectedAt").asText())).isEqualTo(end);
    assertThat(Instant.parse(lost.path("until").asText()))
        .isEqualTo(end.plus(BillDeadline.BILL_GRACE));
    assertThat(ids("")).contains(call.toString(), ended.toString());
    assertThat(ids("app=signed")).doesNotContain(call.toString());
    assertThat(ids("app=nobody")).isEmpty();
    long before = awaited.count(AwaitedBill.State.LOST);

    facade.push(
        "{\"eventType\":\"fee\",\"feeLst\":[{\"userData\":\"%s\",\"callEndTime\":\"2026-01-15 08:33:02\"}]}"
            .formatted(ended));

    await().atMost(Duration.ofSeconds(10)).until(() -> !ids("").contains(ended.toString()));
    assertThat(awaited.count(AwaitedBill.State.LOST)).isEqualTo(before - 1);
    assertThat(eventsOf(ended))
        .containsExactly("accepted", "disconnected", "bill_overdue", "billed");
  }

  @Test
  void thePagesHoldEachCallOnceAndTheirCursorsTheFilters() {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(placed(EXPECTED.plus(MARGIN).plusSeconds(600)).toString());
    }

    List<String> walked = new ArrayList<>();
    String query = "/v1/bills/overdue?limit=2&app=courier";
    JsonNode page = facade.get(query).body();
    String first = page.path("nextCursor").asText();
    while (!page.path("nextCursor").isNull()) {
      walked.addAll(page.path("items").findValuesAsText("callId"));
      page = facade.get(query + "&cursor=" + page.path("nextCursor").asText()).body();
    }
    walked.addAll(page.path("items").findValuesAsText("callId"));

    assertThat(walked).containsAll(calls).doesNotHaveDuplicates();
    assertThat(walked).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(facade.get("/v1/bills/overdue?limit=2&cursor=" + first).code())
        .isEqualTo("invalid-cursor");
  }

  private static UUID placed(Duration ago) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                TestingCalls.accepted(
                    CallKind.CALLBACK,
                    "courier",
                    "s-" + UUID.randomUUID(),
                    Instant.now().minus(ago)))
        .id();
  }

  private void learn(UUID id, CallFact fact) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                journal.learn(
                    Set.of(id),
                    calls -> {
                      calls.get(id).learn(fact);
                      return id;
                    }));
  }

  private List<String> eventsOf(UUID call) {
    return facade
        .get("/v1/calls/" + call + "/events")
        .body()
        .path("items")
        .findValuesAsText("type");
  }

  private List<String> ids(String query) {
    return facade
        .get("/v1/bills/overdue?limit=200&" + query)
        .body()
        .path("items")
        .findValuesAsText("callId");
  }

  private JsonNode listed(String query, UUID call) {
    for (JsonNode item : facade.get("/v1/bills/overdue?limit=200&" + query).body().path("items")) {
      if (item.path("callId").asText().equals(call.toString())) {
        return item;
      }
    }
    throw new AssertionError("not listed: " + call);
  }
}
