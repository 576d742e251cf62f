package io.dialbridge.calls;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.NullUnmarked;

/**
 * One row of a call's history, as our customers see it: the fact, and its place in the order in
 * which the call learnt it.
 */
@Entity
@Immutable
@IdClass(CallEvent.Place.class)
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class CallEvent extends PanacheEntityBase {
  @Id private UUID callId;
  @Id private int sequence;
  private String factKey;
  private Instant receivedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class) // Else each fact is read twice, to be compared.
  private CallFact fact;

  /** Names an event: the call, and the place among its events, from 1. */
  record Place(UUID callId, int sequence) {}

  protected CallEvent() {}

  /** At most {@code limit} events behind that sequence, in order. */
  static List<CallEvent> ofCallAfter(UUID callId, int sequence, int limit) {
    return find("callId = ?1 and sequence > ?2 order by sequence", callId, sequence)
        .page(0, limit)
        .list();
  }

  public int sequence() {
    return sequence;
  }

  public CallFact fact() {
    return fact;
  }
}
