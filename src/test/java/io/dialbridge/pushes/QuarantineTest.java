package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.TestingCalls;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator can do about pushes that fitted no call or could not be read. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class QuarantineTest {
  private static final String SIGNED_DOOR = "/push/signed/0123456789abcdef0123456789abcdef";
  private static final String REASON = "{\"reason\":\"sent by the load test\"}";

  @Inject AgroalDataSource database;
  @Inject QuarantineGauges gauges;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final String session = "s-" + UUID.randomUUID();

  @Test
  void whenTheCallHasComeToExistARetryFoldsThePush() {
    String entry = quarantined(status(session));
    String call = accepted("courier", session);

    Answer answer = retry(entry);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("retriedBy").asText()).isEqualTo("desk");
    JsonNode resolved = awaited(entry, "resolved");
    assertThat(resolved.path("resolvedAt").asText()).isNotEmpty();
    assertThat(eventsOf(call)).containsExactly("accepted", "called");
    assertThat(listed("state=open")).doesNotContain(entry);
    assertThat(listed("state=resolved")).contains(entry);

    assertThat(retry(entry).body().path("state").asText()).isEqualTo("resolved");
    assertThat(facade.get("/v1/quarantine/" + entry).body()).isEqualTo(resolved);
    assertThat(audited(entry)).as("only the retry that did something").hasSize(1);
    assertThat(audited(entry)).containsExactly("quarantine.retried desk 127.0.0.1 null");
  }

  @Test
  void aPushThatCouldNotBeReadIsFoldedByARetryOnceTheCauseIsMended() throws SQLException {
    String call = accepted("courier", session);
    change(
        "update call_event set fact = fact || '{\"type\":\"no such\"}' where call_id = ?::uuid",
        call);
    String entry = quarantined(status(session));
    assertThat(look(entry).path("reason").asText()).isEqualTo("poison");
    retry(entry);
    assertThat(awaited(entry, "open").path("reason").asText()).isEqualTo("poison");

    change(
        "update call_event set fact = fact || '{\"type\":\"accepted\"}' where call_id = ?::uuid",
        call);
    retry(entry);

    awaited(entry, "resolved");
    assertThat(eventsOf(call)).containsExactly("accepted", "called");
  }

  @Test
  void aRetryInVainLeavesItOpenWithTheReasonThatItHasNow() {
    String entry = quarantined(SIGNED_DOOR, status(session));
    assertThat(look(entry).path("reason").asText()).isEqualTo("unsigned");

    assertThat(retry(entry).status()).isEqualTo(202);

    JsonNode open = awaited(entry, "open");
    assertThat(open.path("reason").asText()).isEqualTo("no_call");
    assertThat(open.path("detail").asText())
        .isEqualTo("eventType callout names no call of app signed");
    assertThat(open.path("retriedAt").asText()).isNotEmpty();
    assertThat(open.path("resolvedAt").isNull()).isTrue();
  }

  @Test
  void anOperatorMayTakeAnUnsignedPush() {
    String entry = quarantined(SIGNED_DOOR, status(session));
    String call = accepted("signed", session);

    assertThat(retry(entry).status()).isEqualTo(202);

    awaited(entry, "resolved");
    assertThat(eventsOf(call)).containsExactly("accepted", "called");
  }

  /** As it was refused as a whole, it is one entry until each of its bills is folded. */
  @Test
  void anUnsignedPushOfSeveralBillsIsOpenUntilTheLastIsFolded() {
    String entry = quarantined(SIGNED_DOOR, bills(session + 1, session + 2));
    String first = accepted("signed", session + 1);

    retry(entry);
    assertThat(awaited(entry, "open").path("reason").asText()).isEqualTo("no_call");
    assertThat(billed(first)).isTrue();

    String second = accepted("signed", session + 2);
    retry(entry);
    awaited(entry, "resolved");
    assertThat(billed(second)).isTrue();
    assertThat(facade.call(first).path("bill").path("revised").asBoolean()).isFalse();
  }

  @Test
  void ofSeveralBillsOnlyTheOneThatIsRetriedIsRead() {
    String body = bills(session + 1, session + 2, session + 3);
    facade.push(body);
    List<String> entries = entriesOf(body.getBytes(StandardCharsets.UTF_8), 3);
    List<String> calls =
        IntStream.rangeClosed(1, 3).mapToObj(n -> accepted("courier", session + n)).toList();
    assertThat(discard(entries.get(0), REASON).status()).isEqualTo(200);

    retry(entries.get(1));

    awaited(entries.get(1), "resolved");
    assertThat(look(entries.get(0)).path("state").asText()).isEqualTo("discarded");
    assertThat(look(entries.get(2)).path("state").asText()).isEqualTo("open");
    assertThat(calls).extracting(this::billed).containsExactly(false, true, false);

    retry(entries.get(0));
    retry(entries.get(2));
    assertThat(awaited(entries.get(0), "resolved").path("discardReason").asText())
        .isEqualTo("sent by the load test");
    awaited(entries.get(2), "resolved");
    assertThat(calls).extracting(this::billed).containsExactly(true, true, true);
  }

  @Test
  void manyOperatorsAtOnceDoNoHarm() {
    String body = bills(session + 1, session + 2);
    facade.push(body);
    List<String> entries = entriesOf(body.getBytes(StandardCharsets.UTF_8), 2);
    String first = accepted("courier", session + 1);

    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String entry = entries.get(i % 2);
      answers.add(CompletableFuture.supplyAsync(() -> retry(entry)));
    }
    answers.forEach(answer -> assertThat(answer.join().status()).isEqualTo(202));

    awaited(entries.get(0), "resolved");
    awaited(entries.get(1), "open");
    assertThat(eventsOf(first)).containsExactly("accepted", "billed");
    assertThat(
            one(
                "select count(*) from push_retry u join push_inbox i on i.id = u.push_id where i.digest = ?",
                body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("0");
  }

  @Test
  void aMalformedPushCanBeSeenAndNotRetried() {
    byte[] body =
        "{\"eventType\":\"fee\"\u0000,\"calleeNum\":\"+8613712345678"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(facade.push(TestingFacade.PUSH_DOOR, body).status()).isEqualTo(400);
    String entry = entriesOf(body, 1).getFirst();

    JsonNode content = look(entry).path("content");
    assertThat(content.path("form").asText()).isEqualTo("text");
    assertThat(content.path("text").asText())
        .isEqualTo("{\"eventType\":\"fee\"␀,\"calleeNum\":\"****");

    Answer refused = retry(entry);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("push-malformed");
    assertThat(refused.body().path("detail").asText()).endsWith("then discard the entry.");
    assertThat(look(entry).path("state").asText()).isEqualTo("open");
    assertThat(look(entry).path("retriedAt").isNull()).isTrue();
    assertThat(discard(entry, REASON).status()).isEqualTo(200);
    assertThat(discard(entry, REASON).status()).isEqualTo(409);
    assertThat(audited(entry))
        .as("only the discard that did something")
        .containsExactly("quarantine.discarded desk 127.0.0.1 sent by the load test");
    assertThat(retry(entry).status()).isEqualTo(409);
    assertThat(look(entry).path("state").asText()).isEqualTo("discarded");
  }

  @Test
  void aLookAtABillShowsNoNumber() {
    String bill =
        "{\"sessionId\":\"%s\",\"calleeNum\":\"+8613712345678\",\"fwdDstNum\":\"+8613787654321\",\"callEndTime\":\"2026-01-15 08:33:02\",\"ulFailReason\":518,\"dynIVRPath\":\"4-7-1-1\",\"recordFileDownloadUrl\":\"https://ostor.example.com/a?Signature=hunter\",\"note\":\"call 13712345678\"}"
            .formatted(session);
    String body = "{\"eventType\":\"fee\",\"feeLst\":[{\"sessionId\":\"x\"},%s]}".formatted(bill);
    facade.push(body);
    String entry = entriesOf(body.getBytes(StandardCharsets.UTF_8), 2).getLast();

    Answer answer = facade.get("/v1/quarantine/" + entry);

    assertThat(answer.body().path("item").asInt()).isEqualTo(1);
    assertThat(answer.body().path("content").path("form").asText()).isEqualTo("json");
    assertThat(answer.body().path("content").path("text").asText())
        .contains("\"calleeNum\" : \"+86137****5678\"")
        .contains("\"fwdDstNum\" : \"+86137****4321\"")
        .contains("\"callEndTime\" : \"2026-01-15 08:33:02\"")
        .contains("\"ulFailReason\" : 518")
        .contains("\"note\" : \"****\"");
    assertThat(answer.raw().body())
        .doesNotContain("1234567", "8765432", "4-7-1-1", "hunter", "ostor");
  }

  @Test
  void aDiscardedEntryTellsWhoDidItAndWhy() {
    String entry = quarantined(status(session));

    Answer answer = discard(entry, REASON);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("state").asText()).isEqualTo("discarded");
    assertThat(answer.body().path("discardedBy").asText()).isEqualTo("desk");
    assertThat(answer.body().path("discardReason").asText()).isEqualTo("sent by the load test");
    assertThat(answer.body().path("discardedAt").asText()).isNotEmpty();
    assertThat(listed("app=courier")).doesNotContain(entry);
    assertThat(listed("state=discarded")).contains(entry);
    assertThat(look(entry).path("content").path("text").asText()).contains("callout");

    Answer again = discard(entry, "{\"reason\":\"another\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("entry-not-open");
    assertThat(again.body().path("detail").asText()).contains("discarded");
    assertThat(look(entry).path("discardReason").asText()).isEqualTo("sent by the load test");

    retry(entry);
    awaited(entry, "open");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                      | 422 | reason",
        "{\"reason\":null}       | 422 | reason",
        "{\"reason\":\"\"}       | 422 | reason",
        "{\"reason\":\" \"}      | 422 | reason",
        "{\"reason\":\"a\\u0000\"} | 422 | reason",
        "{\"reason\":5}          | 400 | reason",
        "{\"because\":\"a\"}     | 400 | because",
        "text                    | 400 | body",
      })
  void aDiscardNeedsItsReason(String body, int status, String field) {
    String entry = quarantined(status(session));

    Answer answer = discard(entry, body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
    assertThat(look(entry).path("state").asText()).isEqualTo("open");
  }

  @Test
  void aReasonHasAtMost200Characters() {
    String entry = quarantined(status(session));

    assertThat(discard(entry, "{\"reason\":\"" + "a".repeat(201) + "\"}").status()).isEqualTo(422);
    assertThat(discard(entry, "{\"reason\":\"" + "呼".repeat(200) + "\"}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "x", "9223372036854775807", "99999999999999999999", "01", "%00"})
  void whatIsNoEntryIs404(String id) {
    String path = "/v1/quarantine/" + id;

    Stream.of(
            facade.get(path),
            facade.post(path + "/retry", "", Map.of()),
            facade.post(path + "/discard", REASON, Map.of()))
        .forEach(
            answer -> {
              assertThat(answer.status()).isEqualTo(404);
              assertThat(answer.code()).isEqualTo("not-found");
            });
  }

  @Test
  void theListIsNarrowedToStateAppAndReason() {
    String noCall = quarantined(status(session));
    String unsigned = quarantined(SIGNED_DOOR, status(session));
    String discarded = quarantined(status(session + "d"));
    discard(discarded, REASON);

    assertThat(listed("")).contains(noCall, unsigned).doesNotContain(discarded);
    assertThat(listed("app=courier")).contains(noCall).doesNotContain(unsigned, discarded);
    assertThat(listed("reason=unsigned")).contains(unsigned).doesNotContain(noCall, discarded);
    assertThat(listed("app=signed&reason=no_call&state=all"))
        .doesNotContain(noCall, unsigned, discarded);
    assertThat(listed("state=all&app=courier")).contains(noCall, discarded);
    assertThat(listed("app=nobody")).isEmpty();

    String newest = quarantined(SIGNED_DOOR, status(session + "n"));
    String all = "/v1/quarantine?app=signed&state=all&limit=1";
    JsonNode page = facade.get(all).body();
    assertThat(page.path("items").findValuesAsText("id")).containsExactly(newest);
    assertThat(page.path("items").get(0).path("content").isNull()).isTrue();
    String cursor = page.path("nextCursor").asText();
    assertThat(facade.get(all + "&cursor=" + cursor).body().path("items").findValuesAsText("id"))
        .containsExactly(unsigned);
    assertThat(facade.get("/v1/quarantine?limit=1&cursor=" + cursor).code())
        .isEqualTo("invalid-cursor");
  }

  @ParameterizedTest
  @CsvSource({"state=shut, state", "reason=Poison, reason", "app=a%20b, app"})
  void aFilterThatCanNotBeReadIsNamed(String query, String parameter) {
    Answer answer = facade.get("/v1/quarantine?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-parameter");
    assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(parameter);
  }

  @Test
  void whatIsOpenIsMeasured() {
    gauges.measure();
    double before = metric("dialbridge_quarantine_open{reason=\"unsigned\"}");
    String entry = quarantined(SIGNED_DOOR, status(session));

    gauges.measure();
    assertThat(metric("dialbridge_quarantine_open{reason=\"unsigned\"}")).isEqualTo(before + 1);
    assertThat(metric("dialbridge_quarantine_oldest_age_seconds")).isPositive();

    discard(entry, REASON);
    gauges.measure();
    assertThat(metric("dialbridge_quarantine_open{reason=\"unsigned\"}")).isEqualTo(before);
  }

  private double metric(String series) {
    return facade
        .get("/q/metrics")
        .raw()
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private Answer retry(String entry) {
    return facade.post("/v1/quarantine/" + entry + "/retry", "", Map.of());
  }

  private Answer discard(String entry, String body) {
    return facade.post("/v1/quarantine/" + entry + "/discard", body, Map.of());
  }

  private List<String> audited(String entry) {
    return facade.audited("quarantine/" + entry).stream()
        .map(
            written ->
                Stream.of("action", "actor", "address", "reason")
                    .map(field -> written.path(field).asText())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private JsonNode look(String entry) {
    return facade.get("/v1/quarantine/" + entry).body();
  }

  private JsonNode awaited(String entry, String state) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> look(entry).path("state").asText().equals(state));
    return look(entry);
  }

  private List<String> listed(String query) {
    return facade
        .get("/v1/quarantine?limit=200&" + query)
        .body()
        .path("items")
        .findValuesAsText("id");
  }

  private static String status(String session) {
    return "{\"eventType\":\"callout\",\"statusInfo\":{\"timestamp\":\"2026-01-15 08:30:20\",\"sessionId\":\"%s\",\"called\":\"+8613700000001\"}}"
        .formatted(session);
  }

  private static String bills(String... sessions) {
    return Stream.of(sessions)
        .map(
            "{\"sessionId\":\"%s\",\"callOutAnswerTime\":\"2026-01-15 08:30:29\",\"callEndTime\":\"2026-01-15 08:33:02\"}"
                ::formatted)
        .collect(Collectors.joining(",", "{\"eventType\":\"fee\",\"feeLst\":[", "]}"));
  }

  private static String accepted(String app, String session) {
    return QuarkusTransaction.requiringNew()
        .call(() -> TestingCalls.accepted(CallKind.CALLBACK, app, session))
        .id()
        .toString();
  }

  private List<String> eventsOf(String call) {
    return facade
        .get("/v1/calls/" + call + "/events")
        .body()
        .path("items")
        .findValuesAsText("type");
  }

  private boolean billed(String call) {
    return eventsOf(call).contains("billed");
  }

  private String quarantined(String body) {
    return quarantined(TestingFacade.PUSH_DOOR, body);
  }

  private String quarantined(String door, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    facade.push(door, bytes);
    return entriesOf(bytes, 1).getFirst();
  }

  /** The entries of the push that came last with these bytes, once there are that many. */
  private List<String> entriesOf(byte[] body, int count) {
    String ids =
        "select coalesce(string_agg(q.id::text, ',' order by q.item), '') from push_quarantine q where q.push_id = (select max(id) from push_inbox where digest = ?)";
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> one(ids, body).split(",").length == count && !one(ids, body).isEmpty());
    return List.of(one(ids, body).split(","));
  }

  private void change(String update, String call) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setString(1, call);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private String one(String query, byte[] parameter) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setBytes(1, TestingPushes.digest(parameter));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
