package io.dialbridge.recordings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How recordings are fetched from the platform's store. */
@ConfigMapping(prefix = "dialbridge.recordings")
public interface RecordingsConfig {
  /**
   * Largest recording that is passed on, in bytes (K, M, G: powers of 1024). A talk of the
   * documented 1440 minutes has 691 MB; a larger one is refused, or broken off where its size was
   * not told.
   */
  @WithDefault("768M")
  MemorySize maxSize();

  /** How long a connection to the store may take to come about, its TLS handshake included. */
  @WithDefault("3S")
  Duration connectTimeout();

  /** How long the store may take from the request to the head of its answer. */
  @WithDefault("10S")
  Duration firstByteTimeout();

  /**
   * How long the store may send nothing while our client could take more; up to a quarter longer
   * before it is noticed.
   */
  @WithDefault("10S")
  Duration idleTimeout();

  /**
   * How long one recording may take altogether, a slow client included; then both connections are
   * broken off.
   */
  @WithDefault("10M")
  Duration totalTimeout();

  /**
   * Recordings fetched at once in this process; further requests get 503. Each holds two
   * connections and at most a few hundred kilobytes.
   */
  @WithDefault("20")
  int maxConcurrent();

  /**
   * How long after its bill a recording that the platform says it doesn't have counts as still on
   * its way. The documents don't say when a recording is ready.
   */
  @WithDefault("10M")
  Duration pendingFor();

  /**
   * Whether recordings may be fetched by http and from loopback and private addresses, as from a
   * twin on a desk. Production refuses to start with true.
   */
  @WithDefault("false")
  boolean privateAddressesAllowed();
}
