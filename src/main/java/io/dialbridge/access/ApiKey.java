package io.dialbridge.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Who may come in, and what for. What is presented at the door are its {@link ApiKeySecret}s. */
@Entity
@NullUnmarked // Hibernate fills the fields.
public class ApiKey extends PanacheEntityBase {
  @Id private UUID id;

  @Column(updatable = false)
  private String name;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(updatable = false)
  private List<String> scopes;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(updatable = false)
  private @Nullable List<String> apps;

  @Column(updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private String createdBy;

  @Column(updatable = false)
  private @Nullable Instant expiresAt;

  /** Written by {@link KeyRing}, past this entity. */
  @Column(insertable = false, updatable = false)
  private @Nullable Instant lastUsedAt;

  private @Nullable Instant revokedAt;
  private @Nullable String revokedBy;

  protected ApiKey() {}

  static ApiKey create(
      UUID id,
      String name,
      Set<String> scopes,
      @Nullable Set<String> apps,
      @Nullable Instant expiresAt,
      String by,
      Instant now) {
    ApiKey key = new ApiKey();
    key.id = id;
    key.name = name;
    key.scopes = scopes.stream().sorted().toList();
    key.apps = apps == null ? null : apps.stream().sorted().toList();
    key.expiresAt = expiresAt;
    key.createdBy = by;
    key.createdAt = now;
    return key;
  }

  /** Newest first, from behind that id on. */
  static List<ApiKey> list(@Nullable UUID behind, int limit) {
    return (behind == null
            ? ApiKey.<ApiKey>find("order by id desc")
            : ApiKey.<ApiKey>find("id < ?1 order by id desc", behind))
        .page(0, limit)
        .list();
  }

  /** With its row locked until the transaction ends. */
  static Optional<ApiKey> locked(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Revoked once; the first to do it is remembered.
   *
   * @return whether it wasn't yet
   */
  boolean revoke(String by, Instant now) {
    if (revokedAt != null) {
      return false;
    }
    revokedAt = now;
    revokedBy = by;
    return true;
  }

  boolean isOver(Instant now) {
    return revokedAt != null || (expiresAt != null && !expiresAt.isAfter(now));
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  List<String> scopes() {
    return scopes;
  }

  @Nullable List<String> apps() {
    return apps;
  }

  KeyResponse shown(List<ApiKeySecret> secrets) {
    return new KeyResponse(
        id.toString(),
        name,
        scopes,
        apps,
        createdAt,
        createdBy,
        expiresAt,
        lastUsedAt,
        revokedAt,
        revokedBy,
        secrets.stream().map(ApiKeySecret::shown).toList());
  }
}
