package io.dialbridge.alerts;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.PlaceNotificationRequest;
import io.dialbridge.calls.RoomDesk;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.roles.Duties;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what is due for incidents: calls the next one, gathers what was held, stops calls that
 * nobody needs. Whoever takes one has it for a minute: should he die, another goes on, and a call
 * that was placed is found again by its key. No transaction is open while a call is placed or
 * stopped.
 */
@ApplicationScoped
class Escalation {
  static final String QUIET_HOURS = "quiet-hours";

  private static final Logger LOG = Logger.getLogger(Escalation.class);
  private static final int AT_ONCE = 50;
  private static final String TAKE_DUE =
      """
      update alert_incident set due_at = ? where id in
        (select id from alert_incident where due_at <= ? order by due_at limit ? for update skip locked) returning id""";
  private static final String TAKE_STOPS =
      """
      update alert_incident set stop_due_at = ?, stop_tries = stop_tries + 1 where id in
        (select id from alert_incident where stop_due_at <= ? order by stop_due_at limit ? for update skip locked) returning id""";

  /** Neither a person's nor a rule's fault: the same call is tried again. */
  private static final Set<ProblemKind> PASSING =
      Set.of(
          ProblemKind.OPERATOR_NEEDED,
          ProblemKind.UNAVAILABLE,
          ProblemKind.NO_CAPACITY,
          ProblemKind.INTERNAL);

  /** Another worker is at the very same call; it is found when this one's lease is over. */
  private static final Set<ProblemKind> BEING_PLACED =
      Set.of(ProblemKind.IDEMPOTENCY_IN_PROGRESS, ProblemKind.IDEMPOTENCY_CONFLICT);

  private static final Set<ProblemKind> STOPPED_LATER =
      Set.of(
          ProblemKind.CALL_NOT_CONFIRMED,
          ProblemKind.UNAVAILABLE,
          ProblemKind.PLATFORM_BUSY,
          ProblemKind.PLATFORM_UNREACHABLE);

  private static final Duration STOP_AGAIN = Duration.ofSeconds(5);
  private static final int MOST_STOPS = 6;

  /** How long a call may wait for a port. */
  private static final int SHORTEST_PATIENCE = 60;

  private static final int LONGEST_PATIENCE = 3600;

  /** Ringing, the words and the keys; then nothing more is expected of a call. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(3);

  private final AgroalDataSource database;
  private final RoomDesk calls;
  private final IncidentBook book;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  Escalation(AgroalDataSource database, RoomDesk calls, IncidentBook book) {
    this.database = database;
    this.calls = calls;
    this.book = book;
  }

  void stop(@Observes ShutdownEvent event) {
    workers.close();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void work() {
    if (workers.isShutdown()) {
      return;
    }
    try {
      take(TAKE_DUE).forEach(id -> workers.execute(() -> carefully(id, this::goOn)));
      take(TAKE_STOPS).forEach(id -> workers.execute(() -> carefully(id, this::stopCall)));
    } catch (SQLException | RuntimeException e) {
      // The database is away, for instance: a second later it is tried again.
      LOG.errorf("Incidents could not be looked through: %s", e.getMessage());
    }
  }

  private List<UUID> take(String sql) throws SQLException {
    Instant now = book.now();
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement take = connection.prepareStatement(sql)) {
      take.setTimestamp(1, Timestamp.from(now.plus(Incident.LEASE)));
      take.setTimestamp(2, Timestamp.from(now));
      take.setInt(3, AT_ONCE);
      try (ResultSet row = take.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject(1, UUID.class));
        }
      }
    }
    return ids;
  }

  private interface Work {
    void on(UUID incident);
  }

  private static void carefully(UUID id, Work work) {
    try {
      work.on(id);
    } catch (RuntimeException e) {
      LOG.errorf(e, "What was due for incident %s could not be done and is tried again", id);
    }
  }

  /** A call to be placed. */
  private record Wanted(
      UUID incident, int number, String app, PlaceNotificationRequest request, boolean urgent) {}

  private void goOn(UUID id) {
    UUID under = QuarkusTransaction.requiringNew().call(() -> callUnderWay(id));
    if (under != null) {
      look(id, under);
      return;
    }
    Wanted wanted = QuarkusTransaction.requiringNew().call(() -> next(id));
    if (wanted != null) {
      place(wanted);
    }
  }

  private static @Nullable UUID callUnderWay(UUID id) {
    Incident incident = Incident.findById(id);
    return incident == null || incident.state() != IncidentState.CALLING ? null : incident.callId();
  }

