package io.dialbridge.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HexFormat;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as it is read; {@link AuditChain} writes it. */
@Entity
@Immutable
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class AuditEntry extends PanacheEntityBase {
  @Id private Long id;
  private Instant writtenAt;
  private String actor;
  private String action;
  private String target;
  private @Nullable String reason;
  private String address;
  private byte[] hash;

  protected AuditEntry() {}

  long id() {
    return id;
  }

  AuditEntryResponse shown() {
    return new AuditEntryResponse(
        Long.toString(id),
        writtenAt,
        actor,
        action,
        target,
        reason,
        address,
        HexFormat.of().formatHex(hash));
  }
}
