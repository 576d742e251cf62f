package io.dialbridge.harness;

import java.time.Duration;
import java.util.Map;

/**
 * How few calls the platform can carry in a run, and what the service is told of it.
 *
 * @param ports of each app, by its name
 * @param queueSeconds for which a call may wait for one
 * @param foreignPorts how many of each app others take now and then, unknown to the service
 * @param foreignUses how often
 */
record Capacity(Map<String, Integer> ports, int queueSeconds, int foreignPorts, int foreignUses) {
  /** How long others keep them. */
  static final Duration FOREIGN_USE = Duration.ofMillis(1_500);

  /** For how long the service remembers what the platform's answers say of them. */
  static final Duration CORRECTION = Duration.ofSeconds(3);

  /** Ports for all that can come. */
  static final Capacity AMPLE =
      new Capacity(Map.of("courier", 60_000, "notice", 60_000, "verify", 60_000), 0, 0, 0);

  /**
   * Of ten calls six are callbacks, two notifications and two verifications.
   *
   * @param ports of the app of callbacks; the others have a third of them
   */
  static Capacity of(int ports, int queueSeconds, int foreignUses) {
    int third = Math.max(1, ports / 3);
    return new Capacity(
        Map.of("courier", ports, "notice", third, "verify", third),
        queueSeconds,
        Math.max(1, third / 2),
        foreignUses);
  }
}
