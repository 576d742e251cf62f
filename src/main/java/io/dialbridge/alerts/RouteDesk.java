package io.dialbridge.alerts;

import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes, replaces and deletes routes, never without an entry in the audit log; and finds ways. */
@ApplicationScoped
class RouteDesk {
  static final int MOST = 200;

  /** What Alertmanager's own expressions (RE2) don't have either, and what could try for ever. */
  private static final Pattern NOT_TAKEN = Pattern.compile("\\\\[1-9k]|\\(\\?(<?[=!]|>)");

  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  RouteDesk(AuditLog audit, Ids ids, Clock clock) {
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** The first that takes the group, of those whose chain the requester may have called. */
  static Optional<AlertRoute> routeOf(AlertGroup group, Requester by) {
    return AlertRoute.inOrder().stream()
        .filter(route -> by.mayUse(route.chain().app()))
        .filter(route -> route.takes(group))
        .findFirst();
  }

  List<RouteResponse> list(Requester by) {
    return AlertRoute.inOrder().stream()
        .filter(route -> by.maySee(route.chain().app()))
        .map(AlertRoute::shown)
        .toList();
  }

  RouteResponse create(RouteRequest asked, Requester by) {
    check(asked);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (AlertRoute.count() >= MOST) {
                throw new ProblemException(
                    ProblemKind.LIMIT_REACHED,
                    "There are %d routes already, and no more are kept. Delete one that nobody needs."
                        .formatted(MOST));
              }
              AlertRoute route =
                  AlertRoute.of(ids.next(), asked, chain(asked, by), by, clock.instant());
              route.persistAndFlush();
              write(by, "alert-route.created", route);
              return route.shown();
            });
  }

  RouteResponse replace(String id, RouteRequest asked, Requester by) {
    check(asked);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              AlertRoute route = existing(id, by);
              route.become(asked, chain(asked, by), by, clock.instant());
              AlertRoute.flush();
              write(by, "alert-route.replaced", route);
              return route.shown();
            });
  }

  RouteResponse delete(String id, Requester by) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              AlertRoute route = existing(id, by);
              RouteResponse shown = route.shown();
              route.delete();
              AlertRoute.flush();
              write(by, "alert-route.deleted", route);
              return shown;
            });
  }

  RouteResponse seen(String id, Requester by) {
    return AlertRoute.<AlertRoute>findByIdOptional(QueryParameters.id("route", id))
        .filter(route -> by.maySee(route.chain().app()))
        .orElseThrow(() -> QueryParameters.unknown("route"))
        .shown();
  }

  private static AlertRoute existing(String id, Requester by) {
    AlertRoute route =
        AlertRoute.locked(QueryParameters.id("route", id))
            .filter(found -> by.maySee(found.chain().app()))
            .orElseThrow(() -> QueryParameters.unknown("route"));
    ChainDesk.mustUse(route.chain().app(), by);
    return route;
  }

  private static AlertChain chain(RouteRequest asked, Requester by) {
    AlertChain chain =
        QueryParameters.uuid(asked.chain())
            .flatMap(known -> AlertChain.<AlertChain>findByIdOptional(known))
            .filter(found -> by.maySee(found.app()))
            .orElseThrow(() -> ProblemException.invalid("chain", "is not the id of a chain"));
    ChainDesk.mustUse(chain.app(), by);
    return chain;
  }

  private static void check(RouteRequest asked) {
    List<InvalidField> wrong = new ArrayList<>();
    for (int i = 0; i < asked.matchers().size(); i++) {
      RouteRequest.Match match = asked.matchers().get(i);
      String field = "matchers[" + i + "].value";
      if (!match.op().endsWith("~")) {
        continue;
      }
      if (NOT_TAKEN.matcher(match.value()).find()) {
        wrong.add(
            new InvalidField(
                field,
                "must be an expression without references back to a group and without looking around, as in Alertmanager"));
      }
      try {
        LabelMatcher.pattern(match.value());
      } catch (PatternSyntaxException e) {
        wrong.add(new InvalidField(field, "is not a regular expression: " + e.getDescription()));
      }
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
  }

  private void write(Requester by, String action, AlertRoute route) {
    audit.write(by, new AuditLog.Act(action, route.target(), null));
  }
}
