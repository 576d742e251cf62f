package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CallFact.PlatformTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformClockTest {
  private static final Instant RECEIVED = Instant.parse("2026-01-15T08:30:21Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-15 08:30:20, 2026-01-15T08:30:20Z, UTC",
    "2026-01-15 08:30:59, 2026-01-15T08:30:59Z, UTC",
    "2026-01-15 16:30:20, 2026-01-15T08:30:20Z, +08:00",
    "2026-01-15 16:29:00, 2026-01-15T08:29:00Z, +08:00",
    "2026-01-15 12:30:21, 2026-01-15T12:30:21Z, UTC",
    "2026-01-15 12:30:22, 2026-01-15T04:30:22Z, +08:00",
    "2026-01-14 08:30:20, 2026-01-14T08:30:20Z, UTC",
    "2026-01-17 08:30:20, 2026-01-17T00:30:20Z, +08:00"
  })
  void aStatusIsInTheZoneThatLiesNearer(String text, Instant at, String zone) {
    assertThat(PlatformClock.ofStatus(text, RECEIVED)).isEqualTo(new PlatformTime(at, zone));
  }

  /** As in a sample of 2018, and in case of ISO's own letter. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-15  08:30:20",
        "2026-01-15T08:30:20",
        "2026-01-15T08:30:20Z",
        "2026-01-15 08:30:20.123",
        "1768465820",
        "1768465820000"
      })
  void takesTwoSpacesAndATAsWell(String text) {
    Instant at = Instant.parse("2026-01-15T08:30:20Z");

    assertThat(PlatformClock.ofStatus(text, RECEIVED)).isEqualTo(new PlatformTime(at, "UTC"));
    assertThat(PlatformClock.ofBill(text)).isEqualTo(at);
  }

  @ParameterizedTest
  @CsvSource({
    "1768465820, 2026-01-15T08:30:20Z",
    "1768465820123, 2026-01-15T08:30:20.123Z",
    "1768494620, 2026-01-15T16:30:20Z",
    "0000000000, 1970-01-01T00:00:00Z"
  })
  void aUnixTimestampNeedsNoZone(String text, Instant at) {
    assertThat(PlatformClock.ofStatus(text, RECEIVED)).isEqualTo(new PlatformTime(at, "UTC"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-01-15",
        "08:30:20",
        "2026-13-15 08:30:20",
        "2026-01-32 08:30:20",
        "2026-01-15 24:30:20",
        "2026-01-15 08:60:20",
        "26-01-15 08:30:20",
        "15/01/2026 08:30:20",
        "2026-01-15 08:30:20 CST",
        "176846582",
        "17684658201",
        "-1768465820",
        "٢٠٢٦-01-15 08:30:20"
      })
  void whatCantBeReadIsWhenItCame(String text) {
    assertThat(PlatformClock.ofStatus(text, RECEIVED))
        .isEqualTo(new PlatformTime(RECEIVED, "unreadable"));
    assertThat(PlatformClock.ofBill(text)).isNull();
  }

  @Test
  void aBillIsAlwaysUtc() {
    assertThat(PlatformClock.ofBill("2026-01-15 08:33:02"))
        .isEqualTo(Instant.parse("2026-01-15T08:33:02Z"));
    assertThat(PlatformClock.ofBill("2026-01-15 16:33:02"))
        .isEqualTo(Instant.parse("2026-01-15T16:33:02Z"));
  }

  @Test
  void aDayThatIsNotInTheCalendarIsNoTime() {
    assertThat(PlatformClock.ofBill("2026-02-30 08:33:02")).isNull();
  }

  /** The database holds not every year, and a call of the year 0 would cost a fortune. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31 23:59:59",
        "+10000-01-01 00:00:00",
        "1969-12-31 23:59:59",
        "0000-01-01 00:00:00",
        "-4713-01-01 00:00:00"
      })
  void yearsInWhichNobodyCallsAreNoTimes(String text) {
    assertThat(PlatformClock.ofBill(text)).isNull();
    assertThat(PlatformClock.ofStatus(text, RECEIVED).zone()).isEqualTo(PlatformTime.UNREADABLE);
  }
}
