package io.dialbridge.privacy;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.Duties;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** When the work of this room is done, and that only one replica at a time does it. */
@ApplicationScoped
class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  /** Held until its transaction ends, so that no pooler between us and the database loses it. */
  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtext('dialbridge.privacy'))";

  private final AgroalDataSource database;
  private final ErasureWorker erasures;
  private final RetentionWorker retention;
  private final Rewrapping rewrapping;

  Housekeeping(
      AgroalDataSource database,
      ErasureWorker erasures,
      RetentionWorker retention,
      Rewrapping rewrapping) {
    this.database = database;
    this.erasures = erasures;
    this.retention = retention;
    this.rewrapping = rewrapping;
  }

  @Scheduled(
      every = "5s",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void erase() {
    alone(erasures::work);
  }

  @Scheduled(
      every = "10m",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Duties.NoWorker.class)
  void tidy() {
    alone(
        () -> {
          rewrapping.work();
          retention.work();
        });
  }

  /** Does it, unless another replica is at it. */
  private void alone(Runnable work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement lock = connection.prepareStatement(LOCK);
          ResultSet row = lock.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          work.run();
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.errorf(e, "What is to be erased and deleted could not be, and is tried again");
    }
  }
}
