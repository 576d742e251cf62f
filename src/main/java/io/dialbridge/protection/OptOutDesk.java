package io.dialbridge.protection;

import io.dialbridge.platform.Apps;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Ids;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts people on the list and takes them off, never without an entry in the audit log. */
@ApplicationScoped
class OptOutDesk {
  private final OptOutList list;
  private final Apps apps;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  OptOutDesk(OptOutList list, Apps apps, AuditLog audit, Ids ids, Clock clock) {
    this.list = list;
    this.apps = apps;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param isNew false: they were on it
   */
  record Added(OptOut optOut, boolean isNew) {}

  Added add(AddOptOutRequest request, Requester by) {
    PhoneNumber number = new PhoneNumber(request.number());
    if (request.app() != null && apps.named(request.app()).isEmpty()) {
      throw ProblemException.invalid("app", "is not the name of an app; leave it out for any");
    }
    mustBeOf(request.app(), by);
    OptOut optOut =
        new OptOut(
            ids.next(),
            number.masked(),
            request.app(),
            OptOut.Source.API,
            null,
            request.reason(),
            by.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS)); // As the database keeps it.
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Optional<OptOut> earlier =
                  list.add(optOut, number) ? Optional.empty() : list.find(number, request.app());
              if (earlier.isEmpty()) {
                audit.write(by, act("opt-out.added", optOut, request.reason()));
              }
              return new Added(earlier.orElse(optOut), earlier.isEmpty());
            });
  }

  OptOut seen(String id, Requester by) {
    return list.get(QueryParameters.id("opt-out", id))
        .filter(optOut -> isSeen(optOut, by))
        .orElseThrow(() -> QueryParameters.unknown("opt-out"));
  }

  OptOut remove(String id, Requester by) {
    OptOut optOut = seen(id, by);
    mustBeOf(optOut.app(), by);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (list.remove(optOut.id())) {
                audit.write(by, act("opt-out.removed", optOut, null));
              }
            });
    return optOut;
  }

  private static AuditLog.Act act(String action, OptOut optOut, @Nullable String reason) {
    return new AuditLog.Act(action, "opt-out/" + optOut.id(), reason);
  }

  private static boolean isSeen(OptOut optOut, Requester by) {
    return optOut.app() == null || by.maySee(optOut.app());
  }

  /** Who may place calls under some apps only says nothing for the others. */
  private static void mustBeOf(@Nullable String app, Requester by) {
    boolean may = app == null ? by.apps() == null : by.mayUse(app);
    if (!may) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "This API key is not one of %s, so it can't say who is not called there."
              .formatted(app == null ? "all apps" : "app " + app));
    }
  }
}
