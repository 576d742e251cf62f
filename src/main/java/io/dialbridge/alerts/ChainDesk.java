package io.dialbridge.alerts;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Ids;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.PlainText;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hibernate.exception.ConstraintViolationException;

/** Makes, replaces and deletes chains, never without an entry in the audit log. */
@ApplicationScoped
class ChainDesk {
  static final int MOST = 200;
  private static final String NAME_INDEX = "alert_chain_name";
  private static final String USED = "alert_route_chain";

  private final Apps apps;
  private final AuditLog audit;
  private final Vault vault;
  private final Ids ids;
  private final Clock clock;

  ChainDesk(Apps apps, AuditLog audit, Vault vault, Ids ids, Clock clock) {
    this.apps = apps;
    this.audit = audit;
    this.vault = vault;
    this.ids = ids;
    this.clock = clock;
  }

  ChainResponse create(ChainRequest asked, Requester by) {
    check(asked, by);
    return changed(
        () -> {
          if (AlertChain.count() >= MOST) {
            throw new ProblemException(
                ProblemKind.LIMIT_REACHED,
                "There are %d chains already, and no more are kept. Delete one that nobody needs."
                    .formatted(MOST));
          }
          AlertChain chain = AlertChain.of(ids.next(), asked, by, clock.instant(), vault);
          chain.persistAndFlush();
          ChainResponse shown = chain.shown(vault);
          write(by, "alert-chain.created", chain);
          return shown;
        });
  }

  ChainResponse replace(String id, ChainRequest asked, Requester by) {
    check(asked, by);
    return changed(
        () -> {
          AlertChain chain = existing(id, by);
          chain.become(asked, by, clock.instant(), vault);
          AlertChain.flush();
          ChainResponse shown = chain.shown(vault);
          write(by, "alert-chain.replaced", chain);
          return shown;
        });
  }

  ChainResponse delete(String id, Requester by) {
    return changed(
        () -> {
          AlertChain chain = existing(id, by);
          if (Incident.countCalling(chain.id()) > 0) {
            throw inUse("an incident that is not acknowledged");
          }
          ChainResponse shown = chain.shown(vault);
          chain.delete();
          AlertChain.flush();
          write(by, "alert-chain.deleted", chain);
          return shown;
        });
  }

  ChainResponse seen(String id, Requester by) {
    return find(id, by).shown(vault);
  }

  private static AlertChain find(String id, Requester by) {
    return AlertChain.<AlertChain>findByIdOptional(QueryParameters.id("chain", id))
        .filter(chain -> by.maySee(chain.app()))
        .orElseThrow(() -> QueryParameters.unknown("chain"));
  }

  private static AlertChain existing(String id, Requester by) {
    UUID known = find(id, by).id();
    AlertChain chain = AlertChain.locked(known).orElseThrow(() -> QueryParameters.unknown("chain"));
    mustUse(chain.app(), by);
    return chain;
  }

  /** Whoever may not place calls under an app has nobody called under it either. */
  static void mustUse(String app, Requester by) {
    if (!by.mayUse(app)) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "This API key may not place calls under app %s. Whoever manages keys can make one that may."
              .formatted(app));
    }
  }

  private void check(ChainRequest asked, Requester by) {
    List<InvalidField> wrong = new ArrayList<>();
    App app =
        apps.named(asked.app())
            .filter(named -> named.kind() == ServiceKind.NOTIFICATION)
            .orElse(null);
    if (app == null) {
      wrong.add(new InvalidField("app", "is not the name of an app for notifications"));
    } else if (asked.displayNumber() != null && !app.owns(new PhoneNumber(asked.displayNumber()))) {
      wrong.add(new InvalidField("displayNumber", "is not one of the app's display numbers"));
    }
    for (int i = 0; i < asked.words().size(); i++) {
      String field = "words[" + i + "]";
      if (!PlainText.Check.isPlain(asked.words().get(i))) {
        wrong.add(new InvalidField(field, "must be printable text"));
      }
      Words.unknown(asked.words().get(i))
          .ifPresent(
              name ->
                  wrong.add(
                      new InvalidField(
                          field,
                          "has the placeholder %s, which is not known; labels.NAME, annotations.NAME, status, count, groups, receiver and source are"
                              .formatted(name.isEmpty() ? "without a name" : name))));
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
    mustUse(asked.app(), by);
  }

  private void write(Requester by, String action, AlertChain chain) {
    audit.write(by, new AuditLog.Act(action, chain.target(), null));
  }

  private static ProblemException inUse(String what) {
    return new ProblemException(
        ProblemKind.IN_USE,
        "The chain is needed by %s. Change or delete that first.".formatted(what));
  }

  private static <T> T changed(Callable<T> change) {
    try {
      return QuarkusTransaction.requiringNew().call(change);
    } catch (ConstraintViolationException e) {
      if (NAME_INDEX.equals(e.getConstraintName())) {
        throw new ProblemException(
            ProblemKind.NAME_TAKEN, "There is a chain of this name. Choose another.");
      }
      if (USED.equals(e.getConstraintName())) {
        throw inUse("a route");
      }
      throw e;
    }
  }
}
