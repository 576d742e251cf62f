package io.dialbridge.pushes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What an operator sees of a quarantined push: everything but its bytes. */
@Entity
@Immutable
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
@Subselect(
    """
    select q.id, q.push_id, q.item, q.app, q.reason, q.detail, q.quarantined_at, q.state, q.retried_at, q.retried_by, q.resolved_at,
      q.discarded_at, q.discarded_by, q.discard_reason, i.signature, i.received_at, length(i.body) as body_bytes
    from push_quarantine q join push_inbox i on i.id = q.push_id""")
public class QuarantinedPush extends PanacheEntityBase {
  @Id private Long id;
  private long pushId;
  private int item;
  private String app;
  private String reason;
  private String detail;
  private Instant quarantinedAt;
  private String state;
  private Instant retriedAt;
  private String retriedBy;
  private Instant resolvedAt;
  private Instant discardedAt;
  private String discardedBy;
  private String discardReason;
  private String signature;
  private Instant receivedAt;
  private int bodyBytes;

  protected QuarantinedPush() {}

  /** Newest first, from behind that id on; narrowed by what is not null. */
  static List<QuarantinedPush> list(
      @Nullable String state,
      @Nullable String app,
      @Nullable String reason,
      @Nullable Set<String> seen,
      @Nullable Long behind,
      int limit) {
    StringBuilder query = new StringBuilder("1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    narrow(query, parameters, "state = :state", "state", state);
    narrow(query, parameters, "app = :app", "app", app);
    narrow(query, parameters, "reason = :reason", "reason", reason);
    narrow(query, parameters, "app in :seen", "seen", seen);
    narrow(query, parameters, "id < :behind", "behind", behind);
    return QuarantinedPush.<QuarantinedPush>find(query + " order by id desc", parameters)
        .page(0, limit)
        .list();
  }

  private static void narrow(
      StringBuilder query,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      query.append(" and ").append(condition);
      parameters.put(name, value);
    }
  }

  long id() {
    return id;
  }

  String app() {
    return app;
  }

  boolean isMalformed() {
    return reason.equals(QuarantineReason.MALFORMED.word());
  }

  String state() {
    return state;
  }

  QuarantineEntry shown(@Nullable QuarantineContent content) {
    return new QuarantineEntry(
        Long.toString(id),
        app,
        reason,
        detail,
        item == Inbox.WHOLE ? null : item,
        signature.toLowerCase(Locale.ROOT),
        receivedAt,
        quarantinedAt,
        bodyBytes,
        state,
        retriedAt,
        retriedBy,
        resolvedAt,
        discardedAt,
        discardedBy,
        discardReason,
        content);
  }
}
