package io.dialbridge.privacy;

import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What was asked to be erased, and what became of it. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class Erasure extends PanacheEntityBase {
  private static final String PURPOSE = "erasure";

  @Id private UUID id;
  private @Nullable UUID callId;
  private byte @Nullable [] dataKey;
  private byte @Nullable [] number;
  private @Nullable List<String> apps;
  private String reason;
  private String requestedBy;
  private Instant requestedAt;
  private @Nullable Instant completedAt;
  private int calls;
  private int pushes;
  private int waiting;

  protected Erasure() {}

  static Erasure ofCall(UUID id, UUID call, String reason, Requester by, Instant now) {
    Erasure erasure = requested(id, reason, by, now);
    erasure.callId = call;
    return erasure;
  }

  /** Of that number, in the calls that the requester may see. */
  static Erasure ofNumber(
      UUID id, PhoneNumber number, String reason, Requester by, Instant now, Vault vault) {
    Erasure erasure = requested(id, reason, by, now);
    DataKey key = vault.newKey(owner(id));
    erasure.dataKey = key.wrapped();
    erasure.number = key.seal(PURPOSE, number.e164().getBytes(StandardCharsets.US_ASCII));
    return erasure;
  }

  private static Erasure requested(UUID id, String reason, Requester by, Instant now) {
    Erasure erasure = new Erasure();
    erasure.id = id;
    erasure.apps = by.seen() == null ? null : by.seen().stream().sorted().toList();
    erasure.reason = reason;
    erasure.requestedBy = by.name();
    erasure.requestedAt = now;
    return erasure;
  }

  /** The next that is not done, in the order in which they were asked for. */
  static Optional<Erasure> nextOpen(@Nullable UUID behind) {
    return Erasure.<Erasure>find(
            "completedAt is null and (?1 is null or id > ?1) order by id", behind)
        .page(0, 1)
        .firstResultOptional();
  }

  /** Newest first, from behind that id on, of those that the requester may see. */
  static List<Erasure> list(Requester requester, @Nullable UUID behind, int limit) {
    StringBuilder query = new StringBuilder("1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    if (requester.seen() != null) {
      query.append(" and requestedBy = :name");
      parameters.put("name", requester.name());
    }
    if (behind != null) {
      query.append(" and id < :behind");
      parameters.put("behind", behind);
    }
    return Erasure.<Erasure>find(query + " order by id desc", parameters).page(0, limit).list();
  }

  /** Whoever sees every app sees all, others what they asked for themselves. */
  boolean isSeenBy(Requester requester) {
    return requester.seen() == null || requester.name().equals(requestedBy);
  }

  static Erasure locked(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Those that are still looking for a number. */
  static List<Erasure> listOpen() {
    return list("dataKey is not null order by id");
  }

  /**
   * Brings the number that is looked for under today's sealing key.
   *
   * @return whether it lay under another one
   */
  boolean rewrap(Vault vault) {
    if (vault.isOfToday(dataKey)) {
      return false;
    }
    dataKey = vault.rewrap(dataKey, owner(id));
    return true;
  }

  /**
   * @param open how many are not completed
   * @param eldest when the eldest of them was asked for; null where there is none
   */
  record Backlog(long open, @Nullable Instant eldest) {}

  /** In SQL, since it is asked soon after every start: the first query in HQL is dear. */
  static Backlog backlog() {
    Object[] row =
        (Object[])
            getEntityManager()
                .createNativeQuery(
                    "select count(*), min(requested_at) from erasure where completed_at is null",
                    Object[].class)
                .getSingleResult();
    return new Backlog((Long) row[0], (Instant) row[1]);
  }

  void erased(CallErasure.Erased more) {
    calls += more.calls();
    pushes += more.pushes();
  }

  void waitFor(int unsettled) {
    waiting = unsettled;
  }

  /** From here on nobody can tell whose number it was. */
  void complete(Instant now) {
    waiting = 0;
    completedAt = now;
    dataKey = null;
    number = null;
  }

  UUID id() {
    return id;
  }

  /** Null where it is of a number. */
  @Nullable UUID callId() {
    return callId;
  }

  PhoneNumber number(Vault vault) {
    return new PhoneNumber(
        new String(
            vault.open(dataKey, owner(id)).open(PURPOSE, number), StandardCharsets.US_ASCII));
  }

  private static byte[] owner(UUID id) {
    return id.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Nullable Set<String> apps() {
    return apps == null ? null : Set.copyOf(apps);
  }

  Instant requestedAt() {
    return requestedAt;
  }

  ErasureResponse shown() {
    return new ErasureResponse(
        id.toString(),
        completedAt == null ? "pending" : "completed",
        callId == null ? "number" : "call",
        callId == null ? null : callId.toString(),
        reason,
        requestedBy,
        requestedAt,
        completedAt,
        calls,
        pushes,
        waiting);
  }
}
