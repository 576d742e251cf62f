package io.dialbridge.recordings;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Settings for tests: as in life, but impatient. */
record TestingRecordingsConfig(
    MemorySize maxSize,
    Duration connectTimeout,
    Duration firstByteTimeout,
    Duration idleTimeout,
    Duration totalTimeout,
    int maxConcurrent,
    Duration pendingFor,
    boolean privateAddressesAllowed)
    implements RecordingsConfig {

  static TestingRecordingsConfig standard() {
    return new TestingRecordingsConfig(
        bytes(64 << 20),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        20,
        Duration.ofMinutes(10),
        false);
  }

  TestingRecordingsConfig withMaxSize(long most) {
    return new TestingRecordingsConfig(
        bytes(most),
        connectTimeout,
        firstByteTimeout,
        idleTimeout,
        totalTimeout,
        maxConcurrent,
        pendingFor,
        privateAddressesAllowed);
  }

  TestingRecordingsConfig withPatience(Duration firstByte, Duration idle, Duration total) {
    return new TestingRecordingsConfig(
        maxSize,
        connectTimeout,
        firstByte,
        idle,
        total,
        maxConcurrent,
        pendingFor,
        privateAddressesAllowed);
  }

  TestingRecordingsConfig onDesk() {
    return new TestingRecordingsConfig(
        maxSize,
        connectTimeout,
        firstByteTimeout,
        idleTimeout,
        totalTimeout,
        maxConcurrent,
        pendingFor,
        true);
  }

  private static MemorySize bytes(long bytes) {
    return new MemorySize(BigInteger.valueOf(bytes));
  }
}
