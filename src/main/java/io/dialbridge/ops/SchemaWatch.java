package io.dialbridge.ops;

import io.dialbridge.roles.DatabaseReady;
import io.dialbridge.roles.Duties;
import io.dialbridge.roles.Role;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the process begin its work when the database has the schema that it knows, at its start or
 * whenever that is; until then it is not ready, and says why. It doesn't look again: a migration of
 * the next version leaves this one working, so that replicas can be replaced one by one.
 */
@Readiness
@ApplicationScoped
class SchemaWatch implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(SchemaWatch.class);

  private final Schema schema;
  private final Duties duties;
  private final Event<DatabaseReady> ready;

  SchemaWatch(Schema schema, Duties duties, Event<DatabaseReady> ready) {
    this.schema = schema;
    this.duties = duties;
    this.ready = ready;
  }

  /** Behind {@link StartChecks}. */
  void start(@Observes @Priority(5) StartupEvent event) {
    look();
  }

  @Scheduled(
      every = "1s",
      delayed = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Begun.class)
  void look() {
    Schema.State state = schema.look();
    String reason = state.right() ? begin() : state.told();
    if (reason == null) {
      LOG.infof("Role %s, schema version %s", word(duties.role()), Schema.VERSION);
      return;
    }
    // A command tells it itself, if it needs the database at all.
    if (!reason.equals(duties.waitsFor()) && duties.role() != Role.COMMAND) {
      LOG.errorf("Not ready: %s", reason);
    }
    duties.waitFor(reason);
  }

  /** Null when everybody has begun; else what somebody found who can't. */
  private @Nullable String begin() {
    try {
      ready.fire(new DatabaseReady());
      return null;
    } catch (RuntimeException e) {
      return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schema")
        .status(duties.haveBegun())
        .withData("version", Schema.VERSION)
        .withData("waits", Objects.requireNonNullElse(duties.waitsFor(), "no"))
        .build();
  }

  /** Nothing is left to be looked for. */
  @Singleton
  static class Begun implements SkipPredicate {
    private final Duties duties;

    Begun(Duties duties) {
      this.duties = duties;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
      return duties.haveBegun();
    }
  }
}
