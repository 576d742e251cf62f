package io.dialbridge.alerts;

import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.CallState;
import io.dialbridge.calls.RoomDesk;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an incident and to those whose alerts its calls tell of as well. In the
 * transaction that holds its lock.
 */
@ApplicationScoped
class IncidentBook {
  private static final Logger LOG = Logger.getLogger(IncidentBook.class);

  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  /** Of calls that the platform refused for now or never got, or that found no port. */
  private static final Set<ProblemKind> PASSING =
      Set.of(ProblemKind.NO_CAPACITY, ProblemKind.PLATFORM_BUSY, ProblemKind.PLATFORM_UNREACHABLE);

  private final Vault vault;
  private final AlertsConfig config;
  private final AlertMeters meters;
  private final Clock clock;

  IncidentBook(Vault vault, AlertsConfig config, AlertMeters meters, Clock clock) {
    this.vault = vault;
    this.config = config;
    this.meters = meters;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** How its chain goes on, as it is by now; without a chain it is at its end. */
  Incident.Course course(Incident incident) {
    AlertChain chain = chain(incident);
    return chain == null
        ? new Incident.Course(List.of(), 1, Duration.ZERO)
        : new Incident.Course(
            chain.steps(vault), chain.rounds(), Duration.ofMinutes(chain.waitMinutes()));
  }

  static @Nullable AlertChain chain(Incident incident) {
    return incident.chainId() == null ? null : AlertChain.findById(incident.chainId());
  }

  /** What is said of it now. */
  static Words.Subject subject(Incident incident) {
    List<Incident> others = incident.followers();
    int count = incident.firing() + others.stream().mapToInt(Incident::firing).sum();
    AlertGroup told =
        incident.firing() > 0 || others.isEmpty() ? incident.alerts() : others.getFirst().alerts();
    return new Words.Subject(told, count, 1 + others.size());
  }

  /** A call is over, and nobody said that he takes care. */
  void over(Incident incident, int number, CallSession call) {
    Optional<ProblemException> passing =
        RoomDesk.problemOf(call).filter(problem -> PASSING.contains(problem.kind()));
    if (passing.isPresent()) {
      postpone(incident, number, passing.get());
    } else {
      CallState state = call.state();
      ended(incident, number, CallOutcome.of(state.status()), state.causeSlug());
    }
  }

  /** Nobody was rung, and it is nobody's fault: the same person is called a while later. */
  void postpone(Incident incident, int number, ProblemException why) {
    Duration wait = Objects.requireNonNullElse(why.retryAfter(), TRY_AGAIN);
    Duration longer = wait.compareTo(TRY_AGAIN) > 0 ? wait : TRY_AGAIN;
    incident.postpone(number, why.detail().en(), now().plus(longer), now());
  }

  void ended(Incident incident, int number, CallOutcome outcome, @Nullable String detail) {
    if (incident.ended(number, outcome, detail, course(incident), now())) {
      meters.called(outcome);
      lookForEnd(incident);
    }
  }

  void escalate(Incident incident, int number, String keys) {
    if (incident.escalate(number, keys, course(incident), now())) {
      meters.called(CallOutcome.ESCALATED);
      lookForEnd(incident);
    }
  }

  void rejoin(Incident incident) {
    incident.rejoin(course(incident), now());
    lookForEnd(incident);
  }

  private void lookForEnd(Incident incident) {
    if (incident.state() == IncidentState.EXHAUSTED) {
      LOG.warnf("Nobody of chain %s acknowledged incident %s", incident.chainName(), incident.id());
      incident.followers().forEach(follower -> follower.exhaustWith(incident, now()));
      resolveCeased(incident);
    }
  }

  /** It was kept only for those that joined it. */
  private void resolveCeased(Incident incident) {
    if (incident.firing() == 0) {
      incident.resolve("its alerts are over", now());
    }
  }

  void acknowledgeByCall(Incident incident, int number, String keys) {
    String who =
        IncidentEvent.calling(incident.id(), number)
            .map(IncidentEvent::stepName)
            .orElse("somebody who was called");
    if (acknowledge(incident, who, number, keys)) {
      meters.called(CallOutcome.ACKNOWLEDGED);
    }
  }

  /**
   * Whoever takes care of it takes care of those that joined it as well.
   *
   * @return whether nobody had yet
   */
  boolean acknowledge(
      Incident incident, String by, @Nullable Integer number, @Nullable String keys) {
    List<Incident> others = incident.state().isUnderWay() ? incident.followers() : List.of();
    if (!acknowledgeAlone(incident, by, number, keys)) {
      return false;
    }
    others.forEach(follower -> acknowledgeAlone(follower, by, null, null));
    resolveCeased(incident);
    return true;
  }

  private boolean acknowledgeAlone(
      Incident incident, String by, @Nullable Integer number, @Nullable String keys) {
    Instant now = now();
    boolean first = incident.acknowledge(by, number, keys, now);
    if (first) {
      meters.acknowledgedAfter(Duration.between(incident.openedAt(), now));
      if (incident.source() == AlertSource.ALERTMANAGER
          && incident.firing() > 0
          && config.alertmanager().url().isPresent()) {
        incident.silenceDue(now);
      }
    }
    return first;
  }

  /** Its alerts are over. Calls that tell of others too go on for them. */
  void alertsOver(Incident incident, String why) {
    if (incident.state().isUnderWay() && !incident.followers().isEmpty()) {
      incident.cease(now());
      return;
    }
    incident.resolve(why, now());
    leaveLeader(incident);
  }

  /** One that joined needs no calls any more: a leader without alerts of its own may be done. */
  void leaveLeader(Incident follower) {
    if (follower.leaderId() == null) {
      return;
    }
    Incident leader = Incident.<Incident>findById(follower.leaderId());
    if (leader != null
        && leader.firing() == 0
        && leader.state().isUnderWay()
        && leader.followers().isEmpty()) {
      leader.resolve("its alerts and those that joined it are over", now());
    }
  }
}
