package io.dialbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.dev.EmbeddedDatabase;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingReceiver;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One call, from the request to its priced bill, in the order of the README's tour. Told against
 * the classes and against the package.
 */
abstract class OneCallStory {
  private final TestingFacade facade = TestingFacade.ofTest();
  private final TestingReceiver receiver = TestingReceiver.start();
  private final String reference = getClass().getSimpleName() + "-" + System.nanoTime();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void oneCall() throws Exception {
    JsonNode endpoint = theCustomerWantsToBeTold();
    theResourceValidates();
    String id = theServiceSavesAndThePortPlaces();
    theDoorStoresEachPushAndAnswers(id);
    theInboxIsReadIntoFacts(id);
    theSessionFoldsThem(id);
    theBillClosesAndIsPriced(id);
    theCustomerIsTold(id, endpoint);
    aRepeatedRequestRingsNobody(id);
  }

  private JsonNode theCustomerWantsToBeTold() {
    return facade
        .post("/v1/webhook-endpoints", "{\"url\":\"%s\"}".formatted(receiver.url()), Map.of())
        .body();
  }

  private void theResourceValidates() {
    TestingFacade.Answer refused =
        facade.placeCallback(
            "{\"caller\":\"15400000001\",\"callee\":\"+8615400010001\",\"maxMinutes\":1441}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactlyInAnyOrder("caller", "maxMinutes");
    assertThat(count("select count(*) from call_session where reference = '" + reference + "'"))
        .isZero();
  }

  private String theServiceSavesAndThePortPlaces() {
    TestingFacade.Answer placed = place();

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.body().path("status").asText())
        .isIn("accepted", "calling_caller", "ringing_caller");
    String id = placed.body().path("id").asText();
    assertThat(placed.header("Location")).endsWith("/v1/calls/" + id);
    // Our id travels as the platform's userData.
    assertThat(requestsWith(id)).isEqualTo(1);
    return id;
  }

  private void theDoorStoresEachPushAndAnswers(String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> acknowledgedPushes(id).contains("fee"));

    assertThat(acknowledgedPushes(id))
        .containsExactlyInAnyOrder(
            "callout:caller",
            "alerting:caller",
            "answer:caller",
            "callout:callee",
            "alerting:callee",
            "answer:callee",
            "disconnect:caller",
            "fee");
    assertThat(
            count(
                "select count(*) from push_inbox where signature = 'FORM_2026' and call_id = '"
                    + id
                    + "'"))
        .isEqualTo(8);
  }

  private void theInboxIsReadIntoFacts(String id) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                count(
                        "select (select count(*) from push_unread) + (select count(*) from push_retry)")
                    == 0);

    List<String> types = new ArrayList<>();
    facade
        .get("/v1/calls/" + id + "/events")
        .body()
        .path("items")
        .forEach(event -> types.add(event.path("type").asText()));
    assertThat(types)
        .containsExactlyInAnyOrder(
            "accepted",
            "called",
            "rang",
            "answered",
            "called",
            "rang",
            "answered",
            "disconnected",
            "billed");
  }

  private void theSessionFoldsThem(String id) {
    JsonNode call = facade.call(id);

    assertThat(call.path("status").asText()).isEqualTo("completed");
    assertThat(call.path("settled").asBoolean()).isTrue();
    assertThat(call.path("endedBy").asText()).isEqualTo("caller");
    assertThat(call.path("cause").path("slug").asText()).isEqualTo("hung-up");
    assertThat(call.path("missing")).isEmpty();
    assertThat(call.path("legs").get(0).path("number").asText()).isEqualTo("+86154****0001");
  }

  private void theBillClosesAndIsPriced(String id) {
    JsonNode summary = facade.call(id).path("bill");
    assertThat(summary.path("cost").path("amount").asText()).isEqualTo("0.36");
    assertThat(summary.path("cost").path("currency").asText()).isEqualTo("CNY");

    JsonNode bill = facade.get("/v1/bills/" + summary.path("id").asText()).body();
    assertThat(bill.path("callId").asText()).isEqualTo(id);
    assertThat(bill.path("legs").get(1).path("seconds").asLong()).isEqualTo(40);
    assertThat(bill.path("record").path("serviceType").asText()).isEqualTo("002");
    assertThat(bill.path("record").path("calleeNum").asText()).isEqualTo("+86154****0001");
  }

  private void theCustomerIsTold(String id, JsonNode endpoint) throws Exception {
    await().atMost(Duration.ofSeconds(20)).until(() -> receiver.ofCall(id).size() == 8);
    List<TestingReceiver.Received> told = receiver.ofCall(id);
    assertThat(told)
        .extracting(TestingReceiver.Received::type)
        .startsWith("call.accepted", "call.ringing")
        .endsWith("bill.rated", "call.settled");
    for (TestingReceiver.Received event : told) {
      event.verify(endpoint.path("secret").asText());
    }
    facade.delete("/v1/webhook-endpoints/" + endpoint.at("/endpoint/id").asText());
  }

  private void aRepeatedRequestRingsNobody(String id) {
    TestingFacade.Answer again = place();

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body().path("id").asText()).isEqualTo(id);
    assertThat(again.body().path("status").asText()).isEqualTo("completed");
    assertThat(requestsWith(id)).isEqualTo(1);
  }

  private TestingFacade.Answer place() {
    String body =
        "{\"caller\":\"+8615400000001\",\"callee\":\"+8615400010001\",\"maxMinutes\":30,\"reference\":\"%s\"}"
            .formatted(reference);
    return facade.post("/v1/callbacks", body, Map.of("Idempotency-Key", reference));
  }

  private long requestsWith(String id) {
    return ledger().stream()
        .filter(
            entry ->
                entry.path("userData").asText().equals(id)
                    && entry.path("path").asText().contains("click2Call"))
        .count();
  }

  private List<String> acknowledgedPushes(String id) {
    return ledger().stream()
        .filter(
            entry ->
                entry.path("body").asText().contains(id) && entry.path("acknowledged").asBoolean())
        .map(entry -> entry.path("event").asText())
        .toList();
  }

  private List<JsonNode> ledger() {
    List<JsonNode> entries = new ArrayList<>();
    facade.twin("GET", "/twin/ledger?limit=10000", "").body().path("entries").forEach(entries::add);
    return entries;
  }

  private static long count(String query) {
    try (Connection database = DriverManager.getConnection(EmbeddedDatabase.url());
        ResultSet row = database.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
