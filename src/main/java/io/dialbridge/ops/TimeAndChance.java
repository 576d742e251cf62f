package io.dialbridge.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** The only places where the house gets the time and chance from. */
@ApplicationScoped
class TimeAndChance {
  @Produces
  @Singleton
  Clock clock() {
    // Microseconds, as PostgreSQL keeps them: a time read back equals the time written.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Produces
  @Singleton
  Random random() {
    return new SecureRandom();
  }
}
