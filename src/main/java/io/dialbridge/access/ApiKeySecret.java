package io.dialbridge.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What is presented as a key, by its keyed hash. */
@Entity
@NullUnmarked // Hibernate fills the fields.
public class ApiKeySecret extends PanacheEntityBase {
  @Id private byte[] hash;

  @Column(updatable = false)
  private UUID keyId;

  @Column(updatable = false)
  private String prefix;

  @Column(updatable = false)
  private Instant createdAt;

  private @Nullable Instant expiresAt;

  protected ApiKeySecret() {}

  static ApiKeySecret of(UUID keyId, String secret, byte[] hash, Instant now) {
    ApiKeySecret made = new ApiKeySecret();
    made.hash = hash;
    made.keyId = keyId;
    made.prefix = KeySecrets.prefix(secret);
    made.createdAt = now;
    return made;
  }

  /** Newest first. */
  static List<ApiKeySecret> ofKey(UUID keyId) {
    return list("keyId = ?1 order by createdAt desc", keyId);
  }

  static List<ApiKeySecret> ofKeys(Collection<UUID> keyIds) {
    return list("keyId in ?1 order by createdAt desc", keyIds);
  }

  /** Valid no longer than that. */
  void endBy(Instant end) {
    if (expiresAt == null || expiresAt.isAfter(end)) {
      expiresAt = end;
    }
  }

  UUID keyId() {
    return keyId;
  }

  KeyResponse.Secret shown() {
    return new KeyResponse.Secret(prefix, createdAt, expiresAt);
  }
}
