package io.dialbridge.twin;

import java.time.Duration;

/**
 * A twist and what it needs.
 *
 * @param delay real time by which {@link StatusTwist#LATE} is late; zero for the others
 */
public record EventScript(StatusTwist twist, Duration delay) {
  public EventScript {
    if ((twist == StatusTwist.LATE) != delay.isPositive()) {
      throw new IllegalArgumentException("LATE needs a delay, the other twists have none.");
    }
  }
}
