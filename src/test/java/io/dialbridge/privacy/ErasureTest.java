package io.dialbridge.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.Traces;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked to be forgotten is forgotten everywhere, and what was paid stays right. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class ErasureTest {
  private static final String REASON = "request 4711";

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void ofANumberNothingIsLeftButWhatItsCallsCost() throws SQLException {
    String number = "+8615400010901";
    String called = settled(place("+8615400000902", number));
    String calling = settled(place(number, "+8615400010903"));
    String notified =
        settled(
            placed(
                facade.post(
                    "/v1/notifications",
                    "{\"callee\":\"+8615400031904\",\"items\":[{\"file\":\"notice1.wav\",\"collectDigits\":1}]}",
                    Map.of())));
    String untouched = settled(place("+8615400000902", "+8615400010905"));
    // Pushes that don't say whose they are: one that nobody can read, bills of two calls at once.
    facade.push("{\"eventType\":\"fee\",\"calleeNum\":\"" + number);
    facade.push(
        "{\"eventType\":\"fee\",\"feeLst\":[%s,%s]}"
            .formatted(bill(called, number), bill(untouched, "+8615400010905")));
    await().untilAsserted(() -> assertThat(call(called).at("/bill/revised").asBoolean()).isTrue());
    JsonNode before = call(called);

    JsonNode receipt = completed(erase("{\"number\":\"%s\",\"reason\":\"%s\"}", number));

    assertThat(receipt.path("subject").asText()).isEqualTo("number");
    assertThat(receipt.path("calls").asInt()).isEqualTo(2);
    assertThat(receipt.path("pushes").asInt()).isGreaterThanOrEqualTo(12);
    assertThat(receipt.path("waiting").asInt()).isZero();
    for (String call : List.of(called, calling)) {
      assertThat(call(call).path("legs").findValuesAsText("number"))
          .containsExactly("****", "****");
      assertThat(call(call).path("erasedAt").asText()).isNotEmpty();
      assertThat(reveal(call).status()).isEqualTo(410);
      assertThat(reveal(call).code()).isEqualTo("erased");
      assertThat(facade.get("/v1/calls/" + call + "/events").status()).isEqualTo(200);
    }
    assertThat(found(number)).isEmpty();
    assertThat(found("+8615400000902")).containsExactly(untouched);
    assertThat(call(called).path("bill")).isEqualTo(before.path("bill"));
    assertThat(call(called).path("status")).isEqualTo(before.path("status"));
    assertThat(bill(call(called)).path("record").path("calleeNum").asText()).isEqualTo("****");
    assertThat(reveal(untouched).status()).isEqualTo(200);
    assertThat(reveal(notified).status()).isEqualTo(200);
    for (String word : List.of("15400010901", "+86154****0901")) {
      assertThat(new Traces(database).tablesHolding(word)).as(word).isEmpty();
    }
    assertThat(
            one(
                "select count(*) from push_inbox where call_id = '%s' and data_key is not null"
                    .formatted(called)))
        .isEqualTo("0");
    assertThat(
            one(
                "select count(*) from push_inbox where call_id = '%s' and data_key is not null"
                    .formatted(untouched)))
        .isNotEqualTo("0");
    assertThat(facade.audited("erasure/" + receipt.path("id").asText()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("action").asText()).isEqualTo("erasure.requested");
              assertThat(entry.path("reason").asText()).isEqualTo(REASON);
            });
  }

  @Test
  void ofACallTheKeysThatWerePressedGoAsWell() {
    String call =
        settled(
            placed(
                facade.post(
                    "/v1/notifications",
                    "{\"callee\":\"+8615400031906\",\"items\":[{\"file\":\"notice1.wav\",\"collectDigits\":1}]}",
                    Map.of())));
    assertThat(call(call).path("digits").get(0).asText()).isEqualTo("1");
    JsonNode before = call(call);

    JsonNode receipt = completed(erase("{\"callId\":\"%s\",\"reason\":\"%s\"}", call));

    assertThat(receipt.path("callId").asText()).isEqualTo(call);
    assertThat(receipt.path("calls").asInt()).isEqualTo(1);
    assertThat(call(call).path("digits").get(0).asText()).isEqualTo("*");
    assertThat(facade.get("/v1/calls/" + call + "/events").raw().body())
        .contains("\"*\"")
        .doesNotContain("\"1\"");
    assertThat(call(call).path("missing")).isEqualTo(before.path("missing"));
    assertThat(bill(call(call)).path("record").path("dynIvrPath").asText()).matches("[*-]*");
    // Once more finds nothing to do.
    assertThat(
            completed(erase("{\"callId\":\"%s\",\"reason\":\"%s\"}", call)).path("calls").asInt())
        .isZero();
  }

  @Test
  void aCallThatGoesOnIsErasedWhenItIsSettled() {
    String number = "+8615400010907";
    String call = place("+8615400000908", number);

    Answer asked = erase("{\"number\":\"%s\",\"reason\":\"%s\"}", number);

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.header("Location"))
        .isEqualTo("/v1/erasures/" + asked.body().path("id").asText());
    assertThat(completed(asked).path("calls").asInt()).isEqualTo(1);
    assertThat(call(call).path("settled").asBoolean()).isTrue();
    assertThat(call(call).at("/bill/cost/amount").asText()).isNotEmpty();
    assertThat(call(call).path("legs").findValuesAsText("number")).containsExactly("****", "****");
  }

  /** The platform may repeat a bill for hours. */
  @Test
  void aPushThatComesAfterTheErasureIsReadAndErasedAtOnce() throws SQLException {
    String number = "+8615400010909";
    String call = settled(place("+8615400000910", number));
    push("{\"eventType\":\"fee\",\"feeLst\":[%s]}", bill(call, number));
    await().untilAsserted(() -> assertThat(call(call).at("/bill/revised").asBoolean()).isTrue());
    completed(erase("{\"callId\":\"%s\",\"reason\":\"%s\"}", call));
    int revisions = bill(call(call)).path("revisions").asInt();

    push("{ \"eventType\":\"fee\",\"feeLst\":[%s]}", bill(call, number));
    push(
        "{\"eventType\":\"fee\",\"feeLst\":[%s]}",
        bill(call, number).replace("08:31:20", "08:32:20"));

    await()
        .untilAsserted(
            () -> assertThat(bill(call(call)).path("revisions").asInt()).isEqualTo(revisions + 1));
    assertThat(bill(call(call)).path("record").path("fwdDstNum").asText()).isEqualTo("****");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        one(
                            "select count(*) from push_inbox where call_id = '%s' and data_key is not null"
                                .formatted(call)))
                    .isEqualTo("0"));
    assertThat(new Traces(database).tablesHolding("+86154****0909")).isEmpty();
  }

  @Test
  void anErasedCallIsNotPlacedAgainByItsIdempotencyKey() {
    String body = "{\"caller\":\"+8615400000911\",\"callee\":\"+8615400010912\"}";
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String call = settled(placed(facade.post("/v1/callbacks", body, key)));
    completed(erase("{\"callId\":\"%s\",\"reason\":\"%s\"}", call));

    Answer again = facade.post("/v1/callbacks", body, key);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("idempotency-conflict");
    assertThat(again.body().path("callId").asText()).isEqualTo(call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                | 422",
        "{\"reason\":\"x\"}                                                | 422",
        "{\"number\":\"+8615400010913\"}                                   | 422",
        "{\"number\":\"+8615400010913\",\"reason\":\" \"}                  | 422",
        "{\"number\":\"15400010913\",\"reason\":\"x\"}                     | 422",
        "{\"callId\":\"no id\",\"reason\":\"x\"}                           | 422",
        "{\"callId\":\"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f\",\"reason\":\"x\"} | 422",
        "{\"number\":\"+8615400010913\",\"callId\":\"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f\",\"reason\":\"x\"} | 422",
        "{\"number\":\"+8615400010913\",\"reason\":\"x\",\"all\":true}     | 400",
        "[]                                                                | 400",
      })
  void whatCannotBeMeantIsRefused(String body, int status) {
    Answer answer = facade.post("/v1/erasures", body, Map.of());

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.raw().body()).doesNotContain("15400010913");
  }

  @Test
  void aKeyErasesOnlyWhatItMaySee() {
    String number = "+8615400010914";
    String call = settled(place("+8615400000915", number));
    TestingFacade foreign = facade.with(key("notice"));

    Answer ofCall =
        foreign.post(
            "/v1/erasures", "{\"callId\":\"%s\",\"reason\":\"x\"}".formatted(call), Map.of());
    Answer ofNumber =
        foreign.post(
            "/v1/erasures", "{\"number\":\"%s\",\"reason\":\"x\"}".formatted(number), Map.of());
    Answer ofAll = erase("{\"number\":\"%s\",\"reason\":\"%s\"}", "+8615400010916");

    assertThat(ofCall.status()).isEqualTo(422);
    assertThat(completed(ofNumber).path("calls").asInt()).isZero();
    assertThat(call(call).path("legs").findValuesAsText("number")).contains("+86154****0914");
    String ours = ofNumber.body().path("id").asText();
    String theirs = ofAll.body().path("id").asText();
    assertThat(foreign.get("/v1/erasures/" + ours).status()).isEqualTo(200);
    assertThat(foreign.get("/v1/erasures/" + theirs).status()).isEqualTo(404);
    assertThat(foreign.get("/v1/erasures").body().path("items").findValuesAsText("id"))
        .contains(ours)
        .doesNotContain(theirs);
    assertThat(facade.get("/v1/erasures?limit=2").body().path("items").findValuesAsText("id"))
        .contains(ours, theirs);
    completed(ofAll);
  }

  private String key(String app) {
    return facade
        .post(
            "/v1/keys",
            "{\"name\":\"eraser-%s\",\"scopes\":[\"numbers:erase\"],\"apps\":[\"%s\"]}"
                .formatted(UUID.randomUUID(), app),
            Map.of())
        .body()
        .path("secret")
        .asText();
  }

  private Answer erase(String body, String what) {
    return facade.post("/v1/erasures", body.formatted(what, REASON), Map.of());
  }

  private JsonNode completed(Answer asked) {
    assertThat(asked.status()).as(asked.raw().body()).isEqualTo(202);
    String path = "/v1/erasures/" + asked.body().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> facade.get(path).body().path("state").asText().equals("completed"));
    return facade.get(path).body();
  }

  private String place(String caller, String callee) {
    return placed(facade.placeCallback(caller, callee));
  }

  private static String placed(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  private String settled(String call) {
    await().atMost(Duration.ofSeconds(60)).until(() -> call(call).path("settled").asBoolean());
    return call;
  }

  private JsonNode call(String id) {
    return facade.call(id);
  }

  private JsonNode bill(JsonNode call) {
    return facade.get("/v1/bills/" + call.at("/bill/id").asText()).body();
  }

  private static String bill(String call, String callee) {
    return """
    {"direction":0,"spId":"sp","appKey":"key","icid":"icid-%1$s","bindNum":"+8675500001111","sessionId":"session-%1$s",\
    "callerNum":"+8675500001111","calleeNum":"+8615400000902","fwdDisplayNum":"+8675500002222","fwdDstNum":"%2$s",\
    "callOutStartTime":"2026-01-15 08:30:20","callOutAnswerTime":"2026-01-15 08:30:30","fwdStartTime":"2026-01-15 08:30:31",\
    "fwdAnswerTime":"2026-01-15 08:30:40","callEndTime":"2026-01-15 08:31:20","serviceType":"002","userData":"%1$s"}"""
        .formatted(call, callee);
  }

  private void push(String form, String bill) {
    assertThat(facade.push(form.formatted(bill)).status()).isEqualTo(200);
  }

  private Answer reveal(String call) {
    return facade.post("/v1/calls/" + call + "/reveal", "{\"reason\":\"x\"}", Map.of());
  }

  private List<String> found(String number) {
    return facade
        .post("/v1/calls/search", "{\"number\":\"%s\"}".formatted(number), Map.of())
        .body()
        .path("items")
        .findValuesAsText("id")
        .stream()
        .filter(
            id ->
                id.length() == 36 && !facade.call(id).isMissingNode() && facade.call(id).has("id"))
        .toList();
  }

  private String one(String query) throws SQLException {
    try (var connection = database.getConnection();
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
