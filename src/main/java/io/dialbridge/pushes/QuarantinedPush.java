package io.dialbridge.pushes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
    select q.id, q.push_id, q.item, q.reason, q.detail, q.quarantined_at, i.app, i.signature, i.received_at, length(i.body) as body_bytes
    from push_quarantine q join push_inbox i on i.id = q.push_id""")
public class QuarantinedPush extends PanacheEntityBase {
  @Id private Long id;
  private long pushId;
  private int item;
  private String reason;
  private String detail;
  private Instant quarantinedAt;
  private String app;
  private String signature;
  private Instant receivedAt;
  private int bodyBytes;

  protected QuarantinedPush() {}

  /** Newest first, from behind that id on. */
  static List<QuarantinedPush> list(@Nullable Long behind, int limit) {
    return QuarantinedPush.<QuarantinedPush>find(
            "id < ?1 order by id desc", behind == null ? Long.MAX_VALUE : behind)
        .page(0, limit)
        .list();
  }

  long id() {
    return id;
  }

  QuarantineEntry shown() {
    return new QuarantineEntry(
        Long.toString(id),
        app,
        reason,
        detail,
        item == Inbox.WHOLE ? null : item,
        signature.toLowerCase(Locale.ROOT),
        receivedAt,
        quarantinedAt,
        bodyBytes);
  }
}
