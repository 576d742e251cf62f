package io.dialbridge.calls;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers: found by the whole number, told as a whole to who may and says why, and nowhere else.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class NumbersTest {
  private static final String CALLER = "+8615400000871";
  private static final String REASON = "{\"reason\":\"complaint 4711\"}";

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void aCallIsFoundByTheWholeNumberOfAPartyOnly() {
    String callee = "+8615400010872";
    String first = place(CALLER, callee);
    String second = place(callee, CALLER);

    assertThat(found("{\"number\":\"%s\"}".formatted(callee), "")).containsExactly(second, first);
    assertThat(found("{\"number\":\"%s\",\"party\":\"callee\"}".formatted(callee), ""))
        .containsExactly(first);
    assertThat(found("{\"number\":\"%s\",\"party\":\"caller\"}".formatted(callee), ""))
        .containsExactly(second);
    assertThat(found("{\"number\":\"+861540001087\"}", "")).isEmpty();

    Answer page = search("{\"number\":\"%s\"}".formatted(callee), "?limit=1");
    assertThat(page.body().path("items").findValuesAsText("id")).contains(second);
    String next = "?limit=1&cursor=" + page.body().path("nextCursor").asText();
    assertThat(found("{\"number\":\"%s\"}".formatted(callee), next)).containsExactly(first);
    assertThat(search("{\"number\":\"%s\"}".formatted(CALLER), next).code())
        .isEqualTo("invalid-cursor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                               | 422",
        "{\"number\":null}                                | 422",
        "{\"number\":\"15400010872\"}                     | 422",
        "{\"number\":\"+8615400010872\",\"party\":\"both\"} | 422",
        "{\"number\":\"+8615400010872\",\"name\":\"x\"}     | 400",
        "[]                                               | 400",
      })
  void aSearchThatCannotBeMeantIsRefused(String body, int status) {
    Answer answer = search(body, "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.raw().body()).doesNotContain("15400010872");
  }

  @Test
  void wholeNumbersAreToldWithAReasonThatIsWrittenDown() {
    String call = place(CALLER, "+8615400010873");
    assertThat(facade.call(call).path("legs").findValuesAsText("number"))
        .containsExactly("+86154****0871", "+86154****0873");

    Answer revealed = reveal(call, REASON);

    assertThat(revealed.status()).as(revealed.raw().body()).isEqualTo(200);
    assertThat(revealed.body().path("caller").asText()).isEqualTo(CALLER);
    assertThat(revealed.body().path("callee").asText()).isEqualTo("+8615400010873");
    JsonNode entry = facade.get("/v1/audit?action=numbers.revealed").body().path("items").get(0);
    assertThat(entry.path("actor").asText()).isEqualTo("desk");
    assertThat(entry.path("target").asText()).isEqualTo("call/" + call);
    assertThat(entry.path("reason").asText()).isEqualTo("complaint 4711");
    assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void withoutAReasonNothingIsTold() {
    String call = place(CALLER, "+8615400010874");

    assertThat(reveal(call, "{\"reason\":\" \"}").status()).isEqualTo(422);
    assertThat(reveal(call, "{}").status()).isEqualTo(422);
    assertThat(reveal(UUID.randomUUID().toString(), REASON).status()).isEqualTo(404);
  }

  /** After a busy while: of no number that was used, and of no code, there is a trace anywhere. */
  @Test
  void numbersAndCodesLeaveNoTrace() throws SQLException {
    Traces traces = new Traces(database);
    List<String> secrets = new ArrayList<>(List.of("15400000880", "60718293"));
    List<String> answers = new ArrayList<>();
    Traces.Listener listener = new Traces.Listener();
    try {
      List<String> calls = new ArrayList<>();
      for (String course : List.of("00", "11", "20", "21", "22", "23", "24")) {
        String callee = "154000" + course + "881";
        secrets.add(callee);
        calls.add(place("+8615400000880", "+86" + callee));
      }
      calls.add(
          placed(
              facade.post(
                  "/v1/notifications",
                  "{\"callee\":\"+8615400033882\",\"items\":[{\"file\":\"notice1.wav\",\"collectDigits\":1}]}",
                  Map.of())));
      calls.add(
          placed(
              facade.post(
                  "/v1/verifications",
                  "{\"callee\":\"+8615400010883\",\"code\":\"60718293\",\"repeat\":1}",
                  Map.of("Idempotency-Key", UUID.randomUUID().toString()))));
      secrets.addAll(List.of("15400033882", "15400010883", "15400010884", "15400010885"));
      answers.add(
          facade.placeCallback("+8615400000880", "+8615400010884x").raw().body()); // Refused.
      for (String body :
          List.of(
              "{\"eventType\":\"callout\",\"statusInfo\":{\"called\":\"+8615400010885\",\"sessionId\":\"nobody\",\"note\":\"8615400010885\"}}",
              "{\"eventType\":\"fee\",\"calleeNum\":\"+8615400010885")) {
        answers.add(facade.push(body).raw().body());
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> calls.stream().allMatch(id -> facade.call(id).path("settled").asBoolean()));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> facade.get("/v1/quarantine").raw().body().contains("no_call"));
      for (String call : calls) {
        answers.add(facade.get("/v1/calls/" + call).raw().body());
        answers.add(facade.get("/v1/calls/" + call + "/events").raw().body());
        answers.add(facade.get("/v1/calls/" + call + "/recording").raw().body());
        answers.add(facade.post("/v1/calls/" + call + "/stop", "", Map.of()).raw().body());
        reveal(call, REASON);
      }
      answers.add(search("{\"number\":\"+8615400000880\"}", "").raw().body());
      facade
          .get("/v1/quarantine?limit=200")
          .body()
          .path("items")
          .findValuesAsText("id")
          .forEach(entry -> answers.add(facade.get("/v1/quarantine/" + entry).raw().body()));
      for (String path :
          List.of("/v1/calls?limit=200", "/v1/bills?limit=200", "/v1/audit", "/q/metrics")) {
        answers.add(facade.get(path).raw().body());
      }
    } finally {
      listener.close();
    }

    assertThat(listener.lines()).hasSizeGreaterThan(10);
    // What is looked through can find something: the masks are there.
    assertThat(traces.tablesHolding("+86154****0880")).contains("call_session", "call_bill");
    for (String secret : secrets) {
      assertThat(traces.tablesHolding(secret)).as(secret).isEmpty();
      assertThat(answers).as(secret).noneMatch(answer -> answer.contains(secret));
      assertThat(listener.lines()).as(secret).noneMatch(line -> line.contains(secret));
    }
  }

  private String place(String caller, String callee) {
    return placed(facade.placeCallback(caller, callee));
  }

  private static String placed(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  private Answer search(String body, String query) {
    return facade.post("/v1/calls/search" + query, body, Map.of());
  }

  private List<String> found(String body, String query) {
    JsonNode items = search(body, query).body().path("items");
    return IntStream.range(0, items.size())
        .mapToObj(i -> items.get(i).path("id").asText())
        .toList();
  }

  private Answer reveal(String call, String body) {
    return facade.post("/v1/calls/" + call + "/reveal", body, Map.of());
  }
}
