package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortLeaseTest {
  private static final PortLease LEASE = new PortLease(new TestingPacing(30, 1800));
  private static final Instant QUEUED = CallCourses.START.plusMillis(1);
  private static final Instant LEFT = CallCourses.START.plusSeconds(40);

  @Test
  void aCallTakesItsPortsUntilItMustBeOver() {
    assertThat(until(null))
        .isEqualTo(CallCourses.START.plus(BillDeadline.RINGING).plus(Duration.ofMinutes(125)));
    assertThat(LEASE.until(CallCourses.fold(List.of(CallCourses.accepted())), 30))
        .isEqualTo(CallCourses.START.plus(BillDeadline.RINGING).plus(Duration.ofMinutes(35)));
  }

  @Test
  void anUnconfirmedOneStopsCountingSoonerAndStaysUnconfirmed() {
    CallFact lost = new CallFact.LeftOpen(CallCourses.START.plusSeconds(10), "time-out");

    assertThat(until(null, lost)).isEqualTo(CallCourses.START.plus(Duration.ofMinutes(10)));
    assertThat(CallCourses.fold(List.of(lost)).status()).isEqualTo(CallStatus.UNCONFIRMED);
    assertThat(until(null, lost, CallCourses.step(Party.CALLER, CallFact.Step.RANG, 700)))
        .as("it was placed after all")
        .isAfter(CallCourses.START.plus(Duration.ofHours(2)));
  }

  @Test
  void whatWaitsTakesNoneAndWhatLeftTheQueueCountsFromThen() {
    CallFact queued = new CallFact.Queued(QUEUED, QUEUED.plusSeconds(60));
    CallFact left = new CallFact.Submitted(LEFT, 1);
    CallFact postponed =
        new CallFact.Postponed(LEFT.plusSeconds(1), 1, "1020165", "", LEFT.plusSeconds(61));

    assertThat(until(null, queued)).isNull();
    assertThat(until(null, queued, left))
        .isEqualTo(LEFT.plus(BillDeadline.RINGING).plus(Duration.ofMinutes(125)));
    assertThat(until(null, queued, left, postponed)).isNull();
  }

  @Test
  void whatIsOverTakesNone() {
    assertThat(until(null, CallCourses.disconnected(60, 0, null, null))).isNull();
    assertThat(until(null, new CallFact.Refused(QUEUED, "1013004", ""))).isNull();
    assertThat(until(null, new CallFact.NotSent(QUEUED, "no route"))).isNull();
    assertThat(until(null, new CallFact.NoCapacity(QUEUED))).isNull();
  }

  private static @Nullable Instant until(@Nullable Integer maxMinutes, CallFact... facts) {
    return LEASE.until(CallCourses.fold(List.of(facts)), maxMinutes);
  }
}
