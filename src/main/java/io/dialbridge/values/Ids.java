package io.dialbridge.values;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Gives new ids: UUIDs of version 7, which sort by the time they were given. */
@ApplicationScoped
public class Ids {
  // Behind the 48 bits of the time (RFC 9562, 5.7).
  private static final int VERSION_BITS = 16;
  private static final long VERSION = 0x7000;
  private static final long VARIANT = Long.MIN_VALUE;

  private final TimeBasedEpochRandomGenerator generator;

  public Ids(Clock clock, Random random) {
    UUIDClock millis =
        new UUIDClock() {
          @Override
          public long currentTimeMillis() {
            return clock.millis();
          }
        };
    this.generator = new TimeBasedEpochRandomGenerator(random, millis);
  }

  public UUID next() {
    return generator.generate();
  }

  /** When that id was given, to the millisecond. */
  public static Instant timeOf(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> VERSION_BITS);
  }

  /** No id that was given at that time or later is smaller. */
  public static UUID firstOf(Instant time) {
    return new UUID((time.toEpochMilli() << VERSION_BITS) | VERSION, VARIANT);
  }
}
