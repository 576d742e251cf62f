package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door for pushes: what it stores, what it answers, and what becomes of what fits nothing. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class PushDoorTest {
  private static final String SIGNED_DOOR = "/push/signed/0123456789abcdef0123456789abcdef";

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void aPushIsAcknowledgedAsThePlatformAsks() {
    Answer answer =
        facade.push(status("callout", UUID.randomUUID().toString(), "s-" + UUID.randomUUID()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().body()).isEqualTo("{\"resultcode\":\"0\",\"resultdesc\":\"Success\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/push/courier/11111111111111111111111111111111",
        "/push/courier/0000000000000000000000000000000",
        "/push/nobody/00000000000000000000000000000000",
        "/push/signed/00000000000000000000000000000000",
        "/push/courier",
        "/no/such/path"
      })
  void aWrongSecretLooksLikeAnyUnknownPath(String door) {
    Answer wrong = facade.push(door, "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(wrong.status()).isEqualTo(404);
    assertThat(wrong.raw().body()).isEqualTo(facade.get("/no/such/path").raw().body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "text",
        "{\"eventType\":5}",
        "{\"eventType\":\"\"}",
        "{\"eventType\":\"callout\"}",
        "{\"eventType\":\"callout\",\"statusInfo\":[]}",
        "{\"eventType\":\"fee\"}",
        "{\"eventType\":\"fee\",\"feeLst\":[]}",
        "{\"eventType\":\"fee\",\"feeLst\":{}}"
      })
  void aMalformedPushIsKeptByteForByteAndAnswered400(String body) {
    byte[] bytes =
        (body + " ".repeat(1 + body.length() % 7) + "\n").getBytes(StandardCharsets.UTF_8);
    Answer answer = facade.push(TestingFacade.PUSH_DOOR, bytes);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(stateOf(bytes)).isEqualTo("refused");
    assertThat(facade.get("/v1/quarantine?limit=200").body().path("items"))
        .extracting(e -> e.path("reason").asText())
        .contains("malformed");
  }

  @Test
  void bytesThatAreNoTextAreKeptAsWell() {
    byte[] bytes = new byte[300];
    Arrays.fill(bytes, (byte) 0xff);
    bytes[0] = 0;

    assertThat(facade.push(TestingFacade.PUSH_DOOR, bytes).status()).isEqualTo(400);
    assertThat(stateOf(bytes)).isEqualTo("refused");
  }

  @Test
  void moreThanAMebibyteIsTooMuch() {
    byte[] bytes = new byte[(1 << 20) + 1];
    Arrays.fill(bytes, (byte) ' ');

    assertThat(facade.push(TestingFacade.PUSH_DOOR, bytes).status()).isEqualTo(413);
    assertThat(stateOf(bytes)).isEmpty();
  }

  @Test
  void theSamePushTwiceIsStoredOnceAndAcknowledgedTwice() {
    String body = status("callout", UUID.randomUUID().toString(), "s-" + UUID.randomUUID());

    assertThat(facade.push(body).status()).isEqualTo(200);
    assertThat(facade.push(body).status()).isEqualTo(200);
    assertThat(
            count(
                "select count(*) from push_inbox where digest = ?",
                body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(1);
  }

  @Test
  void whatFitsNoCallGoesToQuarantine() {
    String session = "s-" + UUID.randomUUID();
    String body = status("callout", UUID.randomUUID().toString(), session);
    facade.push(body);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> stateOf(body.getBytes(StandardCharsets.UTF_8)).equals("read"));
    assertThat(
            count(
                "select count(*) from push_quarantine q join push_inbox i on i.id = q.push_id where"
                    + " q.reason = 'no_call' and i.digest = ?",
                body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(1);
  }

  /**
   * During a rotation both secrets are right: the answer is about the signature, not about the
   * path.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"})
  void twoSecretsAreValidAtOnce(String secret) {
    String body = status("callout", UUID.randomUUID().toString(), "s-" + UUID.randomUUID());

    assertThat(
            facade.push("/push/signed/" + secret, body.getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(401);
    assertThat(stateOf(body.getBytes(StandardCharsets.UTF_8))).isEqualTo("refused");
  }

  @Test
  void anotherAppsPushDoesNotTouchACall() {
    String id = facade.placeCallback("+8615400012050", "+8615400012051").body().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> facade.call(id).path("status").asText().equals("in_progress"));
    String body = status("disconnect", id, "s-" + UUID.randomUUID());
    // The app "signed" would take it, were it signed: its quarantine says why it didn't.
    assertThat(facade.push(SIGNED_DOOR, body.getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(401);

    assertThat(facade.call(id).path("status").asText()).isEqualTo("in_progress");
    assertThat(facade.get("/v1/quarantine").body().path("items"))
        .extracting(e -> e.path("reason").asText())
        .contains("unsigned");
    assertThat(facade.post("/v1/calls/" + id + "/stop", "", Map.of()).status()).isEqualTo(202);
  }

  @Test
  void eachBillOfAPushCountsOnItsOwnMerits() {
    String id = facade.placeCallback("+8615400012052", "+8615400012053").body().path("id").asText();
    String good =
        "{\"sessionId\":\"x\",\"userData\":\"%s\",\"callOutStartTime\":\"2026-01-15 08:30:20\",\"callOutAnswerTime\":\"2026-01-15 08:30:29\",\"fwdAnswerTime\":\"2026-01-15 08:30:41\",\"callEndTime\":\"2026-01-15 08:33:02\"}"
            .formatted(id);
    String unknown = "{\"sessionId\":\"nobody-%s\"}".formatted(id);
    String odd =
        "{\"sessionId\":\"%s\",\"userData\":{\"a\":1},\"callEndTime\":false}"
            .formatted("odd\\u0000" + id);
    String body = "{\"eventType\":\"fee\",\"feeLst\":[%s,%s,%s]}".formatted(unknown, odd, good);
    facade.push(body);

    await().atMost(Duration.ofSeconds(10)).until(() -> facade.call(id).path("settled").asBoolean());
    assertThat(facade.call(id).path("bill").path("cost").path("amount").asText()).isEqualTo("1.08");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> stateOf(body.getBytes(StandardCharsets.UTF_8)).equals("read"));
    assertThat(
            count(
                "select count(*) from push_quarantine q join push_inbox i on i.id = q.push_id where"
                    + " i.digest = ?",
                body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(2);
  }

  @Test
  void theSameBillAloneAndAmongOthersIsBilledOnce() {
    String id = facade.placeCallback("+8615400012054", "+8615400012055").body().path("id").asText();
    String bill =
        "{\"sessionId\":\"y\",\"userData\":\"%s\",\"callOutAnswerTime\":\"2026-01-15 08:30:29\",\"callEndTime\":\"2026-01-15 08:33:02\",\"failTime\":\"\"}"
            .formatted(id);
    String same =
        "{\"failTime\":null,\"callEndTime\":\"2026-01-15 08:33:02\",\"callOutAnswerTime\":\"2026-01-15 08:30:29\",\"userData\":\"%s\",\"sessionId\":\"y\"}"
            .formatted(id);
    facade.push("{\"eventType\":\"fee\",\"feeLst\":[%s]}".formatted(bill));
    String second = "{\"eventType\":\"fee\",\"feeLst\":[%s,%s]}".formatted(same, same);
    facade.push(second);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> stateOf(second.getBytes(StandardCharsets.UTF_8)).equals("read"));
    JsonNode summary = facade.call(id).path("bill");
    assertThat(summary.path("revised").asBoolean()).isFalse();
    assertThat(summary.path("cost").path("amount").asText()).isEqualTo("0.54");
  }

  /**
   * Stored and never read: as a process leaves it that dies between the two. Nothing wakes a reader
   * for it.
   */
  @Test
  void whatACrashedProcessLeftIsReadByThePoll() throws SQLException {
    String id = facade.placeCallback("+8615400012060", "+8615400012061").body().path("id").asText();
    byte[] body =
        "{\"eventType\":\"leftBehind\",\"statusInfo\":{\"userData\":\"%s\"}}"
            .formatted(id)
            .getBytes(StandardCharsets.UTF_8);
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "with stored as (insert into push_inbox (app, digest, data_key, body, signature, received_at, refused)"
                    + " values ('courier', ?, ?, ?, 'ABSENT', now(), false) returning id)"
                    + " insert into push_unread (push_id) select id from stored")) {
      SealedPush sealed = TestingPushes.sealed(body);
      insert.setBytes(1, sealed.digest());
      insert.setBytes(2, sealed.dataKey());
      insert.setBytes(3, sealed.body());
      insert.executeUpdate();
    }

    await().atMost(Duration.ofSeconds(10)).until(() -> stateOf(body).equals("read"));
    assertThat(facade.get("/v1/calls/" + id + "/events").body().path("items"))
        .anyMatch(e -> e.path("code").asText().equals("leftBehind"));
  }

  @Test
  void anUnknownEventIsKeptAndShown() {
    String id = facade.placeCallback("+8615400012056", "+8615400012057").body().path("id").asText();
    facade.push(
        "{\"eventType\":\"playResult\",\"statusInfo\":{\"userData\":\"%s\",\"news\":\"a\\u0000b\"}}"
            .formatted(id));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(facade.get("/v1/calls/" + id + "/events").body().path("items"))
                    .anyMatch(
                        e ->
                            e.path("type").asText().equals("unrecognized")
                                && e.path("code").asText().equals("playResult")));
  }

  @Test
  void hostileTextInAPushIsMadeFitAndNotLost() {
    String id = facade.placeCallback("+8615400012058", "+8615400012059").body().path("id").asText();
    facade.push(
        "{\"eventType\":\"disconnect\",\"statusInfo\":{\"userData\":\"%s\",\"timestamp\":\"never\\u0000\",\"stateCode\":\"0\",\"stateDesc\":\"a\\u0000b\\ud800%s\",\"partyType\":2}}"
            .formatted(id, "x".repeat(500)));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> facade.call(id).path("status").asText().equals("completed"));
    assertThat(facade.call(id).path("endedBy").asText()).isEqualTo("callee");
  }

  private static String status(String event, String userData, String session) {
    return "{\"eventType\":\"%s\",\"statusInfo\":{\"timestamp\":\"2026-01-15 08:30:20\",\"sessionId\":\"%s\",\"called\":\"+8615400000001\",\"userData\":\"%s\"}}"
        .formatted(event, session, userData);
  }

  /** Refused at the door, unread, read, or nothing where it isn't stored. */
  private String stateOf(byte[] body) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select case when i.refused then 'refused' when u.push_id is null and r.push_id is null then 'read' else 'unread' end"
                    + " from push_inbox i left join push_unread u on u.push_id = i.id left join push_retry r on r.push_id = i.id where i.digest = ?")) {
      statement.setBytes(1, TestingPushes.digest(body));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String query, byte[] body) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setBytes(1, TestingPushes.digest(body));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
