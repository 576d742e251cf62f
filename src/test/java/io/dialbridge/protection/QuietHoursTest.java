package io.dialbridge.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Across midnight, Beijing time.
        "22:00-08:00 | Asia/Shanghai    | 2026-01-15T13:59:59Z | -",
        "22:00-08:00 | Asia/Shanghai    | 2026-01-15T14:00:00Z | 2026-01-16T00:00:00Z",
        "22:00-08:00 | Asia/Shanghai    | 2026-01-15T16:30:00Z | 2026-01-16T00:00:00Z",
        "22:00-08:00 | Asia/Shanghai    | 2026-01-15T23:59:59Z | 2026-01-16T00:00:00Z",
        "22:00-08:00 | Asia/Shanghai    | 2026-01-16T00:00:00Z | -",
        // Within a day.
        "12:00-14:00 | Asia/Shanghai    | 2026-01-15T03:59:00Z | -",
        "12:00-14:00 | Asia/Shanghai    | 2026-01-15T04:00:00Z | 2026-01-15T06:00:00Z",
        "12:00-14:00 | Asia/Shanghai    | 2026-01-15T06:00:00Z | -",
        // The clocks are put forward from 02:00 to 03:00: 02:30 never comes.
        "22:00-02:30 | Europe/Berlin    | 2026-03-29T00:30:00Z | 2026-03-29T01:00:00Z",
        "22:00-02:30 | Europe/Berlin    | 2026-03-29T01:00:00Z | -",
        "22:00-07:00 | Europe/Berlin    | 2026-03-28T21:30:00Z | 2026-03-29T05:00:00Z",
        // They are put back from 03:00 to 02:00: 02:30 comes twice.
        "22:00-02:30 | Europe/Berlin    | 2026-10-25T00:10:00Z | 2026-10-25T00:30:00Z",
        "22:00-02:30 | Europe/Berlin    | 2026-10-25T00:40:00Z | -",
        "22:00-02:30 | Europe/Berlin    | 2026-10-25T01:10:00Z | 2026-10-25T01:30:00Z",
        "22:00-07:00 | America/New_York | 2026-11-01T03:00:00Z | 2026-11-01T12:00:00Z",
      })
  void theyEndWhenTheClockOnTheWallSaysSo(String hours, String zone, String now, String end) {
    assertThat(QuietHours.of(hours, zone).endIfQuiet(Instant.parse(now)))
        .isEqualTo(end.equals("-") ? Optional.empty() : Optional.of(Instant.parse(end)));
  }

  /** Every 37 minutes of a year, in zones that change their clocks in different ways. */
  @Test
  void whileTheyLastTheyAreQuietAndAtTheirEndTheyAreOver() {
    int quiet = 0;
    for (String zone : List.of("Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe")) {
      for (String text : List.of("22:00-08:00", "01:30-02:15", "23:59-00:00")) {
        QuietHours hours = QuietHours.of(text, zone);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        for (int step = 0; step < 365 * 24 * 60 / 37; step++) {
          Instant now = from.plus(Duration.ofMinutes(37L * step));
          Optional<Instant> end = hours.endIfQuiet(now);
          LocalTime wall = LocalDateTime.ofInstant(now, ZoneId.of(zone)).toLocalTime();
          assertThat(end.isPresent()).as(zone + now).isEqualTo(within(wall, hours));
          if (end.isPresent()) {
            quiet++;
            assertThat(end.get()).as(zone + now).isAfter(now);
            assertThat(hours.endIfQuiet(end.get())).as(zone + now).isEmpty();
            assertThat(hours.endIfQuiet(end.get().minusSeconds(1))).as(zone + now).isPresent();
          }
        }
      }
    }
    assertThat(quiet).isGreaterThan(10_000);
  }

  /** Said in another way than the code does: minute by minute around the clock. */
  private static boolean within(LocalTime wall, QuietHours hours) {
    LocalTime minute = hours.from();
    while (!minute.equals(hours.to())) {
      if (minute.equals(wall)) {
        return true;
      }
      minute = minute.plusMinutes(1);
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "22:00-22:00, Asia/Shanghai",
    "22-8, Asia/Shanghai",
    "24:00-08:00, Asia/Shanghai",
    "22:00-08:00, Asia/Beijing",
    "22:00-08:00, ''",
  })
  void whatCanNotBeReadIsSaid(String hours, String zone) {
    assertThatThrownBy(() -> QuietHours.of(hours, zone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(hours);
  }
}
