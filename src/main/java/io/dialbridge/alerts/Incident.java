package io.dialbridge.alerts;

import io.dialbridge.alerts.IncidentEvent.What;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A group of alerts from its first firing until it is over, and where its chain stands. Changed
 * only by who holds its lock; a leader is locked before those who joined it.
 */
@Entity
@Table(name = "alert_incident")
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class Incident extends PanacheEntityBase {
  /** So long whoever works on it has it for himself. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** What only repeats itself is no longer noted then. */
  private static final int MOST_CHATTER = 500;

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private AlertSource source;

  private byte[] groupHash;

  @Enumerated(EnumType.STRING)
  private IncidentState state;

  private @Nullable String app;
  private @Nullable UUID routeId;
  private @Nullable UUID chainId;
  private @Nullable String chainName;
  private boolean critical;

  @JdbcTypeCode(SqlTypes.JSON)
  private AlertGroup alerts;

  private int firing;
  private int round;
  private int step;
  private int attempt;
  private int calls;
  private @Nullable UUID callId;
  private @Nullable UUID leaderId;
  private @Nullable Instant dueAt;
  private @Nullable Instant stopDueAt;
  private int stopTries;
  private @Nullable Instant silenceDueAt;
  private int silenceTries;
  private int eventCount;
  private Instant openedAt;
  private @Nullable Instant acknowledgedAt;
  private @Nullable String acknowledgedBy;
  private @Nullable Instant closedAt;

  protected Incident() {}

  /** What of a chain says how it goes on. */
  record Course(List<ChainStep> steps, int rounds, Duration pause) {}

  /** Of which nobody knows yet where it goes. */
  static Incident opened(UUID id, AlertGroup group, Instant now) {
    Incident incident = new Incident();
    incident.id = id;
    incident.source = group.source();
    incident.groupHash = group.hash();
    incident.state = IncidentState.UNROUTED;
    incident.alerts = group;
    incident.firing = group.firingCount();
    incident.openedAt = now;
    incident.persist(); // Before its events, which refer to it.
    incident.note(What.OPENED, now).saying(count(incident.firing));
    return incident;
  }

  private static String count(int firing) {
    return firing == 1 ? "1 alert fires" : firing + " alerts fire";
  }

  // --- finding ---

  static Optional<Incident> locked(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The incident of that group that is not over, locked; its leader before it. */
  static Optional<Incident> openOf(byte[] groupHash) {
    find(
            "groupHash = ?1 and state <> ?2 and leaderId is not null",
            groupHash,
            IncidentState.RESOLVED)
        .<Incident>firstResultOptional()
        .ifPresent(
            follower -> {
              UUID leader = follower.leaderId;
              getEntityManager().detach(follower);
              locked(leader);
            });
    return Incident.<Incident>find(
            "groupHash = ?1 and state <> ?2", groupHash, IncidentState.RESOLVED)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** The same, only looked at. */
  static Optional<Incident> lookFor(byte[] groupHash) {
    return find("groupHash = ?1 and state <> ?2", groupHash, IncidentState.RESOLVED)
        .firstResultOptional();
  }

  /** Those whose calls tell of them too. */
  List<Incident> followers() {
    return Incident.<Incident>find(
            "leaderId = ?1 and state = ?2 order by id", id, IncidentState.HELD)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Others of its route that wait to be told. */
  List<Incident> othersHeld() {
    return routeId == null
        ? List.of()
        : getEntityManager()
            .unwrap(Session.class)
            .createNativeQuery(
                "select * from alert_incident where route_id = :route and state = 'HELD' and leader_id is null and id <> :id order by id for update skip locked",
                Incident.class)
            .setParameter("route", routeId)
            .setParameter("id", id)
            .getResultList();
  }

  /** Newest first, from behind that id on; of the apps that may be seen. */
  static List<Incident> list(
      @Nullable Set<String> seen,
      @Nullable IncidentState state,
      @Nullable UUID chain,
      @Nullable UUID behind,
      int limit) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = new HashMap<>();
    if (seen != null) {
      conditions.add("app in :seen");
      parameters.put("seen", seen);
    }
    if (state != null) {
      conditions.add("state = :state");
      parameters.put("state", state);
    }
    if (chain != null) {
      conditions.add("chainId = :chain");
      parameters.put("chain", chain);
    }
    if (behind != null) {
      conditions.add("id < :behind");
      parameters.put("behind", behind);
    }
    return Incident.<Incident>find(
            String.join(" and ", conditions) + " order by id desc", parameters)
        .page(0, limit)
        .list();
  }

  static int deleteClosed(Instant before, int most) {
    return getEntityManager()
        .createNativeQuery(
            "delete from alert_incident where id in (select id from alert_incident where closed_at < :before order by closed_at limit :most)")
        .setParameter("before", before)
        .setParameter("most", most)
        .executeUpdate();
  }

  static long countCalling(UUID chain) {
    return count(
        "chainId = ?1 and state in ?2",
        chain,
        List.of(IncidentState.HELD, IncidentState.WAITING, IncidentState.CALLING));
  }

  // --- what is told of its alerts ---

  void tell(AlertGroup group, Instant now) {
    int before = firing;
    alerts = group;
    firing = group.firingCount();
    if (firing != before && eventCount < MOST_CHATTER) {
      note(What.CHANGED, now).saying(count(firing));
    }
  }

  /** Whether nobody was to be called any more, and none of those alerts fires any more. */
  boolean isForgottenBy(AlertGroup group) {
    return !state.isUnderWay() && state != IncidentState.UNROUTED && !group.goesOnFrom(alerts);
  }

  // --- its way ---

  void unrouted(Instant now) {
    note(What.UNROUTED, now);
  }

  void route(AlertRoute route, Instant now) {
    routeId = route.id();
    chainId = route.chain().id();
    chainName = route.chain().name();
    app = route.chain().app();
    critical = route.isCritical();
    note(What.ROUTED, now).saying(chainName);
    Optional<Instant> held = route.hold(now);
    state = held.isPresent() ? IncidentState.HELD : IncidentState.WAITING;
    dueAt = held.orElse(now);
    held.ifPresent(until -> note(What.HELD, now).saying("until " + until));
  }

  /** Its calls tell of others too from now on. */
  void lead(List<Incident> others, Instant now) {
    for (Incident other : others) {
      other.leaderId = id;
      other.dueAt = null;
      other.note(What.JOINED, now).saying("told by the calls of incident " + id);
    }
    if (!others.isEmpty()) {
      note(What.JOINED, now).saying("tells of %d more".formatted(others.size()));
    }
    state = IncidentState.WAITING;
    dueAt = now;
  }

  void waitUntil(Instant time) {
    dueAt = time;
  }

  /** Whether it is to be left alone for longer than whoever works on it has it. */
  boolean isPutOff(Instant now) {
    return dueAt != null && dueAt.isAfter(now.plus(LEASE));
  }

  void nothingDue() {
    dueAt = null;
  }

  // --- its calls ---

  Place place() {
    return new Place(round, step, attempt);
  }

  private void goTo(Place place) {
    round = place.round();
    step = place.step();
    attempt = place.attempt();
  }

  /** The chain has become shorter than where it stood. */
  void rejoin(Course course, Instant now) {
    goOn(course, true, true, now);
  }

  int beginCall(ChainStep to, List<String> words, Instant now) {
    calls++;
    callId = null;
    state = IncidentState.CALLING;
    note(What.CALLING, now).to(calls, to.name(), to.masked()).saying(String.join(", ", words));
    return calls;
  }

  /**
   * The call was taken.
   *
   * @param until then something must have been heard of it
   */
  void placed(int number, UUID call, Instant until, Instant now) {
    IncidentEvent.calling(id, number).ifPresent(event -> event.byCall(call));
    if (number != calls) {
      return;
    }
    callId = call;
    if (state == IncidentState.CALLING) {
      dueAt = until;
    } else if (!isAwaited()) {
      stopDueAt = now; // It was acknowledged or resolved in the meantime.
    }
  }

  private boolean isAwaited() {
    return state == IncidentState.WAITING || state == IncidentState.EXHAUSTED;
  }

  /**
   * A call is over that nobody acknowledged by.
   *
   * @return whether it was the one under way
   */
  boolean ended(
      int number, CallOutcome outcome, @Nullable String detail, Course course, Instant now) {
    if (number != calls || state != IncidentState.CALLING) {
      return false;
    }
    note(What.CALLED, now).by(number).byCall(callId).saying(told(outcome, detail));
    boolean skip = outcome == CallOutcome.RULED_OUT;
    goOn(course, skip, skip || outcome == CallOutcome.UNHEARD, now);
    return true;
  }

  private static String told(CallOutcome outcome, @Nullable String detail) {
    return detail == null ? outcome.word() : outcome.word() + ": " + detail;
  }

  /**
   * Whoever is called passes it on. The call's end may have been told before its keys.
   *
   * @return whether it changed anything
   */
  boolean escalate(int number, String keys, Course course, Instant now) {
    if (number != calls || !(state == IncidentState.CALLING || state == IncidentState.WAITING)) {
      return false;
    }
    note(What.CALLED, now)
        .by(number)
        .byCall(callId)
        .pressed(keys)
        .saying(CallOutcome.ESCALATED.word());
    if (state == IncidentState.CALLING || attempt > 0) {
      goOn(course, true, true, now);
    } else if (step > 0) {
      dueAt = now;
    }
    return true;
  }

  /** Rounds are apart by the chain's wait, so that nobody is called time and again at once. */
  private void goOn(Course course, boolean skip, boolean atOnce, Instant now) {
    Optional<Place> next = place().next(course.steps(), course.rounds(), skip);
    if (next.isEmpty()) {
      state = IncidentState.EXHAUSTED;
      dueAt = null;
      note(What.EXHAUSTED, now);
      return;
    }
    boolean sameRound = next.get().round() == round;
    goTo(next.get());
    state = IncidentState.WAITING;
    dueAt = atOnce && sameRound ? now : now.plus(course.pause());
  }

  /** The call can't be placed now, whoever is to blame; the same is tried again then. */
  void postpone(int number, String why, Instant until, Instant now) {
    if (number != calls || state != IncidentState.CALLING) {
      return;
    }
    state = IncidentState.WAITING;
    dueAt = until;
    if (eventCount < MOST_CHATTER) {
      note(What.POSTPONED, now).by(number).saying(why);
    }
  }

  // --- its end ---

  /**
   * @param by who takes care of it
   * @param number of the call in which they said so; null: they said it otherwise
   * @return whether nobody had yet
   */
  boolean acknowledge(String by, @Nullable Integer number, @Nullable String keys, Instant now) {
    if (state == IncidentState.ACKNOWLEDGED || state == IncidentState.RESOLVED) {
      return false;
    }
    IncidentEvent event = note(What.ACKNOWLEDGED, now).saying("by " + by).pressed(keys);
    if (number != null) {
      event.by(number);
    }
    if (number == null || number != calls) {
      stopCall(now);
    }
    state = IncidentState.ACKNOWLEDGED;
    acknowledgedAt = now;
    acknowledgedBy = by;
    dueAt = null;
    return true;
  }

  /** Its leader's chain is at its end. */
  void exhaustWith(Incident leader, Instant now) {
    state = IncidentState.EXHAUSTED;
    note(What.EXHAUSTED, now).saying("with incident " + leader.id);
  }

  /** Its alerts are over, but its calls tell of others that are not. */
  void cease(Instant now) {
    note(What.CEASED, now).saying("its calls go on for those that joined it");
  }

  /** Nothing more comes of it. */
  void resolve(String why, Instant now) {
    stopCall(now);
    note(What.RESOLVED, now).saying(why);
    state = IncidentState.RESOLVED;
    dueAt = null;
    silenceDueAt = null;
    closedAt = now;
  }

  private void stopCall(Instant now) {
    if (state == IncidentState.CALLING && callId != null) {
      stopDueAt = now;
    }
  }

  void stopAgain(Instant then) {
    stopDueAt = then;
  }

  void stopped(What what, @Nullable String why, Instant now) {
    stopDueAt = null;
    note(what, now).by(calls).byCall(callId).saying(why);
  }

  int stopTries() {
    return stopTries;
  }

  // --- its silence ---

  void silenceDue(Instant now) {
    silenceDueAt = now;
    silenceTries = 0;
  }

  int silenceTries() {
    return silenceTries;
  }

  @Nullable String acknowledgedBy() {
    return acknowledgedBy;
  }

  void silenceAgain(String why, Instant then, Instant now) {
    silenceDueAt = then;
    note(What.NOT_SILENCED, now).saying(why + "; tried again");
  }

  void silenced(What what, String detail, Instant now) {
    silenceDueAt = null;
    note(what, now).saying(detail);
  }

  boolean awaitsSilence() {
    return silenceDueAt != null;
  }

  private IncidentEvent note(What what, Instant now) {
    eventCount++;
    IncidentEvent event = IncidentEvent.of(id, eventCount, what, now);
    event.persist();
    return event;
  }

  // --- looking ---

  UUID id() {
    return id;
  }

  AlertSource source() {
    return source;
  }

  IncidentState state() {
    return state;
  }

  @Nullable String app() {
    return app;
  }

  @Nullable UUID routeId() {
    return routeId;
  }

  @Nullable UUID chainId() {
    return chainId;
  }

  @Nullable String chainName() {
    return chainName;
  }

  boolean isCritical() {
    return critical;
  }

  AlertGroup alerts() {
    return alerts;
  }

  int firing() {
    return firing;
  }

  int calls() {
    return calls;
  }

  @Nullable UUID callId() {
    return callId;
  }

  @Nullable UUID leaderId() {
    return leaderId;
  }

  Instant openedAt() {
    return openedAt;
  }

  /** With its alerts and history. */
  IncidentResponse told() {
    return shown(
        alerts.alerts().stream().map(IncidentResponse.Item::of).toList(),
        IncidentEvent.ofIncident(id).stream().map(IncidentEvent::shown).toList());
  }

  IncidentResponse shown() {
    return shown(null, null);
  }

  private IncidentResponse shown(
      @Nullable List<IncidentResponse.Item> items, @Nullable List<IncidentResponse.Event> history) {
    return new IncidentResponse(
        id.toString(),
        source.word(),
        alerts.receiver(),
        alerts.key(),
        state.word(),
        routeId == null ? null : routeId.toString(),
        chainId == null ? null : chainId.toString(),
        chainName,
        critical,
        firing,
        alerts.commonLabels(),
        alerts.commonAnnotations(),
        leaderId == null ? null : leaderId.toString(),
        calls,
        state.isUnderWay() ? dueAt : null,
        openedAt,
        acknowledgedAt,
        acknowledgedBy,
        closedAt,
        items,
        history);
  }
}
