package io.dialbridge.access;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Makes, rotates and revokes keys, none of it without an entry in the audit log. On this replica
 * each change holds at once.
 */
@ApplicationScoped
class KeyDesk {
  private static final String NAME_INDEX = "api_key_name";

  private final KeySecrets secrets;
  private final KeyRing ring;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  KeyDesk(KeySecrets secrets, KeyRing ring, AuditLog audit, Ids ids, Clock clock) {
    this.secrets = secrets;
    this.ring = ring;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param secret never told again
   */
  record Issued(KeyResponse key, String secret) {}

  /**
   * @param apps null: all apps
   * @param expiresAt null: never
   */
  Issued create(
      String name,
      Set<String> scopes,
      @Nullable Set<String> apps,
      @Nullable Instant expiresAt,
      Requester by) {
    Instant now = clock.instant();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw ProblemException.invalid("expiresAt", "must lie in the future");
    }
    String secret = secrets.next();
    try {
      return changed(
          () -> {
            ApiKey key = ApiKey.create(ids.next(), name, scopes, apps, expiresAt, by.name(), now);
            key.persistAndFlush();
            Issued issued = issued(key, secret, now);
            write(by, "key.created", key);
            return issued;
          });
    } catch (ConstraintViolationException e) {
      if (!NAME_INDEX.equals(e.getConstraintName())) {
        throw e;
      }
      throw new ProblemException(
          ProblemKind.NAME_TAKEN,
          "There is, or was, a key of this name. Names are never given twice, since calls remember them; choose another.");
    }
  }

  /** A further secret; those before it are valid that much longer. */
  Issued rotate(UUID id, Duration overlap, Requester by) {
    Instant now = clock.instant();
    String secret = secrets.next();
    return changed(
        () ->
            existing(
                id,
                key -> {
                  if (key.isOver(now)) {
                    throw new ProblemException(
                        ProblemKind.KEY_OVER,
                        "This key is revoked or has expired, so it gets no further secret. Make another key.");
                  }
                  List<ApiKeySecret> older = ApiKeySecret.ofKey(id);
                  older.getFirst().endBy(now.plus(overlap));
                  // Two may be valid at once, not more.
                  older.stream().skip(1).forEach(eldest -> eldest.endBy(now));
                  Issued issued = issued(key, secret, now);
                  write(by, "key.rotated", key);
                  return issued;
                }));
  }

  KeyResponse revoke(UUID id, Requester by) {
    return changed(
        () ->
            existing(
                id,
                key -> {
                  if (key.revoke(by.name(), clock.instant())) {
                    write(by, "key.revoked", key);
                  }
                  return key.shown(ApiKeySecret.ofKey(id));
                }));
  }

  private Issued issued(ApiKey key, String secret, Instant now) {
    ApiKeySecret.of(key.id(), secret, secrets.hash(secret), now).persistAndFlush();
    return new Issued(key.shown(ApiKeySecret.ofKey(key.id())), secret);
  }

  private void write(Requester by, String action, ApiKey key) {
    audit.write(by, new AuditLog.Act(action, "key/" + key.id(), null));
  }

  private static <T> T existing(UUID id, Function<ApiKey, T> change) {
    return change.apply(ApiKey.locked(id).orElseThrow(() -> QueryParameters.unknown("key")));
  }

  private <T> T changed(Callable<T> change) {
    T result = QuarkusTransaction.requiringNew().call(change);
    ring.refresh();
    return result;
  }
}
