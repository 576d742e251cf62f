package io.dialbridge.alerts;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes groups of alerts, and what people do about incidents by request. */
@ApplicationScoped
class IncidentDesk {
  private static final Logger LOG = Logger.getLogger(IncidentDesk.class);
  private static final String OPEN = "alert_incident_open";

  private final IncidentBook book;
  private final AlertMeters meters;
  private final AuditLog audit;
  private final Ids ids;

  IncidentDesk(IncidentBook book, AlertMeters meters, AuditLog audit, Ids ids) {
    this.book = book;
    this.meters = meters;
    this.audit = audit;
    this.ids = ids;
  }

  AlertReceipt take(AlertGroup group, Requester by) {
    AlertReceipt.Taken taken;
    try {
      taken = QuarkusTransaction.requiringNew().call(() -> taken(group, by));
    } catch (ConstraintViolationException e) {
      if (!OPEN.equals(e.getConstraintName())) {
        throw e;
      }
      // Another one of a cluster told of the same group at the same time, and was faster.
      taken = QuarkusTransaction.requiringNew().call(() -> taken(group, by));
    }
    meters.received(group.source(), taken.outcome());
    return new AlertReceipt(List.of(taken));
  }

  private AlertReceipt.Taken taken(AlertGroup group, Requester by) {
    Instant now = book.now();
    Incident known = Incident.openOf(group.hash()).orElse(null);
    if (!group.firing()) {
      if (known == null) {
        return new AlertReceipt.Taken(null, group.key(), "ignored", null, null, null);
      }
      known.tell(group, now);
      book.alertsOver(known, "its alerts are over");
      return told(known, "resolved");
    }
    if (known != null && known.isForgottenBy(group)) {
      known.resolve("others fire by now", now);
      Incident.flush();
      known = null;
    }
    if (known != null) {
      known.tell(group, now);
      if (known.state() == IncidentState.UNROUTED) {
        route(known, by, now);
      }
      return told(known, "updated");
    }
    return told(open(group, by, now), "opened");
  }

  private Incident open(AlertGroup group, Requester by, Instant now) {
    Incident incident = Incident.opened(ids.next(), group, now);
    if (!route(incident, by, now)) {
      incident.unrouted(now);
      LOG.warnf(
          "No route is meant for incident %s, so nobody is called; see GET /v1/alerts/incidents",
          incident.id());
    }
    Incident.flush();
    return incident;
  }

  /** With the route locked, so that of two at once one is held. */
  private static boolean route(Incident incident, Requester by, Instant now) {
    Optional<AlertRoute> route = RouteDesk.routeOf(incident.alerts(), by);
    route.ifPresent(
        found -> {
          AlertRoute.getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE);
          incident.route(found, now);
        });
    return route.isPresent();
  }

  private static AlertReceipt.Taken told(Incident incident, String outcome) {
    return new AlertReceipt.Taken(
        incident.id().toString(),
        incident.alerts().key(),
        outcome,
        incident.state().word(),
        incident.routeId() == null ? null : incident.routeId().toString(),
        incident.chainName());
  }

  IncidentResponse acknowledge(String id, Requester by) {
    return changed(
        id,
        by,
        incident -> {
          if (incident.state() == IncidentState.RESOLVED) {
            throw new ProblemException(
                ProblemKind.INCIDENT_OVER,
                "The incident is resolved, so there is nothing left to take care of.");
          }
          return book.acknowledge(incident, by.name(), null, null)
              ? "alert-incident.acknowledged"
              : null;
        });
  }

  /** Of a leader: those that joined it too, since nobody is called about them otherwise. */
  IncidentResponse resolve(String id, Requester by) {
    return changed(
        id,
        by,
        incident -> {
          if (incident.state() == IncidentState.RESOLVED) {
            return null;
          }
          String why = "by " + by.name();
          incident.followers().forEach(follower -> follower.resolve(why, book.now()));
          incident.resolve(why, book.now());
          return "alert-incident.resolved";
        });
  }

  private interface Change {
    /** The word for it in the audit log; null: nothing changed. */
    @Nullable String of(Incident incident);
  }

  private IncidentResponse changed(String id, Requester by, Change change) {
    UUID known = seen(id, by).id();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Incident incident = locked(known);
              String action = change.of(incident);
              book.leaveLeader(incident);
              Incident.flush();
              IncidentResponse told = incident.told();
              if (action != null) {
                audit.write(by, new AuditLog.Act(action, "alert-incident/" + known, null));
              }
              return told;
            });
  }

  private static Incident locked(UUID id) {
    UUID leader =
        Incident.find("select leaderId from Incident where id = ?1", id)
            .project(UUID.class)
            .firstResult();
    if (leader != null) {
      Incident.locked(leader);
    }
    return Incident.locked(id).orElseThrow(() -> QueryParameters.unknown("incident"));
  }

  /** Those that have no route are seen by who sees all apps. */
  static Incident seen(String id, Requester by) {
    return Incident.<Incident>findByIdOptional(QueryParameters.id("incident", id))
        .filter(incident -> incident.app() == null ? by.seen() == null : by.maySee(incident.app()))
        .orElseThrow(() -> QueryParameters.unknown("incident"));
  }
}
