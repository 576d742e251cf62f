package io.dialbridge.alerts;

import io.dialbridge.values.StorableText;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One thing that became of an incident. */
@Entity
@Table(name = "alert_event")
@IdClass(IncidentEvent.Place.class)
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class IncidentEvent extends PanacheEntityBase {
  private static final int MOST_DETAIL = 300;
  private static final int MOST_KEYS = 32;

  @Id private UUID incidentId;
  @Id private int sequence;
  private Instant at;

  @Enumerated(EnumType.STRING)
  private What what;

  private @Nullable Integer callNumber;
  private @Nullable String stepName;
  private @Nullable String number;
  private @Nullable UUID callId;
  private @Nullable String keys;
  private @Nullable String detail;

  /** Names an event: the incident, and the place among its events, from 1. */
  record Place(UUID incidentId, int sequence) {}

  /** Kinds of event. */
  enum What {
    OPENED,
    /** Another number of alerts fires. */
    CHANGED,
    ROUTED,
    UNROUTED,
    /** Waits to be told together with others. */
    HELD,
    /** Is told by the calls of another incident. */
    JOINED,
    CALLING,
    /** What came of the call. */
    CALLED,
    /** The call can't be placed now, and is tried again. */
    POSTPONED,
    ACKNOWLEDGED,
    EXHAUSTED,
    /** Its alerts are over. */
    CEASED,
    RESOLVED,
    STOPPED,
    NOT_STOPPED,
    SILENCED,
    NOT_SILENCED
  }

  protected IncidentEvent() {}

  static IncidentEvent of(UUID incident, int sequence, What what, Instant at) {
    IncidentEvent event = new IncidentEvent();
    event.incidentId = incident;
    event.sequence = sequence;
    event.what = what;
    event.at = at;
    return event;
  }

  static List<IncidentEvent> ofIncident(UUID incident) {
    return list("incidentId = ?1 order by sequence", incident);
  }

  /** The event that says whom the call with that number called. */
  static Optional<IncidentEvent> calling(UUID incident, int callNumber) {
    return find(
            "incidentId = ?1 and callNumber = ?2 and what = ?3", incident, callNumber, What.CALLING)
        .firstResultOptional();
  }

  static Optional<IncidentEvent> last(UUID incident) {
    return find("incidentId = ?1 order by sequence desc", incident)
        .page(0, 1)
        .firstResultOptional();
  }

  IncidentEvent to(int call, String step, String masked) {
    callNumber = call;
    stepName = step;
    number = masked;
    return this;
  }

  IncidentEvent by(int call) {
    callNumber = call;
    return this;
  }

  IncidentEvent byCall(@Nullable UUID id) {
    callId = id;
    return this;
  }

  IncidentEvent pressed(@Nullable String pressed) {
    keys = pressed == null ? null : StorableText.of(pressed, MOST_KEYS);
    return this;
  }

  IncidentEvent saying(@Nullable String text) {
    detail = text == null ? null : StorableText.of(text, MOST_DETAIL);
    return this;
  }

  boolean says(What kind, @Nullable String text) {
    return what == kind && text != null && StorableText.of(text, MOST_DETAIL).equals(detail);
  }

  @Nullable String stepName() {
    return stepName;
  }

  IncidentResponse.Event shown() {
    return new IncidentResponse.Event(
        sequence,
        at,
        what.name().toLowerCase(Locale.ROOT),
        callNumber,
        stepName,
        number,
        callId == null ? null : callId.toString(),
        keys,
        detail);
  }
}
