package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One call, from our request to its bill. What it knows changes by {@link #learn} only. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class CallSession extends PanacheEntityBase {
  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private CallKind kind;

  private String app;
  private String apiKey;
  private @Nullable String idempotencyKey;
  private byte[] fingerprint;
  private @Nullable String reference;
  private @Nullable String callerNumber;
  private String calleeNumber;
  private @Nullable String shownToCaller;
  private String shownToCallee;
  private @Nullable Integer maxMinutes;

  @Column(name = "record_asked")
  private boolean recordAsked;

  private boolean collectsDigits;

  private Instant createdAt;

  // Copies of what lists and watches search by; the state below is the whole of it.
  @Enumerated(EnumType.STRING)
  private CallStatus status;

  private boolean settled;
  private @Nullable Instant billDueAt;
  private @Nullable String platformSessionId;

  @JdbcTypeCode(SqlTypes.JSON)
  private CallState state;

  /** Number of events so far: the next one's sequence is one more. */
  private int eventCount;

  protected CallSession() {}

  /** A call as it was asked for, before anything is sent. */
  static CallSession requested(UUID id, CallRequest request, Instant now) {
    CallSession session = new CallSession();
    session.id = id;
    session.kind = request.kind();
    session.app = request.app();
    session.apiKey = request.apiKey();
    session.idempotencyKey = request.idempotencyKey();
    session.fingerprint = request.fingerprints().getFirst();
    session.reference = request.reference();
    session.callerNumber = request.caller() == null ? null : request.caller().e164();
    session.calleeNumber = request.callee().e164();
    session.shownToCaller = request.shownToCaller() == null ? null : request.shownToCaller().e164();
    session.shownToCallee = request.shownToCallee().e164();
    session.maxMinutes = request.maxMinutes();
    session.recordAsked = request.record();
    session.collectsDigits = request.collectsDigits();
    session.createdAt = now;
    session.become(CallFold.fold(session.shape(), List.of()));
    return session;
  }

  /**
   * Takes in a fact and folds all facts of this call anew: the only place where a status changes.
   * The caller holds this row's lock ({@link #locked}).
   */
  public void learn(CallFact fact) {
    List<CallEvent> events = CallEvent.ofCall(id);
    CallEvent known =
        events.stream()
            .filter(event -> event.fact().key().equals(fact.key()))
            .findFirst()
            .orElse(null);
    switch (Lesson.of(known == null ? null : known.fact(), fact)) {
      case NOTHING -> {
        return;
      }
      case EARLIER_RECEPTION -> known.becomeReceivedEarlier(fact);
      case NEW -> {
        CallEvent event = CallEvent.of(id, ++eventCount, fact);
        event.persist();
        events.add(event);
      }
    }
    become(CallFold.fold(shape(), events.stream().map(CallEvent::fact).toList()));
  }

  private CallShape shape() {
    return new CallShape(kind, createdAt, maxMinutes, collectsDigits);
  }

  private void become(CallState next) {
    this.state = next;
    this.status = next.status();
    this.settled = next.settled();
    this.billDueAt = next.billDueAt();
    this.platformSessionId = next.sessionId();
  }

  /** The call with its row locked until the transaction ends. */
  public static Optional<CallSession> locked(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The call that the platform knows by that name, locked; the newest, should a name ever come
   * twice.
   */
  public static Optional<CallSession> lockedBySessionId(String app, String sessionId) {
    return CallSession.<CallSession>find(
            "app = ?1 and platformSessionId = ?2 order by id desc", app, sessionId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .page(0, 1)
        .firstResultOptional();
  }

  /** Calls still being submitted that were asked for before then. */
  static List<UUID> idsSubmittingSince(Instant latest, int most) {
    return find(
            "select id from CallSession where status = ?1 and createdAt < ?2",
            CallStatus.SUBMITTING,
            latest)
        .project(UUID.class)
        .page(0, most)
        .list();
  }

  /** Calls whose bill should have come by now. */
  static List<UUID> idsOverdue(Instant now, int most) {
    return find("select id from CallSession where settled = false and billDueAt <= ?1", now)
        .project(UUID.class)
        .page(0, most)
        .list();
  }

  static Optional<CallSession> byIdempotencyKey(String apiKey, String idempotencyKey) {
    return find("apiKey = ?1 and idempotencyKey = ?2", apiKey, idempotencyKey)
        .firstResultOptional();
  }

  public UUID id() {
    return id;
  }

  public CallKind kind() {
    return kind;
  }

  public String app() {
    return app;
  }

  String apiKey() {
    return apiKey;
  }

  byte[] fingerprint() {
    return fingerprint;
  }

  @Nullable String reference() {
    return reference;
  }

  /** Empty in one-party calls. */
  public Optional<PhoneNumber> caller() {
    return Optional.ofNullable(callerNumber).map(PhoneNumber::new);
  }

  public PhoneNumber callee() {
    return new PhoneNumber(calleeNumber);
  }

  /** The display number that the caller sees; empty in one-party calls. */
  public Optional<PhoneNumber> shownToCaller() {
    return Optional.ofNullable(shownToCaller).map(PhoneNumber::new);
  }

  /** The display number that the callee sees. */
  public PhoneNumber shownToCallee() {
    return new PhoneNumber(shownToCallee);
  }

  @Nullable Integer maxMinutes() {
    return maxMinutes;
  }

  public boolean isRecordAsked() {
    return recordAsked;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public CallState state() {
    return state;
  }
}