  /** Nothing was heard of it for long. */
  private void look(UUID id, UUID callId) {
    CallSession call = calls.find(callId).orElse(null);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                Incident.locked(id)
                    .filter(incident -> callId.equals(incident.callId()))
                    .ifPresent(
                        incident -> {
                          if (call != null && call.state().status().isOver()) {
                            book.over(incident, incident.calls(), call);
                          } else {
                            book.ended(incident, incident.calls(), CallOutcome.UNHEARD, null);
                          }
                        }));
  }

  private @Nullable Wanted next(UUID id) {
    Incident incident = Incident.locked(id).orElse(null);
    if (incident == null) {
      return null;
    }
    return switch (incident.state()) {
      case HELD -> {
        gather(incident);
        yield null;
      }
      // What has come of a call since this was taken may have put it off.
      case WAITING -> incident.isPutOff(book.now()) ? null : begin(incident);
      // Whoever was placing it died: placed again under its key it is the same call.
      case CALLING -> incident.callId() == null ? wanted(incident) : null;
      case ACKNOWLEDGED, EXHAUSTED, UNROUTED, RESOLVED -> {
        incident.nothingDue();
        yield null;
      }
    };
  }

  private void gather(Incident first) {
    Instant now = book.now();
    if (first.leaderId() != null) {
      first.nothingDue();
      return;
    }
    UUID routeId = first.routeId();
    AlertRoute route = routeId == null ? null : AlertRoute.locked(routeId).orElse(null);
    Optional<Instant> held = route == null ? Optional.empty() : route.hold(now);
    if (held.isPresent()) {
      first.waitUntil(held.get()); // Another worker has begun with others.
    } else {
      first.lead(first.othersHeld(), now);
    }
  }

  private @Nullable Wanted begin(Incident incident) {
    Incident.Course course = book.course(incident);
    if (incident.place().step() >= course.steps().size()) {
      book.rejoin(incident);
      return null;
    }
    AlertChain chain = Objects.requireNonNull(IncidentBook.chain(incident), "it has steps");
    incident.beginCall(
        course.steps().get(incident.place().step()),
        Words.fill(chain.words(), IncidentBook.subject(incident)),
        book.now());
    return wanted(incident);
  }

  private @Nullable Wanted wanted(Incident incident) {
    AlertChain chain = IncidentBook.chain(incident);
    List<ChainStep> steps = book.course(incident).steps();
    if (chain == null || incident.place().step() >= steps.size()) {
      book.ended(incident, incident.calls(), CallOutcome.FAILED, "the chain was changed");
      return null;
    }
    return new Wanted(
        incident.id(),
        incident.calls(),
        chain.app(),
        request(
            chain,
            steps.get(incident.place().step()),
            Words.fill(chain.words(), IncidentBook.subject(incident)),
            AlertCalls.reference(incident.id(), incident.calls())),
        incident.isCritical());
  }

  static PlaceNotificationRequest request(
      AlertChain chain, ChainStep step, List<String> words, @Nullable String reference) {
    return new PlaceNotificationRequest(
        step.number(),
        List.of(
            new PlaceNotificationRequest.Item(null, chain.template(), words, 1, null, null, null)),
        chain.app(),
        chain.displayNumber(),
        patience(chain),
        reference,
        null);
  }

  private static int patience(AlertChain chain) {
    return Math.clamp(chain.waitMinutes() * 60L, SHORTEST_PATIENCE, LONGEST_PATIENCE);
  }

  private void place(Wanted wanted) {
    CallSession call;
    try {
      call =
          calls.place(
              wanted.request(),
              AlertCalls.requester(wanted.app()),
              AlertCalls.reference(wanted.incident(), wanted.number()),
              wanted.urgent());
    } catch (ProblemException e) {
      QuarkusTransaction.requiringNew()
          .run(() -> Incident.locked(wanted.incident()).ifPresent(i -> refused(i, wanted, e)));
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(() -> Incident.locked(wanted.incident()).ifPresent(i -> placed(i, wanted, call)));
  }

  private void placed(Incident incident, Wanted wanted, CallSession call) {
    Instant now = book.now();
    Integer patience = Objects.requireNonNull(wanted.request().queueSeconds());
    incident.placed(wanted.number(), call.id(), now.plusSeconds(patience).plus(LONGEST_CALL), now);
    if (call.state().status().isOver()) {
      book.over(incident, wanted.number(), call);
    }
  }

  private void refused(Incident incident, Wanted wanted, ProblemException why) {
    Instant now = book.now();
    if (QUIET_HOURS.equals(why.rule()) && why.retryAfter() != null) {
      incident.postpone(wanted.number(), why.detail().en(), now.plus(why.retryAfter()), now);
    } else if (PASSING.contains(why.kind())) {
      book.postpone(incident, wanted.number(), why);
    } else if (!BEING_PLACED.contains(why.kind())) {
      book.ended(incident, wanted.number(), CallOutcome.RULED_OUT, why.detail().en());
    }
  }

  private void stopCall(UUID id) {
    UUID call =
        QuarkusTransaction.requiringNew()
            .call(() -> Incident.<Incident>findByIdOptional(id).map(Incident::callId).orElse(null));
    ProblemException why = null;
    try {
      if (call != null) {
        calls.stop(call);
      }
    } catch (ProblemException e) {
      why = e;
    }
    ProblemException against = why;
    QuarkusTransaction.requiringNew()
        .run(() -> Incident.locked(id).ifPresent(incident -> stopped(incident, against)));
  }

  private void stopped(Incident incident, @Nullable ProblemException against) {
    Instant now = book.now();
    if (against == null) {
      incident.stopped(IncidentEvent.What.STOPPED, null, now);
    } else if (STOPPED_LATER.contains(against.kind()) && incident.stopTries() < MOST_STOPS) {
      incident.stopAgain(now.plus(STOP_AGAIN));
    } else {
      incident.stopped(IncidentEvent.What.NOT_STOPPED, against.detail().en(), now);
    }
  }
}
