package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.calls.TestingCalls;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.TestingSeal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills that were not pushed, and those that no call explains. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class BillImportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> LINES = Map.of("Content-Type", "application/x-ndjson");
  private static final String COURIER = "dialbridgeDevCallbackKey01";

  @Inject AgroalDataSource database;
  @Inject UnexplainedGauges gauges;
  @Inject UnexplainedBacklog backlog;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final String session = "s-" + UUID.randomUUID();

  @Test
  void aLostBillIsRepairedByItsImport() throws SQLException {
    String call = settledWithoutBill(session);
    assertThat(overdue("lost")).contains(call);

    List<JsonNode> trial = imported(bill(COURIER, session), "?dryRun=true");
    assertThat(trial.getFirst().path("outcome").asText()).isEqualTo("added");
    assertThat(trial.getFirst().path("callId").asText()).isEqualTo(call);
    assertThat(trial.getFirst().path("billId").isNull()).isTrue();
    assertThat(trial.getLast().at("/summary/dryRun").asBoolean()).isTrue();
    assertThat(facade.call(call).path("bill").isNull()).isTrue();

    List<JsonNode> report = imported(bill(COURIER, session), "");

    assertThat(outcomes(report)).containsExactly("added", "finished");
    JsonNode repaired = facade.call(call);
    assertThat(repaired.at("/bill/cost/amount").asText()).isEqualTo("0.54");
    assertThat(repaired.at("/bill/id").asText())
        .isEqualTo(report.getFirst().path("billId").asText());
    assertThat(repaired.path("missing").toString()).doesNotContain("bill");
    assertThat(overdue("lost")).doesNotContain(call);
    assertThat(outcomes(imported(bill(COURIER, session), "")))
        .containsExactly("repeated", "finished");
    assertThat(outcomes(imported(bill(COURIER, session).replace("08:33:02", "08:33:03"), "")))
        .containsExactly("revised", "finished");
    assertThat(facade.call(call).at("/bill/revised").asBoolean()).isTrue();
    assertThat(facade.get("/v1/audit?action=bills.imported").raw().body())
        .contains("1 bills: 1 added, 0 revised");
  }

  @Test
  void aTrialTellsWhatAnImportOfTheSameFileThenDoes() {
    accepted(session);
    StringBuilder file = new StringBuilder();
    for (int line = 0; line < 250; line++) {
      String bill = bill(COURIER, line % 2 == 0 ? session : session + "x");
      file.append(line == 180 ? bill.replace("08:33:02", "08:33:04") : bill).append('\n');
    }

    List<String> told = outcomes(imported(file.toString(), "?dryRun=true"));

    assertThat(listed("state=all", session + "x")).isZero();
    assertThat(outcomes(imported(file.toString(), ""))).isEqualTo(told);
    assertThat(told).contains("added", "repeated", "revised", "unexplained").hasSize(251);
    assertThat(told.get(0)).isEqualTo("added");
    assertThat(told.get(180)).isEqualTo("revised");
    assertThat(told.get(182)).isEqualTo("repeated");
  }

  @Test
  void eachLineIsJudgedByItself() {
    String call = accepted(session);
    String limited =
        facade
            .post(
                "/v1/keys",
                "{\"name\":\"importer-%s\",\"scopes\":[\"bills:import\"],\"apps\":[\"courier\"]}"
                    .formatted(UUID.randomUUID()),
                Map.of())
            .body()
            .path("secret")
            .asText();
    String file =
        String.join(
            "\n",
            "{\"appKey\":",
            bill("dialbridgeTestSignedKey01", session),
            bill("nobody", session),
            "{\"sessionId\":\"%s\"}".formatted(session),
            "",
            bill(COURIER, "").replace("\"userData\":\"\"", "\"userData\":\"" + call + "\""));

    List<JsonNode> report = report(facade.with(limited).post("/v1/bills/import", file, LINES));

    assertThat(outcomes(report))
        .containsExactly("unreadable", "not_yours", "not_yours", "unreadable", "added", "finished");
    assertThat(report)
        .extracting(line -> line.path("line").asInt())
        .containsExactly(1, 2, 3, 4, 6, 6);
    assertThat(report.get(3).path("detail").asText()).contains("appKey");
    assertThat(report.get(4).path("callId").asText()).isEqualTo(call);
    assertThat(report.getLast().at("/summary/bills").asInt()).isEqualTo(5);
    // A bill of another app touches no call, whoever's id it carries.
    assertThat(
            outcomes(
                imported(
                    bill("dialbridgeTestSignedKey01", "")
                        .replace("\"userData\":\"\"", "\"userData\":\"" + call + "\""),
                    "")))
        .containsExactly("unexplained", "finished");
  }

  @Test
  void aBrokenArrayEndsWhereItBroke() {
    accepted(session);

    List<JsonNode> report =
        report(
            facade.post(
                "/v1/bills/import", "[" + bill(COURIER, session) + ",\n{\"appKey\":}]", Map.of()));

    assertThat(outcomes(report)).containsExactly("added", "broken_off");
    assertThat(report.getLast().path("detail").asText()).contains("line 2, column 11");
    assertThat(report.getLast().at("/summary/added").asInt()).isEqualTo(1);
  }

  @Test
  void ofACallWithoutItsEventsAnImportedBillWaitsInQuarantine() throws SQLException {
    String call = accepted(session);
    change(
        "update call_session set settled = true, events_dropped = true where id = '" + call + "'");

    assertThat(outcomes(imported(bill(COURIER, session), "")))
        .containsExactly("too_late", "finished");
    assertThat(outcomes(imported(bill(COURIER, session), "")))
        .containsExactly("too_late", "finished");

    assertThat(
            count(
                "push_quarantine q join push_inbox i on i.id = q.push_id where q.reason = 'too_late' and i.signature = 'IMPORTED' and q.detail like 'imported%'"))
        .isEqualTo(1);
  }

  @Test
  void aBillThatNoCallExplainsIsListedOnceWithItsCost() throws SQLException {
    String pushed =
        "{\"eventType\":\"fee\",\"feeLst\":[%s,%s]}"
            .formatted(bill(COURIER, session), bill(COURIER, session + "2"));
    facade.push(pushed);
    await().atMost(Duration.ofSeconds(10)).until(() -> listed("", session) == 1);

    assertThat(outcomes(imported(bill(COURIER, session) + "\n" + bill(COURIER, session + "3"), "")))
        .containsExactly("unexplained", "unexplained", "finished");
    assertThat(outcomes(imported(bill(COURIER, session + "3"), "")))
        .containsExactly("unexplained", "finished");

    Answer list = facade.get("/v1/bills/unexplained?limit=200&app=courier");
    assertThat(listed("", session)).isEqualTo(1);
    assertThat(listed("", session + "3")).isEqualTo(1);
    JsonNode newest = list.body().path("items").get(0);
    assertThat(newest.at("/cost/amount").asText()).isEqualTo("0.54");
    assertThat(newest.at("/legs/0/minutes").asInt()).isEqualTo(3);
    assertThat(newest.at("/record/calleeNum").asText()).isEqualTo("+86137****5678");
    assertThat(newest.at("/record/dynIvrPath").asText()).isEqualTo("****");
    assertThat(newest.path("state").asText()).isEqualTo("open");
    assertThat(list.raw().body()).doesNotContain("13712345678", "4-7-1", "hunter");
    assertThat(list.body().at("/totals/0/bills").asInt()).isGreaterThanOrEqualTo(3);
    gauges.measure();
    assertThat(metric("dialbridge_bills_unexplained")).isGreaterThanOrEqualTo(3);

    // The call comes to exist after all, and the bill is imported once more.
    String call = accepted(session + "3");
    assertThat(outcomes(imported(bill(COURIER, session + "3"), "")))
        .containsExactly("added", "finished");
    assertThat(facade.call(call).at("/bill/cost/amount").asText()).isEqualTo("0.54");
    assertThat(listed("state=all", session + "3")).isZero();
    assertThat(
            facade
                .get("/v1/quarantine/" + newest.path("quarantineId").asText())
                .body()
                .path("state")
                .asText())
        .isEqualTo("resolved");
  }

  @Test
  void whatIsDiscardedIsListedApartAndAnErasureTakesTheRecord() throws SQLException {
    imported(bill(COURIER, session).replace("+8613712345678", "+8613799990001"), "");
    JsonNode bill = facade.get("/v1/bills/unexplained").body().path("items").get(0);
    String entry = bill.path("quarantineId").asText();

    facade.post(
        "/v1/quarantine/" + entry + "/discard", "{\"reason\":\"ours elsewhere\"}", Map.of());

    assertThat(ids("")).doesNotContain(bill.path("id").asText());
    assertThat(ids("state=discarded")).contains(bill.path("id").asText());
    String erasure =
        facade
            .post(
                "/v1/erasures", "{\"number\":\"+8613799990001\",\"reason\":\"request\"}", Map.of())
            .body()
            .path("id")
            .asText();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                facade
                    .get("/v1/erasures/" + erasure)
                    .body()
                    .path("state")
                    .asText()
                    .equals("completed"));
    assertThat(
            count(
                "unexplained_bill where record is null and id = '"
                    + bill.path("id").asText()
                    + "'"))
        .isEqualTo(1);
    assertThat(ids("state=discarded")).contains(bill.path("id").asText());
  }

  @Test
  void whatLayInQuarantineBeforeIsListedToo() throws SQLException {
    imported(bill(COURIER, session), "");
    String id = facade.get("/v1/bills/unexplained").body().at("/items/0/id").asText();
    change(
        "insert into unexplained_backlog select push_id from unexplained_bill where id = '"
            + id
            + "'");
    change("delete from unexplained_bill where id = '" + id + "'");
    assertThat(listed("", session)).isZero();

    backlog.work();

    assertThat(listed("", session)).isEqualTo(1);
    assertThat(count("unexplained_backlog")).isZero();
  }

  /**
   * A client that reads nothing before it has sent all of 21 MB, which most of the doors refuse.
   */
  @Test
  void aFileOfAnySizeGoesThrough() throws IOException {
    accepted(session);
    String bill = bill(COURIER, session);
    byte[] line =
        (bill.substring(0, bill.length() - 1) + ",\"note\":\"" + "x".repeat(36_000) + "\"}\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] noBill = "{}\n".getBytes(StandardCharsets.UTF_8);
    int bills = 600;
    int others = 40_000;
    long length = (long) line.length * bills + (long) noBill.length * others;
    assertThat(length).isGreaterThan(20_000_000);

    String last = null;
    int count = 0;
    try (Socket socket = new Socket("127.0.0.1", 8081)) {
      socket.setSoTimeout(60_000);
      socket.setReceiveBufferSize(16 << 10);
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /v1/bills/import?dryRun=true HTTP/1.0\r
          Host: 127.0.0.1\r
          Authorization: Bearer dialbridge-dev\r
          Content-Type: application/x-ndjson\r
          Content-Length: %d\r
          \r
          """
              .formatted(length)
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < others; i++) {
        out.write(noBill);
      }
      for (int i = 0; i < bills; i++) {
        out.write(line);
      }
      out.flush();
      InputStream in = socket.getInputStream();
      for (String next : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (next.startsWith("{")) {
          last = next;
          count++;
        }
      }
    }

    assertThat(count).isEqualTo(bills + others + 1);
    assertThat(JSON.readTree(last).path("outcome").asText()).isEqualTo("finished");
    assertThat(JSON.readTree(last).at("/summary/added").asInt()).isEqualTo(1);
    assertThat(JSON.readTree(last).at("/summary/repeated").asInt()).isEqualTo(bills - 1);
    assertThat(JSON.readTree(last).at("/summary/unreadable").asInt()).isEqualTo(others);
  }

  @Test
  void otherBodiesAreBoundedAsBefore() {
    String large = "[" + " ".repeat(3 << 20) + "]";

    assertThat(facade.post("/v1/callbacks", large, Map.of()).status()).isEqualTo(413);
    assertThat(facade.post("/v1/bills/overdue", large, Map.of()).status()).isEqualTo(413);
    assertThat(facade.post("/q/health/live", large, Map.of()).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/bills/import?dryRun=yes, dryRun",
    "/v1/bills/unexplained?state=shut, state",
    "/v1/bills/unexplained?app=a%20b, app",
    "/v1/bills/overdue?state=soon, state"
  })
  void aParameterThatCanNotBeReadIsNamed(String path, String parameter) {
    Answer answer = path.contains("import") ? facade.post(path, "[]", Map.of()) : facade.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(parameter);
  }

  @Test
  void anotherContentTypeIsRefused() {
    assertThat(facade.post("/v1/bills/import", "[]", Map.of("Content-Type", "text/csv")).status())
        .isEqualTo(415);
  }

  private List<JsonNode> imported(String lines, String query) {
    return report(facade.post("/v1/bills/import" + query, lines, LINES));
  }

  private static List<JsonNode> report(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    return answer.raw().body().lines().map(BillImportTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> outcomes(List<JsonNode> report) {
    return report.stream().map(line -> line.path("outcome").asText()).toList();
  }

  private List<String> overdue(String state) {
    return facade
        .get("/v1/bills/overdue?limit=200&state=" + state)
        .body()
        .path("items")
        .findValuesAsText("callId");
  }

  private List<String> ids(String query) {
    return facade
        .get("/v1/bills/unexplained?limit=200&" + query)
        .body()
        .path("items")
        .findValuesAsText("id");
  }

  /** How many are listed by that session, of which the list shows nothing. */
  private long listed(String query, String session) {
    List<String> shown = ids(query);
    try {
      byte[] digest = digestOf(session);
      return shown.isEmpty()
          ? 0
          : count(
              "unexplained_bill where digest = '\\x%s' and id in ('%s')"
                  .formatted(HexFormat.of().formatHex(digest), String.join("','", shown)));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] digestOf(String session) {
    return TestingSeal.SEAL.of(
        "unexplained-bill",
        "courier".getBytes(StandardCharsets.UTF_8),
        StoredJson.bytes(BillReading.content(json(bill(COURIER, session)))));
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

  private static String bill(String appKey, String session) {
    return "{\"appKey\":\"%s\",\"sessionId\":\"%s\",\"calleeNum\":\"+8613712345678\",\"callOutAnswerTime\":\"2026-01-15 08:30:29\",\"callEndTime\":\"2026-01-15 08:33:02\",\"dynIVRPath\":\"4-7-1\",\"recordFileDownloadUrl\":\"https://a.example/hunter\",\"userData\":\"\"}"
        .formatted(appKey, session);
  }

  private static String accepted(String session) {
    return QuarkusTransaction.requiringNew()
        .call(() -> TestingCalls.accepted(CallKind.CALLBACK, "courier", session))
        .id()
        .toString();
  }

  /** As its deadline leaves it. */
  private static String settledWithoutBill(String session) {
    return QuarkusTransaction.requiringNew()
        .call(() -> TestingCalls.givenUp("courier", session))
        .toString();
  }

  private void change(String update) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(update)).isEqualTo(1);
    }
  }

  private long count(String from) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + from)) {
      row.next();
      return row.getLong(1);
    }
  }
}
