package io.dialbridge.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What one round of examinations saw. */
record DoctorReport(Instant examinedAt, Duration took, List<Observation> lines) {
  /**
   * FAILED where anything failed, else WARNING where there is one; what is unknown doesn't count.
   */
  Health health() {
    if (has(Health.FAILED)) {
      return Health.FAILED;
    }
    return has(Health.WARNING) ? Health.WARNING : Health.OK;
  }

  private boolean has(Health health) {
    return lines.stream().anyMatch(line -> line.health() == health);
  }
}
