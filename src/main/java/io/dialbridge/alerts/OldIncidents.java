package io.dialbridge.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Deletes incidents with their history. */
@ApplicationScoped
public class OldIncidents {
  /**
   * Some that were resolved before then; in a transaction.
   *
   * @return how many
   */
  public int delete(Instant before, int most) {
    return Incident.deleteClosed(before, most);
  }
}
