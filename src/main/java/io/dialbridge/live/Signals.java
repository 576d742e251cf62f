package io.dialbridge.live;

import io.dialbridge.calls.CallListener;
import io.dialbridge.calls.CallSession;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.roles.DatabaseReady;
import io.dialbridge.roles.Duties;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells other processes that calls have learnt something, and hears it from them: over one
 * connection of its own, after the transaction, and so many transactions by one signal. A signal
 * that is lost only delays, since streams are read for each second anyway.
 */
@ApplicationScoped
class Signals implements CallListener {
  private static final Logger LOG = Logger.getLogger(Signals.class);
  private static final String CHANNEL = "dialbridge_live";

  /** One signal at most in so many; a NOTIFY takes a lock of the whole database as it commits. */
  private static final int PAUSE_MILLIS = 50;

  /** So long it keeps a connection that nobody needs. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Streams streams;
  private final Event<CallsLearnt> learnt;
  private final Duties duties;
  private final Clock clock;
  private final String url;
  private final String user;
  private final String password;
  private final AtomicBoolean rung = new AtomicBoolean();
  private final Semaphore awake = new Semaphore(0);
  private volatile boolean stopped;
  private volatile boolean listening;

  Signals(
      Streams streams,
      Event<CallsLearnt> learnt,
      Duties duties,
      Clock clock,
      LiveConfig config,
      LiveMeters meters,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this.streams = streams;
    this.learnt = learnt;
    this.duties = duties;
    this.clock = clock;
    this.url = config.directUrl().or(() -> url).orElse("");
    this.user = user.orElse("");
    this.password = password.orElse("");
    meters.listening(() -> listening);
  }

  /** Told when the transaction is over in which calls have learnt something. */
  record CallsLearnt() {}

  @Override
  public void saved(CallOrder call) {}

  @Override
  public void learnt(Collection<CallSession> calls) {
    learnt.fire(new CallsLearnt());
  }

  void ring(@Observes(during = TransactionPhase.AFTER_SUCCESS) CallsLearnt changed) {
    if (!rung.getAndSet(true)) {
      awake.release();
    }
  }

  void begin(@Observes DatabaseReady ready) {
    Thread.ofVirtual().name("live-signals").start(this::talkWhereNeeded);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    awake.release();
  }

  private void talkWhereNeeded() {
    try {
      while (!stopped) {
        // Rung, or time to look whether somebody watches now.
        awake.tryAcquire(1, TimeUnit.SECONDS);
        if (!stopped && isNeeded()) {
          talk();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isNeeded() {
    return rung.get() || streams.areOpen();
  }

  private void talk() throws InterruptedException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      PGConnection postgres = connection.unwrap(PGConnection.class);
      if (duties.servesFacade()) {
        statement.execute("listen " + CHANNEL);
        listening = true;
      }
      Instant needed = clock.instant();
      while (!stopped && needed.plus(KEPT).isAfter(clock.instant())) {
        if (isNeeded()) {
          needed = clock.instant();
        }
        if (rung.getAndSet(false)) {
          statement.execute("notify " + CHANNEL);
          streams.wake();
        }
        if (tellOfOthers(postgres)) {
          streams.wake();
        }
      }
    } catch (SQLException e) {
      // Streams are read for each second meanwhile.
      LOG.warnf(
          "Signals between processes are not to be had, streams are late by up to 1 s: %s", e);
      TimeUnit.SECONDS.sleep(1);
    } finally {
      listening = false;
    }
  }

  /** Waits for signals for as long as none is sent. */
  private static boolean tellOfOthers(PGConnection postgres) throws SQLException {
    boolean ofOthers = false;
    for (PGNotification signal : postgres.getNotifications(PAUSE_MILLIS)) {
      ofOthers |= signal.getPID() != postgres.getBackendPID();
    }
    return ofOthers;
  }
}
