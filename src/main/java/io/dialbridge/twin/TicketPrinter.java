package io.dialbridge.twin;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Gives every call an identity of the documented shape. */
final class TicketPrinter {
  private final Clock clock;
  private final RandomGenerator random;

  /** Starts anywhere: two twins, or one started anew, must not give the same id in one second. */
  private int number;

  TicketPrinter(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.number = random.nextInt(1, 1_000_000_000);
  }

  CallTicket print(TwinApp app, CallWish wish, Script script, String authority) {
    Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    number++;
    // The id's time is UTC, the record id's is Beijing's (rtc_05_0006, rtc_05_0008_1).
    String sessionId =
        "1202_%d_0_%s@callenabler.twin"
            .formatted(number, PlatformTime.compact(start, ZoneOffset.UTC));
    String icid =
        String.format(
            Locale.ROOT,
            "CAE-%s-%08d",
            PlatformTime.compact(start, PlatformTime.BEIJING),
            random.nextInt(100_000_000));
    return new CallTicket(sessionId, icid, app, wish, script, authority, start);
  }
}
