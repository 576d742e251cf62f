package io.dialbridge.calls;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.AppsConfig;
import io.dialbridge.platform.PlatformOutcome;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How each app stands with the platform, and how many of its ports are taken. One row per app,
 * which whoever takes ports of it locks.
 */
@ApplicationScoped
public class Standings {
  private static final String LOCK = "select from app_standing where app = ? for update";
  private static final String ADD =
      "insert into app_standing (app) values (?) on conflict do nothing";
  private static final String LOOK =
      """
      select s.foreign_ports, s.foreign_until, s.paused_until, s.refused_code, s.refused_at, s.failures, s.circuit_until,
        (select coalesce(sum(ports), 0) from call_session c where c.app = a.app and c.ports_until > a.now) as taken,
        exists (select from call_queue q where q.app = a.app and q.ready_at <= a.now and q.patience_until > a.now) as awaited
      from (values (?::text, ?::timestamptz)) as a (app, now) left join app_standing s on s.app = a.app""";
  private static final String WRITE =
      """
      update app_standing
      set foreign_ports = ?, foreign_until = ?, paused_until = ?, refused_code = ?, refused_at = ?, failures = ?, circuit_until = ?
      where app = ?""";

  private final AgroalDataSource database;
  private final AppsConfig apps;
  private final Apps known;
  private final PacingConfig config;
  private final Clock clock;
  private final List<AppListener> listeners;

  Standings(
      AgroalDataSource database,
      AppsConfig apps,
      Apps known,
      PacingConfig config,
      Clock clock,
      @All List<AppListener> listeners) {
    this.database = database;
    this.apps = apps;
    this.known = known;
    this.config = config;
    this.clock = clock;
    this.listeners = listeners;
  }

  /** The ports that the platform gave the app. */
  int limit(String app) {
    return Objects.requireNonNull(apps.apps().get(app), "an app that is configured").ports();
  }

  /**
   * What whoever wants ports of an app has to know.
   *
   * @param taken ports that calls of ours take
   * @param awaited whether a call waits for nothing but a port
   * @param at when it was so
   */
  record Situation(AppStanding standing, int taken, boolean awaited, Instant at) {}

  /** As it is; nobody is kept from changing it. */
  Situation look(String app) {
    return inDatabase(connection -> look(connection, app));
  }

  /** As it is, and nobody else takes ports of the app until the transaction ends. */
  Situation lock(String app) {
    return inDatabase(
        connection -> {
          if (!lock(connection, app)) {
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
              add.setString(1, app);
              add.executeUpdate();
            }
            lock(connection, app);
          }
          // Only now: whoever held the lock before may have taken some.
          return look(connection, app);
        });
  }

  /** Of a row that is locked, telling what that means for the app's calls. */
  void replace(Situation before, AppStanding after) {
    write(after);
    boolean wasOpen = before.standing().circuitUntil() != null;
    boolean isOpen = after.circuitUntil() != null;
    for (AppListener listener : listeners) {
      if (isOpen && !wasOpen) {
        listener.suspended(after.app(), after.refusedCode(), after.isFrozen(), before.at());
      } else if (wasOpen && !isOpen) {
        listener.resumed(after.app(), before.at());
      }
    }
  }

  /** Of a row that is locked. */
  void write(AppStanding standing) {
    inDatabase(
        connection -> {
          try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setInt(1, standing.foreignPorts());
            write.setTimestamp(2, timestamp(standing.foreignUntil()));
            write.setTimestamp(3, timestamp(standing.pausedUntil()));
            write.setString(4, standing.refusedCode());
            write.setTimestamp(5, timestamp(standing.refusedAt()));
            write.setInt(6, standing.failures());
            write.setTimestamp(7, timestamp(standing.circuitUntil()));
            write.setString(8, standing.app());
            return write.executeUpdate();
          }
        });
  }

  /**
   * Notes what the platform's answer tells of the app. Mostly nothing new, and then nothing is
   * locked.
   *
   * @param ports that the call takes
   * @param sentAt when the call was sent
   */
  void note(String app, PlatformOutcome outcome, int ports, Instant sentAt) {
    switch (outcome) {
      case PlatformOutcome.Accepted accepted ->
          change(
              app,
              (situation, now) ->
                  situation
                      .standing()
                      .accepted(
                          accepted.idlePorts(),
                          sentAt,
                          situation.taken(),
                          limit(app),
                          now,
                          config));
      case PlatformOutcome.Refused refused ->
          change(
              app,
              (situation, now) ->
                  situation
                      .standing()
                      .refused(
                          refused.code(),
                          sentAt,
                          situation.taken() - ports,
                          limit(app),
                          now,
                          config));
      case PlatformOutcome.Unreachable unreachable -> {}
      case PlatformOutcome.Unconfirmed unconfirmed -> {}
    }
  }

  /** Not in the thread that reads pushes: it would wait for whoever takes ports of the app. */
  void onTrouble(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppTroubled troubled) {
    String code = Integer.toString(troubled.stateCode());
    Thread.ofVirtual()
        .start(
            () ->
                change(
                    troubled.app(),
                    (situation, now) ->
                        situation.standing().troubled(code, null, troubled.sentAt(), now, config)));
  }

  private interface Change {
    AppStanding of(Situation situation, Instant now);
  }

  private void change(String app, Change change) {
    Situation before = look(app);
    if (!change.of(before, before.at()).equals(before.standing())) {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                Situation locked = lock(app);
                replace(locked, change.of(locked, locked.at()));
              });
    }
  }

  /** By the names of the apps: the code with which the platform refused them. */
  public Map<String, String> refused() {
    Map<String, String> refused = new TreeMap<>();
    known
        .all()
        .forEach(
            app -> {
              String code = look(app.name()).standing().refusedCode();
              if (code != null) {
                refused.put(app.name(), code);
              }
            });
    return refused;
  }

  /**
   * With what the platform refused the last calls of an app, so that none is sent now, or but one;
   * null: they are sent.
   */
  public @Nullable String suspendedFor(String app) {
    AppStanding standing = look(app).standing();
    return standing.circuitUntil() == null ? null : standing.refusedCode();
  }

  private interface Query<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inDatabase(Query<T> query) {
    try (Connection connection = database.getConnection()) {
      return query.in(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused an app's standing", e);
    }
  }

  private static boolean lock(Connection connection, String app) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, app);
      try (ResultSet row = lock.executeQuery()) {
        return row.next();
      }
    }
  }

  private Situation look(Connection connection, String app) throws SQLException {
    Instant now = clock.instant();
    try (PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setString(1, app);
      look.setTimestamp(2, Timestamp.from(now));
      try (ResultSet row = look.executeQuery()) {
        row.next();
        AppStanding standing =
            new AppStanding(
                app,
                row.getInt("foreign_ports"),
                instant(row, "foreign_until"),
                instant(row, "paused_until"),
                row.getString("refused_code"),
                instant(row, "refused_at"),
                row.getInt("failures"),
                instant(row, "circuit_until"));
        return new Situation(standing, row.getInt("taken"), row.getBoolean("awaited"), now);
      }
    }
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
