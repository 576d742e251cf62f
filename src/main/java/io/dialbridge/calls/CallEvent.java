package io.dialbridge.calls;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/**
 * One row of a call's history, as our customers see it: the fact, and its place in the order in
 * which the call learnt it.
 */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class CallEvent extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "call_event_seq")
  @SequenceGenerator(name = "call_event_seq", sequenceName = "call_event_seq", allocationSize = 50)
  private Long id;

  private UUID callId;
  private int sequence;
  private String factKey;
  private Instant receivedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private CallFact fact;

  protected CallEvent() {}

  static CallEvent of(UUID callId, int sequence, CallFact fact) {
    CallEvent event = new CallEvent();
    event.callId = callId;
    event.sequence = sequence;
    event.factKey = fact.key();
    event.receivedAt = fact.receivedAt();
    event.fact = fact;
    return event;
  }

  static List<CallEvent> ofCall(UUID callId) {
    return new ArrayList<>(list("callId = ?1 order by sequence", callId));
  }

  /** At most {@code limit} events behind that sequence, in order. */
  static List<CallEvent> ofCallAfter(UUID callId, int sequence, int limit) {
    return find("callId = ?1 and sequence > ?2 order by sequence", callId, sequence)
        .page(0, limit)
        .list();
  }

  /** The same was received earlier than we knew; its place in the order of learning stays. */
  void becomeReceivedEarlier(CallFact same) {
    this.receivedAt = same.receivedAt();
    this.fact = same;
  }

  public int sequence() {
    return sequence;
  }

  public CallFact fact() {
    return fact;
  }
}
