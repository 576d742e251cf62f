package io.dialbridge.calls;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One call, from our request to its bill. What it knows changes by {@link #learn} only. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class CallSession extends PanacheEntityBase {
  @Id private UUID id;

  // What was asked for: never changes.
  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private CallKind kind;

  @Column(updatable = false)
  private String app;

  @Column(updatable = false)
  private String apiKey;

  @Column(updatable = false)
  private @Nullable UUID clientToken;

  @Column(updatable = false)
  private @Nullable String idempotencyKey;

  @Column(updatable = false)
  private byte[] fingerprint;

  @Column(updatable = false)
  private @Nullable String reference;

  @Embedded private CallNumbers numbers;

  @Column(updatable = false)
  private boolean eventsDropped;

  @Column(updatable = false)
  private @Nullable String shownToCaller;

  @Column(updatable = false)
  private String shownToCallee;

  @Column(updatable = false)
  private @Nullable Integer maxMinutes;

  @Column(name = "record_asked", updatable = false)
  private boolean recordAsked;

  @Column(updatable = false)
  private boolean collectsDigits;

  @Column(updatable = false)
  private Instant createdAt;

  /** How many ports of its app it takes while it is under way. */
  @Column(updatable = false)
  private int ports;

  // Copies of what lists and watches search by; the state below is the whole of it. All of it is
  // written by CallJournal when a call has learnt something.
  @Enumerated(EnumType.STRING)
  private CallStatus status;

  private boolean settled;
  private @Nullable Instant billDueAt;
  private @Nullable String platformSessionId;
  private @Nullable Instant submittedAt;

  /** Until when it takes its ports, should nothing tell sooner; null: it takes none. */
  private @Nullable Instant portsUntil;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class) // Else each state is read twice, to be compared.
  private CallState state;

  /** Number of events so far: the next one's sequence is one more. */
  private int eventCount;

  /** What it knows, by the facts' keys, in the order of learning; null where it may not learn. */
  @Transient private @Nullable Map<String, Known> known;

  /** Number of events when it was opened. */
  @Transient private int openedWith;

  /** Keys of what it learnt and {@link CallJournal} has yet to write down. */
  @Transient private final Set<String> learnt = new LinkedHashSet<>();

  /** A fact, and its place among the call's events. */
  record Known(int sequence, CallFact fact) {}

  protected CallSession() {}

  /** A call as it was asked for, before anything is sent. */
  static CallSession requested(UUID id, CallRequest request, Instant now, Vault vault) {
    CallSession session = new CallSession();
    session.id = id;
    session.numbers = CallNumbers.sealed(id, Parties.of(request), vault);
    session.kind = request.kind();
    session.app = request.app();
    session.apiKey = request.apiKey();
    session.clientToken = request.token();
    session.idempotencyKey = request.idempotencyKey();
    session.fingerprint = request.fingerprints().getFirst();
    session.reference = request.reference();
    session.shownToCaller = request.shownToCaller() == null ? null : request.shownToCaller().e164();
    session.shownToCallee = request.shownToCallee().e164();
    session.maxMinutes = request.maxMinutes();
    session.recordAsked = request.record();
    session.collectsDigits = request.collectsDigits();
    session.createdAt = now;
    session.known = new LinkedHashMap<>();
    session.state = CallFold.fold(session.shape(), List.of());
    session.status = session.state.status();
    session.submittedAt = session.state.submittedAt();
    return session;
  }

  /** Takes ports of its app until then, should nothing tell sooner. Before it is saved. */
  CallSession taking(int count, PortLease lease) {
    ports = count;
    portsUntil = lease.until(state(), maxMinutes);
    return this;
  }

  /** A call as its row tells it; what it knows is still to be recalled. */
  static CallSession of(ResultSet row, Vault vault) throws SQLException {
    CallSession session = new CallSession();
    session.known = new LinkedHashMap<>();
    session.id = row.getObject("id", UUID.class);
    session.kind = CallKind.valueOf(row.getString("kind"));
    session.app = row.getString("app");
    session.apiKey = row.getString("api_key");
    session.reference = row.getString("reference");
    session.numbers = CallNumbers.of(row, session.id, vault);
    session.eventsDropped = row.getBoolean("events_dropped");
    session.shownToCaller = row.getString("shown_to_caller");
    session.shownToCallee = row.getString("shown_to_callee");
    session.maxMinutes = row.getObject("max_minutes", Integer.class);
    session.recordAsked = row.getBoolean("record_asked");
    session.collectsDigits = row.getBoolean("collects_digits");
    session.createdAt = row.getTimestamp("created_at").toInstant();
    Timestamp taken = row.getTimestamp("ports_until");
    session.portsUntil = taken == null ? null : taken.toInstant();
    session.eventCount = row.getInt("event_count");
    session.openedWith = session.eventCount;
    return session;
  }

  void recall(int sequence, CallFact fact) {
    known.put(fact.key(), new Known(sequence, fact));
  }

  /**
   * Takes in a fact: the only way in which a status changes. Only for calls that {@link
   * CallJournal} has opened, and so has locked, and that {@link #canLearn}.
   */
  public void learn(CallFact told) {
    CallFact fact = isErased() ? told.erased() : told;
    Known earlier = known.get(fact.key());
    switch (Lesson.of(earlier == null ? null : earlier.fact(), fact)) {
      case NOTHING -> {
        return;
      }
      case EARLIER_RECEPTION -> known.put(fact.key(), new Known(earlier.sequence(), fact));
      case NEW -> known.put(fact.key(), new Known(++eventCount, fact));
    }
    learnt.add(fact.key());
    state = null;
  }

  /** Not once its events are dropped: what it is could not be told from the rest. */
  public boolean canLearn() {
    return !eventsDropped;
  }

  boolean hasLearnt() {
    return !learnt.isEmpty();
  }

  /** The events that came since it was opened. */
  List<Known> added() {
    return learnt.stream().map(known::get).filter(event -> event.sequence() > openedWith).toList();
  }

  /** What it learnt that was not known when it was opened, in the order of learning. */
  public List<CallFact> news() {
    return added().stream().map(Known::fact).toList();
  }

  /** The older events whose facts turned out since then to have been received earlier. */
  List<Known> corrected() {
    return learnt.stream().map(known::get).filter(event -> event.sequence() <= openedWith).toList();
  }

  int eventCount() {
    return eventCount;
  }

  private CallShape shape() {
    return new CallShape(kind, createdAt, maxMinutes, collectsDigits);
  }

  /** The id of the call that the platform knows by that name; the newest, should it come twice. */
  public static Optional<UUID> idBySessionId(String app, String sessionId) {
    return find(
            "select id from CallSession where app = ?1 and platformSessionId = ?2 order by id desc",
            app,
            sessionId)
        .project(UUID.class)
        .page(0, 1)
        .firstResultOptional();
  }

  /** A call that the requester may not see is none. */
  static CallSession seenBy(Requester requester, String id) {
    return CallSession.<CallSession>findByIdOptional(QueryParameters.id("call", id))
        .filter(call -> requester.maySeeCall(call.id, call.app, call.clientToken))
        .orElseThrow(() -> QueryParameters.unknown("call"));
  }

  /** Newest first. */
  static List<CallSession> of(List<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1 order by id desc", ids);
  }

  /** Calls still being submitted since before then. */
  static List<UUID> idsSubmittingSince(Instant latest, int most) {
    return find(
            "select id from CallSession where status = ?1 and submittedAt < ?2",
            CallStatus.SUBMITTING,
            latest)
        .project(UUID.class)
        .page(0, most)
        .list();
  }

  /** Calls whose bill can still come, until then, and that weren't told yet that it is late. */
  static List<UUID> idsWithLateBill(Instant now, Instant until, int most) {
    return find(
            """
            select c.id from CallSession c where c.settled = false and c.billDueAt > ?1 and c.billDueAt <= ?2
              and not exists (select 1 from CallEvent e where e.callId = c.id and e.factKey = ?3)
            order by c.billDueAt""",
            now,
            until,
            CallFact.BillLate.KEY)
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

  /**
   * @param token the client token within which the key counts; null: the API key itself
   */
  static Optional<CallSession> byIdempotencyKey(
      String apiKey, @Nullable UUID token, String idempotencyKey) {
    return find(
            "apiKey = ?1 and idempotencyKey = ?2 and clientToken is not distinct from ?3",
            apiKey,
            idempotencyKey,
            token)
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

  /** The client token that placed it; null: a key did. */
  @Nullable UUID clientToken() {
    return clientToken;
  }

  byte[] fingerprint() {
    return fingerprint;
  }

  @Nullable String reference() {
    return reference;
  }

  /** Null in one-party calls. */
  @Nullable String callerMasked() {
    return numbers.callerMasked();
  }

  String calleeMasked() {
    return numbers.calleeMasked();
  }

  /**
   * Whose numbers they are; empty once the call is erased. Not for calls that were only looked at.
   */
  public Optional<Parties> parties() {
    return numbers.parties();
  }

  /** Lets the numbers of a call be read that was only looked at. */
  CallSession readableBy(Vault vault) {
    numbers.readableBy(vault, id);
    return this;
  }

  /**
   * Seals what belongs to the call and must not lie open; empty once the call is erased, since
   * nobody is to read more of it.
   */
  public Optional<DataKey> key() {
    return numbers.key();
  }

  /** Since when nothing of it tells who talked; null: it is not erased. */
  @Nullable Instant erasedAt() {
    return numbers.erasedAt();
  }

  public boolean isErased() {
    return erasedAt() != null;
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

  /** Until when it takes its ports, as it stands now; null: it takes none. */
  @Nullable Instant portsUntil(PortLease lease) {
    return lease.until(state(), maxMinutes);
  }

  /** Whether it took ports when it was opened, and takes none now. */
  boolean gaveBackPorts(PortLease lease) {
    return portsUntil != null && portsUntil(lease) == null;
  }

  /** How often it was put back into the queue, so far. */
  int postponements() {
    return facts().postponements();
  }

  /** The number of the attempt that was made last to place it; 0: none was. */
  int attempts() {
    return facts().attempts();
  }

  private KnownFacts facts() {
    return KnownFacts.of(known.values().stream().map(Known::fact).toList());
  }

  /** Whether a bill of it was taken in. Only for calls that {@link CallJournal} has opened. */
  public boolean isBilled() {
    return known.values().stream().anyMatch(event -> event.fact() instanceof CallFact.Billed);
  }

  /** What its facts say, folded. */
  public CallState state() {
    if (state == null) {
      state = CallFold.fold(shape(), known.values().stream().map(Known::fact).toList());
    }
    return state;
  }
}
