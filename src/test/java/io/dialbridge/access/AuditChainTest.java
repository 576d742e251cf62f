package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialbridge.access.AuditReport.Fault;
import io.dialbridge.values.AuditLog.Act;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log is one chain, and its check finds whatever was done to it. */
class AuditChainTest {
  private static final AuditSeals SEALS = TestingAudit.seals(TestingAudit.KEY, null);

  private TestingAudit audit;

  @BeforeEach
  void givenFiveEntries() throws Exception {
    audit = TestingAudit.create();
    audit.append(SEALS, act(1), act(2));
    audit.append(SEALS, act(3), new Act("entry.discarded", "entry/4", null), act(5));
  }

  private static Act act(int number) {
    return new Act("key.created", "key/" + number, "for test " + number);
  }

  @Test
  void anIntactLogPasses() throws SQLException {
    AuditReport report = audit.check(SEALS, null);

    assertThat(report.entries()).isEqualTo(5);
    assertThat(report.head().id()).isEqualTo(5);
    assertThat(report.broken()).isZero();
    assertThat(report.unchecked()).isZero();
    assertThat(report.first()).isBeforeOrEqualTo(report.last());
    assertThat(report.line()).startsWith("entries 5, first 20").endsWith(", broken 0");
    assertThat(audit.check(SEALS, report.head()).broken()).isZero();
  }

  @Test
  void anEmptyLogPasses() throws Exception {
    assertThat(TestingAudit.create().check(SEALS, null).line()).isEqualTo("entries 0, broken 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor = 'other'",
        "action = 'key.revoked'",
        "target = 'key/9'",
        "reason = 'for test 4'",
        "reason = null",
        "address = '192.0.2.8'",
        "written_at = written_at + interval '1 microsecond'",
        "hash = decode(repeat('00', 32), 'hex')",
      })
  void aChangedEntryIsFound(String change) throws SQLException {
    audit.tamper("update audit_entry set %s where id = 3".formatted(change));

    assertThat(audit.check(SEALS, null).firstBroken())
        .isEqualTo(new Fault(3, "not what was written"));
  }

  @Test
  void anAbsentReasonIsNotAnEmptyOne() throws SQLException {
    audit.tamper("update audit_entry set reason = '' where id = 4");

    assertThat(audit.check(SEALS, null).firstBroken())
        .isEqualTo(new Fault(4, "not what was written"));
  }

  @Test
  void aRemovedEntryIsFound() throws SQLException {
    audit.tamper("delete from audit_entry where id in (2, 3)");

    AuditReport report = audit.check(SEALS, null);
    assertThat(report.firstBroken()).isEqualTo(new Fault(2, "missing"));
    assertThat(report.broken()).isEqualTo(2);
  }

  /** Those behind it are moved to make room. */
  @Test
  void anInsertedEntryIsFound() throws SQLException {
    audit.tamper(
        """
        update audit_entry set id = id + 100 where id > 2;
        update audit_entry set id = id - 99 where id > 100;
        insert into audit_entry select 3, written_at, actor, action, 'key/7', reason, address, hash, key_id, seal
        from audit_entry where id = 2;
        update audit_head set id = 6""");
    assertThat(audit.check(SEALS, null).firstBroken())
        .isEqualTo(new Fault(3, "not what was written"));
  }

  @Test
  void whoeverHasNoKeyCanAddNothing() throws SQLException {
    String keyId = SEALS.keyId();
    audit.append(TestingAudit.seals(TestingAudit.NEXT_KEY, null), act(6));
    audit.tamper("update audit_entry set key_id = '%s' where id = 6".formatted(keyId));

    assertThat(audit.check(SEALS, null).firstBroken())
        .isEqualTo(new Fault(6, "written or rewritten by somebody without the sealing key"));
  }

  @Test
  void anEndThatIsCutOffIsFoundByTheHead() throws SQLException {
    AuditHead before = audit.check(SEALS, null).head();
    audit.tamper("delete from audit_entry where id > 3");
    AuditReport report = audit.check(SEALS, null);
    assertThat(report.firstBroken()).isEqualTo(new Fault(4, "cut off at the end"));
    assertThat(report.broken()).isEqualTo(2);

    audit.run(
        "update audit_head set (id, hash) = (select id, hash from audit_entry order by id desc limit 1)");
    assertThat(audit.check(SEALS, null).broken()).as("nothing in the database tells").isZero();
    AuditReport told = audit.check(SEALS, before);
    assertThat(told.firstBroken()).isEqualTo(new Fault(4, "cut off at the end"));
    assertThat(told.broken()).isEqualTo(2);
  }

  @Test
  void anEndThatWasWrittenAnewIsFoundByAnEarlierHead() throws SQLException {
    AuditHead before = audit.check(SEALS, null).head();
    audit.tamper(
        """
        delete from audit_entry where id = 5;
        update audit_head set (id, hash) = (select id, hash from audit_entry order by id desc limit 1)""");
    audit.append(SEALS, act(6), act(7));

    assertThat(audit.check(SEALS, null).broken()).isZero();
    assertThat(audit.check(SEALS, before).firstBroken())
        .isEqualTo(new Fault(5, "not the entry that was the last one then"));
  }

  @Test
  void aRetiredKeyTakesNoHistoryAway() throws SQLException {
    AuditSeals rotating = TestingAudit.seals(TestingAudit.NEXT_KEY, TestingAudit.KEY);
    assertThat(audit.check(rotating, null).line()).endsWith("broken 0");
    AuditSeals rotated = TestingAudit.seals(TestingAudit.NEXT_KEY, null);
    AuditReport unsure = audit.check(rotated, null);
    assertThat(unsure.broken()).isZero();
    assertThat(unsure.unchecked()).isEqualTo(5);
    assertThat(unsure.line()).contains("cannot be checked 5", SEALS.keyId());

    audit.append(rotating, act(6));
    assertThat(audit.check(rotated, null).line()).endsWith("broken 0");
    audit.tamper("update audit_entry set target = 'key/9' where id = 2");
    assertThat(audit.check(rotated, null).firstBroken())
        .isEqualTo(new Fault(2, "not what was written"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set actor = 'other'",
        "delete from audit_entry",
        "truncate audit_entry"
      })
  void nothingIsChangedByMistake(String sql) {
    assertThatThrownBy(() -> audit.run(sql)).hasMessageContaining("append-only");
  }

  @Test
  void manyWritersMakeOneChain() throws Exception {
    int writers = 16;
    int times = 25;
    List<AuditChain> replicas =
        List.of(new AuditChain(SEALS, Clock.systemUTC()), new AuditChain(SEALS, Clock.systemUTC()));
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < writers; i++) {
        AuditChain replica = replicas.get(i % 2);
        running.add(threads.submit(() -> writeOften(replica, times)));
      }
      for (Future<?> writer : running) {
        writer.get();
      }
    }

    AuditReport report = audit.check(SEALS, null);
    assertThat(report.broken()).isZero();
    assertThat(report.head().id()).isEqualTo(5 + writers * times * 2L);
  }

  /** Each third time the transaction is rolled back after it has written. */
  private Void writeOften(AuditChain replica, int times) throws SQLException {
    try (Connection connection = audit.connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < times; i++) {
        if (i % 3 == 0) {
          replica.append(connection, TestingAudit.OPS, List.of(act(i)));
          connection.rollback();
        }
        replica.append(connection, TestingAudit.OPS, List.of(act(i), act(i + 1)));
        connection.commit();
      }
    }
    return null;
  }
}
