package io.dialbridge.alerts;

import static io.dialbridge.alerts.Phoned.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.Traces;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is called about what is data: made, seen, replaced, deleted, and told by a dry run. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class ChainsAndRoutesTest {
  @Inject AgroalDataSource database;

  private Phoned phoned;

  @BeforeEach
  void house() {
    phoned = new Phoned(database);
  }

  private static String chain(String name, String rest) {
    return "{\"name\":\"%s\",\"app\":\"notice\",\"template\":\"alert\",\"words\":[\"{{labels.alertname}}\",\"{{count}}\"],\"steps\":[{\"name\":\"a\",\"number\":\"%s\"}]%s}"
        .formatted(name, number(31, 840), rest);
  }

  @Test
  void aChainIsMadeSeenReplacedAndDeleted() throws Exception {
    String name = UUID.randomUUID().toString();
    Answer made = phoned.facade.post("/v1/alert-chains", chain(name, ",\"repeat\":3"), Map.of());
    assertThat(made.status()).isEqualTo(201);
    String at = made.header("Location");
    assertThat(made.body().at("/steps/0/number").asText()).isEqualTo("+86154****1840");
    assertThat(made.body().path("repeat").asInt()).isEqualTo(3);
    assertThat(made.body().path("waitMinutes").asInt()).isEqualTo(5);
    assertThat(phoned.facade.get(at).body()).isEqualTo(made.body());
    assertThat(new Traces(database).tablesHolding("15400031840")).isEmpty();

    assertThat(phoned.facade.post("/v1/alert-chains", chain(name, ""), Map.of()).code())
        .isEqualTo("name-taken");
    Answer replaced =
        phoned.facade.put(at, chain(name, ",\"waitMinutes\":9").replace("\"a\"", "\"b\""));
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.body().at("/steps/0/name").asText()).isEqualTo("b");
    assertThat(replaced.body().path("waitMinutes").asInt()).isEqualTo(9);
    assertThat(replaced.body().path("repeat").asInt()).as("all of it").isEqualTo(1);
    assertThat(listed()).contains(phoned.facade.get(at).body());

    String route = phoned.route(made.body().path("id").asText());
    assertThat(phoned.facade.delete(at).code()).isEqualTo("in-use");
    assertThat(phoned.facade.delete("/v1/alert-routes/" + route).status()).isEqualTo(200);
    assertThat(phoned.facade.delete(at).status()).isEqualTo(200);
    assertThat(phoned.facade.get(at).status()).isEqualTo(404);
    assertThat(phoned.facade.audited("alert-chain/" + made.body().path("id").asText()))
        .extracting(entry -> entry.path("action").asText())
        .containsExactly("alert-chain.deleted", "alert-chain.replaced", "alert-chain.created");
  }

  private List<JsonNode> listed() {
    List<JsonNode> chains = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = phoned.facade.get("/v1/alert-chains?limit=2" + cursor).body();
      page.path("items").forEach(chains::add);
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());
    return chains;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"app\":\"notice\" | \"app\":\"courier\" | app",
        "\"app\":\"notice\" | \"app\":\"nobody\" | app",
        "{{count}} | {{counts}} | words[1]",
        "+8615400031840 | 015400031840 | steps[0].number",
        "\"name\":\"a\" | \"name\":\"\" | steps[0].name",
        "\"steps\" | \"displayNumber\":\"+8610000\",\"steps\" | displayNumber",
        "\"steps\" | \"repeat\":6,\"steps\" | repeat",
        "\"steps\" | \"waitMinutes\":0,\"steps\" | waitMinutes",
      })
  void whatAChainCanNotBeIsSaid(String right, String wrong, String field) {
    String body = chain(UUID.randomUUID().toString(), "").replace(right, wrong);

    Answer answer = phoned.facade.post("/v1/alert-chains", body, Map.of());

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
    assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=~ | ( | matchers[0].value",
        "=~ | (a)\\\\1 | matchers[0].value",
        "!~ | (?=a) | matchers[0].value",
        "== | a | matchers[0].op",
      })
  void whatARouteCanNotBeIsSaid(String op, String value, String field) {
    Answer answer =
        phoned.facade.post(
            "/v1/alert-routes",
            "{\"position\":1,\"matchers\":[{\"label\":\"a\",\"op\":\"%s\",\"value\":\"%s\"}],\"chain\":\"%s\"}"
                .formatted(op, value, phoned.chain(number(31, 841))),
            Map.of());

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
    assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(field);
  }

  @Test
  void aRouteIsReplacedAndTheFirstInOrderIsTaken() {
    String chain = phoned.chain(number(31, 842));
    String late = phoned.route(chain);
    Answer replaced =
        phoned.facade.put(
            "/v1/alert-routes/" + late,
            "{\"position\":900000,\"matchers\":[{\"label\":\"story\",\"op\":\"=\",\"value\":\"%s\"}],\"chain\":\"%s\"}"
                .formatted(phoned.story, chain));
    assertThat(replaced.body().path("holdSeconds").asInt()).isEqualTo(60);
    String early = phoned.route(chain);

    List<String> order = new ArrayList<>();
    phoned
        .facade
        .get("/v1/alert-routes")
        .body()
        .path("items")
        .forEach(route -> order.add(route.path("id").asText()));
    assertThat(order).containsSubsequence(early, late);
    assertThat(
            dryRun("{\"labels\":{\"story\":\"%s\"}}".formatted(phoned.story))
                .path("route")
                .asText())
        .isEqualTo(early);
    assertThat(
            phoned
                .facade
                .put(
                    "/v1/alert-routes/" + late,
                    "{\"position\":1,\"matchers\":[],\"chain\":\"%s\"}"
                        .formatted(UUID.randomUUID()))
                .code())
        .isEqualTo("invalid-fields");
  }

  private JsonNode dryRun(String body) {
    Answer answer = phoned.facade.post("/v1/alerts/dry-run", body, Map.of());
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void aDryRunSaysWhoWouldBeCalledAndNothingComesOfIt() {
    String optedOut = number(31, 843);
    phoned.facade.post("/v1/opt-outs", "{\"number\":\"%s\"}".formatted(optedOut), Map.of());
    String chain = phoned.chain("notice", 4, 2, optedOut, number(31, 844));
    String route = phoned.route(chain, ",\"critical\":true");
    String payload = phoned.group("alertmanager-firing.json", "d").toString();

    JsonNode told = dryRun(payload);

    assertThat(told.path("outcome").asText()).isEqualTo("called");
    assertThat(told.path("route").asText()).isEqualTo(route);
    assertThat(told.path("chain").asText()).isEqualTo(chain);
    assertThat(told.path("critical").asBoolean()).isTrue();
    assertThat(told.path("words").toString()).isEqualTo("[\"PostgresDown\",\"2\"]");
    assertThat(told.path("calls"))
        .extracting(
            call ->
                call.path("round").asInt()
                    + " "
                    + call.path("name").asText()
                    + " "
                    + call.path("number").asText()
                    + " "
                    + call.path("afterMinutes").asInt())
        .containsExactly(
            "1 person 1 +86154****1843 0",
            "1 person 2 +86154****1844 4",
            "2 person 1 +86154****1843 8",
            "2 person 2 +86154****1844 12");
    assertThat(told.at("/calls/0/against").findValuesAsText("rule")).containsExactly("opt-out");
    assertThat(told.at("/calls/1/against")).isEmpty();
    assertThat(phoned.facade.get("/v1/alerts/incidents?chain=" + chain).body().path("items"))
        .isEmpty();

    assertThat(dryRun("{\"labels\":{\"a\":\"b\"}}").path("outcome").asText()).isEqualTo("unrouted");
    phoned.fire("d");
    assertThat(dryRun(payload).path("outcome").asText()).isEqualTo("updated");
    assertThat(
            dryRun(phoned.group("alertmanager-firing.json", "e").toString())
                .path("outcome")
                .asText())
        .isEqualTo("held");
    assertThat(phoned.facade.post("/v1/alerts/dry-run", "{}", Map.of()).status()).isEqualTo(422);
  }
}
