package io.dialbridge.values;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/** Gives new ids: UUIDs of version 7, which sort by the time they were given. */
@ApplicationScoped
public class Ids {
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
}
