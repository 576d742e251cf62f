package io.dialbridge.access;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.roles.Duties;
import io.dialbridge.values.ClientTokens;
import io.dialbridge.values.Vault;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Keeps what of client tokens changes or may not be told, until they have expired. */
@ApplicationScoped
class ClientTokenLedger implements ClientTokens {
  private static final Logger LOG = Logger.getLogger(ClientTokenLedger.class);
  private static final String ADD =
      """
      insert into client_token (id, key_id, created_at, expires_at, calls_left, data_key, parties)
      values (?, ?, ?, ?, ?, ?, ?)""";
  private static final String PARTIES = "select data_key, parties from client_token where id = ?";
  private static final String TAKE =
      "update client_token set calls_left = calls_left - 1 where id = ? and calls_left > 0";
  private static final String LEFT = "select calls_left from client_token where id = ?";
  private static final String FORGET =
      """
      delete from client_token where id in (
        select id from client_token where expires_at < ? limit ? for update skip locked)""";

  /** Longer than a token may be taken for valid by a clock that is slow. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final int AT_ONCE = 1_000;

  private final AgroalDataSource database;
  private final Vault vault;
  private final Clock clock;

  ClientTokenLedger(AgroalDataSource database, Vault vault, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  void add(ClientToken token, Parties parties) {
    SealedParties sealed = SealedParties.of(token.id(), parties, vault);
    try (Connection connection = database.getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, token.id());
      add.setObject(2, token.key());
      add.setTimestamp(3, Timestamp.from(token.issuedAt()));
      add.setTimestamp(4, Timestamp.from(token.expiresAt()));
      add.setInt(5, token.maxCalls());
      add.setBytes(6, sealed.dataKey());
      add.setBytes(7, sealed.parties());
      add.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  @Override
  public Parties parties(UUID token) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(PARTIES)) {
      find.setObject(1, token);
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          // It expired while the request was on its way.
          throw new ProblemException(ProblemKind.UNAUTHENTICATED, KeyFilter.UNAUTHENTICATED);
        }
        return new SealedParties(row.getBytes(1), row.getBytes(2)).opened(token, vault);
      }
    } catch (SQLException e) {
      throw away(e);
    }
  }

  @Override
  public boolean take(UUID token) {
    try (Connection connection = database.getConnection();
        PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setObject(1, token);
      return take.executeUpdate() == 1;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  @Override
  public int left(UUID token) {
    try (Connection connection = database.getConnection();
        PreparedStatement left = connection.prepareStatement(LEFT)) {
      left.setObject(1, token);
      try (ResultSet row = left.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or refused a client token", e);
  }

  @Scheduled(
      every = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void forgetExpired() {
    Timestamp before = Timestamp.from(Instant.now(clock).minus(KEPT));
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setTimestamp(1, before);
      forget.setInt(2, AT_ONCE);
      int forgotten;
      do {
        forgotten = forget.executeUpdate();
      } while (forgotten == AT_ONCE);
    } catch (SQLException e) {
      LOG.errorf("Expired client tokens could not be deleted: %s", e);
    }
  }
}
