package io.dialbridge.access;

import io.dialbridge.values.AuditLog.Act;
import io.dialbridge.values.Requester;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Appends to the audit log: one line of entries, whichever replicas write at once. */
@ApplicationScoped
class AuditChain {
  /** Rather no act than one that waits for ever behind a replica that hangs. */
  private static final String PATIENCE = "set local lock_timeout = '5s'";

  private static final String LOCK = "select id, hash from audit_head for update";
  private static final String APPEND =
      """
      insert into audit_entry (id, written_at, actor, action, target, reason, address, hash, key_id, seal)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String MOVE = "update audit_head set id = ?, hash = ?";

  private final AuditSeals seals;
  private final Clock clock;

  AuditChain(AuditSeals seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  /** In the connection's open transaction, at whose end others may append again. */
  void append(Connection connection, Requester requester, List<Act> acts) throws SQLException {
    AuditHead head = lock(connection);
    Instant now = clock.instant(); // Behind the lock, so that times follow the order of the ids.
    String keyId = seals.keyId();
    try (PreparedStatement append = connection.prepareStatement(APPEND)) {
      for (Act act : acts) {
        AuditRecord entry = AuditRecord.of(head.id() + 1, now, requester, act);
        byte[] hash = entry.hash(head.hash());
        append.setLong(1, entry.id());
        append.setTimestamp(2, Timestamp.from(entry.at()));
        append.setString(3, entry.actor());
        append.setString(4, entry.action());
        append.setString(5, entry.target());
        append.setString(6, entry.reason());
        append.setString(7, entry.address());
        append.setBytes(8, hash);
        append.setString(9, keyId);
        append.setBytes(10, seals.of(hash));
        append.addBatch();
        head = new AuditHead(entry.id(), hash);
      }
      append.executeBatch();
    }
    move(connection, head);
  }

  private static AuditHead lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(PATIENCE);
      try (ResultSet row = statement.executeQuery(LOCK)) {
        row.next();
        return new AuditHead(row.getLong(1), row.getBytes(2));
      }
    }
  }

  private static void move(Connection connection, AuditHead head) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setLong(1, head.id());
      move.setBytes(2, head.hash());
      move.executeUpdate();
    }
  }
}
