package io.dialbridge.calls;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.dialbridge.values.TraceParent;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

  /** The only webhook endpoint that is told of it; null: all are. */
  @Column(updatable = false)
  private @Nullable UUID webhook;

  @Column(updatable = false)
  private Instant createdAt;

  /** The request that placed it, in its trace; null: it was not traced. */
  @Column(updatable = false)
  private @Nullable String traceParent;

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

  /** Whether it was over when it was opened. */
  @Transient private boolean wasOver;

  /** Whether it was settled when it was opened. */
  @Transient private boolean wasSettled;

  /** How many things webhooks were told of it; of calls that were opened. */
  @Transient private int told;

  /** The transaction that wrote its last event down; null: none did. Of calls that were opened. */
  @Transient private @Nullable Long toldIn;

  /** Null where it may not learn. */
  @Transient private @Nullable CallMemory memory;

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
    session.webhook = request.webhook();
    session.createdAt = now;
    TraceParent here = TraceParent.here();
    session.traceParent = here == null ? null : here.text();
    session.memory = new CallMemory(0);
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
    session.webhook = row.getObject("webhook", UUID.class);
    session.createdAt = row.getTimestamp("created_at").toInstant();
    session.traceParent = row.getString("trace_parent");
    session.wasOver = CallStatus.valueOf(row.getString("status")).isOver();
    session.wasSettled = row.getBoolean("settled");
    session.told = row.getInt("told");
    session.toldIn = row.getObject("told_in", Long.class);
    Timestamp taken = row.getTimestamp("ports_until");
    session.portsUntil = taken == null ? null : taken.toInstant();
    session.eventCount = row.getInt("event_count");
    session.memory = new CallMemory(session.eventCount);
    return session;
  }

  void recall(int sequence, CallFact fact) {
    memory.recall(sequence, fact);
  }

  /**
   * Takes in a fact: the only way in which a status changes. Only for calls that {@link
   * CallJournal} has opened, and so has locked, and that {@link #canLearn}.
   */
  public void learn(CallFact told) {
    if (memory.learn(isErased() ? told.erased() : told)) {
      eventCount = memory.eventCount();
      state = null;
    }
  }

  /** Not once its events are dropped: what it is could not be told from the rest. */
  public boolean canLearn() {
    return !eventsDropped;
  }

  boolean hasLearnt() {
    return memory.hasLearnt();
  }

  CallMemory memory() {
    return memory;
  }

  /** What it learnt that was not known when it was opened, in the order of learning. */
  public List<CallFact> news() {
    return memory.added().stream().map(CallMemory.Known::fact).toList();
  }

  /** Number of events so far. */
  public int eventCount() {
    return eventCount;
  }

  /**
   * The place of a further thing that webhooks are told of it, from 1. Only for calls that {@link
   * CallJournal} has opened.
   */
  public int tell() {
    return ++told;
  }

  int told() {
    return told;
  }

  @Nullable Long toldIn() {
    return toldIn;
  }

  /** The only webhook endpoint that is told of it; null: all are. */
  public @Nullable UUID webhook() {
    return webhook;
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
  public static CallSession seenBy(Requester requester, String id) {
    return CallSession.<CallSession>findByIdOptional(QueryParameters.id("call", id))
        .filter(call -> call.isSeenBy(requester))
        .orElseThrow(() -> QueryParameters.unknown("call"));
  }

  public boolean isSeenBy(Requester requester) {
    return requester.maySeeCall(id, app, clientToken);
  }

  /** The newest that the requester may see, the newest first. */
  public static List<CallSession> newestSeenBy(Requester requester, int most) {
    return CallFilter.of(null, null, null, null, null, requester).list(null, most);
  }

  /** Newest first. */
  public static List<CallSession> of(List<UUID> ids) {
    return ids.isEmpty() ? List.of() : list("id in ?1 order by id desc", ids);
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

  /** Name of the key or person that placed it, or of the room. */
  public String apiKey() {
    return apiKey;
  }

  /** The client token that placed it; null: a key did. */
  @Nullable UUID clientToken() {
    return clientToken;
  }

  byte[] fingerprint() {
    return fingerprint;
  }

  public @Nullable String reference() {
    return reference;
  }

  /** Null in one-party calls. */
  public @Nullable String callerMasked() {
    return numbers.callerMasked();
  }

  public String calleeMasked() {
    return numbers.calleeMasked();
  }

  /**
   * Whose numbers they are; empty once the call is erased. Not for calls that were only looked at.
   */
  public Optional<Parties> parties() {
    return numbers.parties();
  }

  /** Whose numbers they are; empty where the call is erased, or deleted. */
  public static Optional<Parties> partiesOf(UUID id, Vault vault) {
    return CallSession.<CallSession>findByIdOptional(id)
        .flatMap(call -> call.readableBy(vault).parties());
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

  /** When it was last sent to the platform. */
  Instant sentAt() {
    return Objects.requireNonNullElse(state().submittedAt(), createdAt);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** The request that placed it, in its trace; null: it was not traced. */
  @Nullable TraceParent traceParent() {
    return traceParent == null ? null : new TraceParent(traceParent);
  }

  /** Until when it takes its ports, as it stands now; null: it takes none. */
  @Nullable Instant portsUntil(PortLease lease) {
    return lease.until(state(), maxMinutes);
  }

  /** Whether it took ports when it was opened, and takes none now. */
  boolean gaveBackPorts(PortLease lease) {
    return portsUntil != null && portsUntil(lease) == null;
  }

  /** Whether it is over by what it has learnt since it was opened, and never was before. */
  public boolean hasEnded() {
    return !wasOver && state().status().isOver() && !wasOverOnce();
  }

  /** Whether nothing more is expected, as its row tells it. */
  public boolean isSettled() {
    return settled;
  }

  /** Whether nothing more is expected by what it has learnt since it was opened. */
  public boolean hasSettled() {
    return !wasSettled && state().settled();
  }

  /** What was refused and placed all the same, as its pushes told later, was over before that. */
  private boolean wasOverOnce() {
    List<CallFact> before = memory.before();
    return KnownFacts.of(before).wasDenied()
        && IntStream.rangeClosed(1, before.size())
            .mapToObj(count -> CallFold.fold(shape(), before.subList(0, count)))
            .anyMatch(earlier -> earlier.status().isOver());
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
    return KnownFacts.of(memory.facts());
  }

  /** Whether a bill of it was taken in. Only for calls that {@link CallJournal} has opened. */
  public boolean isBilled() {
    return memory.facts().stream().anyMatch(CallFact.Billed.class::isInstance);
  }

  /** When we learnt that it was over, else when it was by that bill; null: neither tells. */
  @Nullable Instant endTold(CallFact.Billed bill) {
    CallFact.Disconnected told = facts().disconnected();
    return told == null ? bill.endedAt() : told.receivedAt();
  }

  /** Whether it learnt no other fact of that sort before that one. */
  public boolean isFirst(CallFact fact, Predicate<CallFact> sort) {
    return memory.facts().stream().filter(sort).findFirst().filter(fact::equals).isPresent();
  }

  /** What its facts say, folded. */
  public CallState state() {
    if (state == null) {
      state = CallFold.fold(shape(), memory.facts());
    }
    return state;
  }
}
