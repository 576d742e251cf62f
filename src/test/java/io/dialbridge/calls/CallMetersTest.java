package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CallFact.PlatformTime;
import io.dialbridge.calls.CallFact.Step;
import io.dialbridge.testing.TwinBeside;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each call is counted once, whatever it learns, and only what is committed. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class CallMetersTest {
  /** Longer than any call of another test takes to ring, so that sums tell ours. */
  private static final long LONG = 100_000;

  @Inject MeterRegistry metrics;
  @Inject CallJournal journal;

  /** Of no other test. */
  private final String app = "m" + UUID.randomUUID().toString().substring(0, 13);

  private final Instant start = Instant.parse("2026-01-15T08:30:20Z");

  @Test
  void aCallIsCountedWhenItEndsAndNotAgainWithItsBill() {
    UUID call = accepted(CallKind.CALLBACK);
    learn(call, step(Party.CALLER, Step.RANG, 3));
    learn(call, step(Party.CALLER, Step.ANSWERED, 5), step(Party.CALLEE, Step.ANSWERED, 9));
    assertThat(ended()).isZero();

    learn(call, disconnected(0, 50));
    assertThat(
            metrics.find("dialbridge.calls.ended").tag("app", app).counters().stream()
                .map(counter -> counter.getId().getTags().toString()))
        .singleElement()
        .asString()
        .contains("tag(status=completed)", "tag(cause=hung-up)");
    assertThat(ended("completed", "hung-up")).isEqualTo(1);

    learn(call, disconnected(0, 50), billed("one", 60));
    learn(call, billed("two", 61));
    assertThat(ended()).isEqualTo(1);
  }

  @Test
  void whatWasRolledBackIsNotCounted() {
    UUID call = accepted(CallKind.CALLBACK);
    QuarkusTransaction.begin();
    teach(call, disconnected(8000, 50), billed("one", 60));
    QuarkusTransaction.rollback();
    assertThat(ended()).isZero();

    learn(call, disconnected(8000, 50));
    assertThat(ended()).isEqualTo(1);
  }

  @Test
  void aCallThatWasRefusedAndPlacedAllTheSameIsCountedOnce() {
    UUID call = accepted(CallKind.CALLBACK);
    learn(call, new CallFact.Refused(start, "1010002", "Invalid request"));
    assertThat(ended()).isEqualTo(1);

    learn(call, step(Party.CALLER, Step.RANG, 3));
    learn(call, billed("one", 60));
    assertThat(ended()).isEqualTo(1);
  }

  @Test
  void aRefusalThatCameTooLateToEndTheCallDoesNotCount() {
    UUID call = accepted(CallKind.CALLBACK);
    learn(call, step(Party.CALLER, Step.RANG, 3));
    learn(call, new CallFact.Refused(start.plusSeconds(4), "1010002", "Invalid request"));
    assertThat(ended()).isZero();

    learn(call, billed("one", 60));
    assertThat(ended()).isEqualTo(1);
  }

  @Test
  void howLongItTookIsToldOnceByOurOwnClock() {
    double ringing = seconds("dialbridge.calls.ringing.after");
    double answer = seconds("dialbridge.calls.answer.after");
    double bill = seconds("dialbridge.bills.lag");
    UUID call = accepted(CallKind.CALLBACK);

    learn(call, step(Party.CALLER, Step.RANG, LONG));
    learn(call, step(Party.CALLER, Step.RANG, LONG + 1), step(Party.CALLEE, Step.RANG, 2 * LONG));
    learn(call, step(Party.CALLEE, Step.ANSWERED, 2 * LONG));
    learn(call, disconnected(8000, 3 * LONG));
    learn(call, billed("one", 4 * LONG));
    learn(call, billed("two", 9 * LONG));

    assertThat(seconds("dialbridge.calls.ringing.after") - ringing)
        .isBetween(LONG - 1.0, 1.5 * LONG);
    assertThat(seconds("dialbridge.calls.answer.after") - answer)
        .isBetween(2 * LONG - 1.0, 2.5 * LONG);
    assertThat(seconds("dialbridge.bills.lag") - bill).isBetween(LONG - 1.0, 1.5 * LONG);
    assertThat(metrics.get("dialbridge.bills.cost").tag("app", app).counter().count())
        .isEqualTo(0.36);
  }

  private UUID accepted(CallKind kind) {
    return QuarkusTransaction.requiringNew()
        .call(() -> TestingCalls.accepted(kind, app, UUID.randomUUID().toString(), start).id());
  }

  private void learn(UUID id, CallFact... facts) {
    QuarkusTransaction.requiringNew().run(() -> teach(id, facts));
  }

  private void teach(UUID id, CallFact... facts) {
    journal.learn(
        Set.of(id),
        calls -> {
          Arrays.asList(facts).forEach(calls.get(id)::learn);
          return id;
        });
  }

  private double ended(String... statusAndCause) {
    return metrics.find("dialbridge.calls.ended").tag("app", app).counters().stream()
        .filter(
            counter ->
                statusAndCause.length == 0
                    || List.of(statusAndCause)
                        .equals(
                            List.of(
                                counter.getId().getTag("status"), counter.getId().getTag("cause"))))
        .mapToDouble(Counter::count)
        .sum();
  }

  private double seconds(String timer) {
    return metrics.get(timer).tag("kind", "callback").timer().totalTime(TimeUnit.SECONDS);
  }

  private CallFact step(Party party, Step step, long second) {
    return new CallFact.StepReached(
        start.plusSeconds(second), null, party, step, time(start.plusSeconds(second)));
  }

  private CallFact disconnected(int stateCode, long second) {
    Instant at = start.plusSeconds(second);
    return new CallFact.Disconnected(at, null, time(at), null, null, stateCode, null);
  }

  private CallFact billed(String digest, long second) {
    CallFact.Billed talk = (CallFact.Billed) CallCourses.billed(second, 50);
    return new CallFact.Billed(
        start.plusSeconds(second),
        digest,
        talk.sessionId(),
        talk.caller(),
        talk.callee(),
        talk.endedAt(),
        talk.codes(),
        talk.charge(),
        talk.keys());
  }

  private static PlatformTime time(Instant at) {
    return new PlatformTime(at, "UTC");
  }
}
