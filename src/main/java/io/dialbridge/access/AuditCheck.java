package io.dialbridge.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks the audit log from its first entry to its last; keeps no more than a batch in memory. */
final class AuditCheck {
  private static final int BATCH = 1_000;
  private static final String ENTRIES =
      "select id, written_at, actor, action, target, reason, address, hash, key_id, seal from audit_entry order by id";
  private static final String HEAD = "select id, hash from audit_head";

  private final AuditSeals seals;
  private final @Nullable AuditHead earlier;

  private AuditHead head = AuditHead.NONE;
  private long entries;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private long broken;
  private AuditReport.@Nullable Fault firstBroken;
  private long unchecked;
  private @Nullable String unknownKey;

  /**
   * @param earlier where the log ended once; null: that is not known
   */
  private AuditCheck(AuditSeals seals, @Nullable AuditHead earlier) {
    this.seals = seals;
    this.earlier = earlier;
  }

  /** In one snapshot, so that entries which are written meanwhile make no difference. */
  static AuditReport of(Connection connection, AuditSeals seals, @Nullable AuditHead earlier)
      throws SQLException {
    AuditCheck check = new AuditCheck(seals, earlier);
    connection.setAutoCommit(false); // Else the driver would fetch everything at once.
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      statement.setFetchSize(BATCH);
      try (ResultSet row = statement.executeQuery(ENTRIES)) {
        while (row.next()) {
          check.take(entry(row), row.getBytes(8), row.getString(9), row.getBytes(10));
        }
      }
      try (ResultSet row = statement.executeQuery(HEAD)) {
        check.end(row.next() ? new AuditHead(row.getLong(1), row.getBytes(2)) : AuditHead.NONE);
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return check.report();
  }

  private static AuditRecord entry(ResultSet row) throws SQLException {
    Timestamp at = Objects.requireNonNull(row.getTimestamp(2));
    return new AuditRecord(
        row.getLong(1),
        at.toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  private void take(AuditRecord entry, byte[] hash, String keyId, byte[] seal) {
    long next = head.id() + 1;
    AuditSeals.Judgement sealed = seals.judge(keyId, hash, seal);
    if (entry.id() > next) {
      fault(next, entry.id() - next, "missing");
    } else if (entry.id() < next) {
      fault(entry.id(), 1, "there twice");
    } else if (earlier != null
        && earlier.id() == entry.id()
        && !Arrays.equals(earlier.hash(), hash)) {
      fault(entry.id(), 1, "not the entry that was the last one then");
    } else if (!Arrays.equals(hash, entry.hash(head.hash()))) {
      fault(entry.id(), 1, "not what was written");
    } else if (sealed == AuditSeals.Judgement.WRONG) {
      fault(entry.id(), 1, "written or rewritten by somebody without the sealing key");
    }
    if (sealed == AuditSeals.Judgement.KEY_UNKNOWN) {
      unchecked++;
      unknownKey = keyId;
    } else {
      unchecked = 0; // This seal, good or wrong, tells of all entries before it as well.
    }
    entries++;
    first = first == null ? entry.at() : first;
    last = entry.at();
    head = new AuditHead(entry.id(), hash);
  }

  private void end(AuditHead stored) {
    long end = Math.max(stored.id(), earlier == null ? 0 : earlier.id());
    if (end > head.id()) {
      fault(head.id() + 1, end - head.id(), "cut off at the end");
    } else if (!stored.equals(head)) {
      fault(head.id(), 1, "not the one that audit_head names as the last");
    }
  }

  private void fault(long id, long count, String what) {
    broken += count;
    if (firstBroken == null) {
      firstBroken = new AuditReport.Fault(id, what);
    }
  }

  private AuditReport report() {
    return new AuditReport(entries, first, last, head, broken, firstBroken, unchecked, unknownKey);
  }
}
