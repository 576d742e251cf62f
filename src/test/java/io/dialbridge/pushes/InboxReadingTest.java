package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.TestingCalls;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How stored pushes are read: together, each call's in their order, and none blocks another. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class InboxReadingTest {
  @Inject AgroalDataSource database;
  @Inject InboxBell bell;
  @Inject Inbox inbox;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void manyPushesOfOneCallAreReadInTheOrderOfTheirArrival() throws SQLException {
    UUID call = call();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 20; i++) {
        store(connection, call, "step" + i);
      }
      connection.commit();
    }
    bell.ring();

    await().atMost(Duration.ofSeconds(10)).until(() -> events(call).contains("step19"));
    for (int i = 0; i < 20; i++) {
      assertThat(events(call).get(i + 1)).isEqualTo("step" + i);
    }
  }

  /** Another replica's reader has the first in its hands. */
  @Test
  void aPushWaitsForAnElderOfItsCallThatAnotherReads() throws SQLException {
    UUID call = call();
    UUID other = call();
    try (Connection elsewhere = database.getConnection();
        Connection connection = database.getConnection()) {
      elsewhere.setAutoCommit(false);
      connection.setAutoCommit(false);
      long elder = store(connection, call, "elder");
      connection.commit();
      // The readers poll: whether it is read before it is locked here is up to chance.
      boolean held = lock(elsewhere, elder);
      store(connection, call, "younger");
      store(connection, other, "unrelated");
      connection.commit();
      bell.ring();

      await().atMost(Duration.ofSeconds(10)).until(() -> events(other).contains("unrelated"));
      assertThat(events(call).contains("younger")).isEqualTo(!held);
      elsewhere.rollback();
    }

    await().atMost(Duration.ofSeconds(10)).until(() -> events(call).contains("younger"));
    assertThat(events(call)).containsSubsequence("elder", "younger");
  }

  @Test
  void aPushThatCanNotBeReadGoesToQuarantineAndBlocksNoOther() throws SQLException {
    UUID spoilt = call();
    UUID sound = call();
    long poison;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      spoil(connection, spoilt);
      poison = store(connection, spoilt, "poison");
      store(connection, sound, "beside");
      connection.commit();
    }
    bell.ring();

    await().atMost(Duration.ofSeconds(10)).until(() -> events(sound).contains("beside"));
    await().atMost(Duration.ofSeconds(20)).until(() -> "poison".equals(quarantined(poison)));
    assertThat(
            one(
                "select ((select count(*) from push_unread where push_id = p.id) + (select count(*) from push_retry where push_id = p.id))::text from push_inbox p where id = ?",
                poison))
        .isEqualTo("0");
  }

  /** In a transaction that ends without a commit, so that no reader of the service sees them. */
  @Test
  void twoReadersShareOutTheCallsAndMissNone() {
    QuarkusTransaction.begin();
    try (Connection connection = database.getConnection()) {
      Set<UUID> calls = new HashSet<>();
      for (int i = 0; i < 40; i++) {
        calls.add(UUID.randomUUID());
      }
      for (UUID call : calls) {
        store(connection, call, "first");
        store(connection, call, "second");
      }

      Set<UUID> ofOne = claimed(calls, new Inbox.Share(0, 2));
      Set<UUID> ofOther = claimed(calls, new Inbox.Share(1, 2));
      assertThat(ofOne).isNotEmpty().doesNotContainAnyElementsOf(ofOther);
      assertThat(ofOther).isNotEmpty();
      ofOne.addAll(ofOther);
      assertThat(ofOne).isEqualTo(calls);
      assertThat(claimed(calls, new Inbox.Share(0, 1))).isEqualTo(calls);
    } catch (SQLException e) {
      throw new AssertionError(e);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private Set<UUID> claimed(Set<UUID> calls, Inbox.Share share) {
    return inbox.claimNew(share).stream()
        .map(StoredPush::callId)
        .filter(calls::contains)
        .collect(Collectors.toSet());
  }

  private static UUID call() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> TestingCalls.accepted(CallKind.CALLBACK, "courier", "inbox-" + UUID.randomUUID()))
        .id();
  }

  private List<String> events(UUID call) {
    return facade.get("/v1/calls/" + call + "/events?limit=200").body().findValuesAsText("code");
  }

  /** As the committer does, without waking anybody. */
  private static long store(Connection connection, UUID call, String event) throws SQLException {
    byte[] body =
        "{\"eventType\":\"%s\",\"statusInfo\":{\"userData\":\"%s\"}}"
            .formatted(event, call)
            .getBytes(StandardCharsets.UTF_8);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "with stored as (insert into push_inbox (app, call_id, digest, data_key, body, signature, received_at, refused)"
                + " values ('courier', ?, ?, ?, ?, 'ABSENT', clock_timestamp(), false) returning id, call_id)"
                + " insert into push_unread (push_id, call_id) select id, call_id from stored returning push_id")) {
      insert.setObject(1, call);
      SealedPush sealed = TestingPushes.sealed(body);
      insert.setBytes(2, sealed.digest());
      insert.setBytes(3, sealed.dataKey());
      insert.setBytes(4, sealed.body());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static boolean lock(Connection connection, long push) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select 1 from push_unread where push_id = ? for update skip locked")) {
      lock.setLong(1, push);
      return lock.executeQuery().next();
    }
  }

  /** What is known of that call can't be read any more: a mistake of our own. */
  private static void spoil(Connection connection, UUID call) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update call_event set fact = '{\"type\":\"no such fact\"}' where call_id = ?")) {
      update.setObject(1, call);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private String quarantined(long push) {
    return one("select reason from push_quarantine where push_id = ?", push);
  }

  private String one(String query, long push) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, push);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
