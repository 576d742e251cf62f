package io.dialbridge.roles;

import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What this process does by its role, and whether the database lets it yet. */
@ApplicationScoped
public class Duties {
  private final Role role;

  /** Why nothing is done yet; null: the database is ready. */
  private volatile @Nullable String waitsFor = "The database was not looked at yet";

  Duties(RoleConfig config) {
    this.role = config.role();
  }

  /** Behind what makes and reads keys, and before those who then begin to read and write. */
  void begin(@Observes @Priority(1000) DatabaseReady ready) {
    waitsFor = null;
  }

  /** Whether {@link DatabaseReady} was told. */
  public boolean haveBegun() {
    return waitsFor == null;
  }

  /** Why not; null: it was. */
  public @Nullable String waitsFor() {
    return waitsFor;
  }

  public void waitFor(String reason) {
    waitsFor = reason;
  }

  public Role role() {
    return role;
  }

  public boolean servesFacade() {
    return role == Role.ALL || role == Role.API;
  }

  public boolean takesPushes() {
    return role == Role.ALL || role == Role.PUSH;
  }

  /** What a push replica has stored it reads itself; a worker reads what others left. */
  public boolean readsPushes() {
    return takesPushes() || role == Role.WORKER;
  }

  /** What is to be done by the clock, once for all replicas. */
  public boolean works() {
    return role == Role.ALL || role == Role.WORKER;
  }

  /** Skips what only workers do. */
  @Singleton
  public static class NoWorker implements SkipPredicate {
    private final Duties duties;

    NoWorker(Duties duties) {
      this.duties = duties;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
      return !duties.haveBegun() || !duties.works();
    }
  }

  /** Skips what the facade alone needs. */
  @Singleton
  public static class NoFacade implements SkipPredicate {
    private final Duties duties;

    NoFacade(Duties duties) {
      this.duties = duties;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
      return !duties.haveBegun() || !duties.servesFacade();
    }
  }
}
