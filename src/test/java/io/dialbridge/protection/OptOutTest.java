package io.dialbridge.protection;

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
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who does not want to be called is not called, however that came to be known. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(Guarded.class)
class OptOutTest {
  private static final String ASKS =
      "{\"file\":\"a.wav\",\"collectDigits\":1,\"replayOn\":\"1\",\"optOutOn\":\"9\"}";
  private static final String SAYS = "{\"file\":\"a.wav\"}";

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @AfterEach
  void clearScripts() {
    facade.twin("DELETE", "/twin/scripts", "");
  }

  @Test
  void somebodyIsPutOnTheListAndTakenOffIt() throws SQLException {
    String number = "+8619900000201";
    Answer added = add("{\"number\":\"%s\",\"app\":\"notice\",\"reason\":\"mail\"}", number);
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body().path("number").asText()).isEqualTo("+86199****0201");
    assertThat(added.body().path("source").asText()).isEqualTo("api");
    assertThat(added.body().path("createdBy").asText()).isEqualTo("desk");
    String at = added.header("Location");
    assertThat(facade.get(at).body()).isEqualTo(added.body());
    Answer again = add("{\"number\":\"%s\",\"app\":\"notice\"}", number);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(added.body());
    assertThat(new Traces(database).tablesHolding("19900000201")).isEmpty();

    Answer refused = notify(number, SAYS, "notice");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("callee-opted-out");
    assertThat(refused.raw().body()).doesNotContain(number);
    assertThat(notify(number, SAYS, "relaxed").status()).as("only warns").isEqualTo(201);
    assertThat(notify(number, SAYS, "strict").status()).as("not on its list").isEqualTo(201);

    assertThat(facade.delete(at).body()).isEqualTo(added.body());
    assertThat(facade.delete(at).status()).isEqualTo(404);
    assertThat(notify(number, SAYS, "notice").status()).isEqualTo(201);
    assertThat(facade.audited("opt-out/" + added.body().path("id").asText()))
        .extracting(entry -> entry.path("action").asText())
        .containsExactly("opt-out.removed", "opt-out.added");
  }

  @Test
  void ofAllAppsNobodyCalls() {
    String number = "+8619900000202";
    assertThat(add("{\"number\":\"%s\"}", number).body().path("app").isNull()).isTrue();

    assertThat(notify(number, SAYS, "strict").code()).isEqualTo("callee-opted-out");
    assertThat(facade.placeCallback("+8619900000203", number).code()).isEqualTo("callee-opted-out");
    assertThat(facade.placeCallback(number, "+8619900000203").status())
        .as("who asks for a call himself gets it")
        .isEqualTo(201);
  }

  @Test
  void aKeyOfOneAppSpeaksAndListsForThatOneOnly() {
    TestingFacade one = facade.with(keyOf("notice"));
    String number = "+8619900000204";
    add("{\"number\":\"%s\",\"app\":\"strict\"}", number);

    assertThat(one.post("/v1/opt-outs", body("{\"number\":\"%s\"}", number), Map.of()).status())
        .isEqualTo(403);
    assertThat(
            one.post(
                    "/v1/opt-outs",
                    body("{\"number\":\"%s\",\"app\":\"strict\"}", number),
                    Map.of())
                .status())
        .isEqualTo(403);
    Answer own =
        one.post("/v1/opt-outs", body("{\"number\":\"%s\",\"app\":\"notice\"}", number), Map.of());
    assertThat(own.status()).isEqualTo(201);
    assertThat(listed(one, "")).contains(own.body()).noneMatch(OptOutTest::isOfStrict);
    assertThat(listed(facade, "")).anyMatch(OptOutTest::isOfStrict);
    assertThat(listed(facade, "&app=strict")).isNotEmpty().allMatch(OptOutTest::isOfStrict);
    String strict = listed(facade, "&app=strict").getFirst().path("id").asText();
    assertThat(one.get("/v1/opt-outs/" + strict).status()).isEqualTo(404);
    assertThat(one.delete("/v1/opt-outs/" + strict).status()).isEqualTo(404);
    assertThat(one.get("/v1/opt-outs?limit=1&cursor=" + UUID.randomUUID()).code())
        .isEqualTo("invalid-cursor");
  }

  @Test
  void whoPressesTheKeyIsOnTheListOfThatAppOnce() {
    String number = "+8615400039201";
    String call = placed(notify(number, ASKS, "notice"));
    JsonNode entry = awaitEntry(call);

    assertThat(entry.path("source").asText()).isEqualTo("keys");
    assertThat(entry.path("app").asText()).isEqualTo("notice");
    assertThat(entry.path("number").asText()).isEqualTo("+86154****9201");
    assertThat(entry.path("createdBy").isNull()).isTrue();
    assertThat(notify(number, SAYS, "notice").code()).isEqualTo("callee-opted-out");
    // Taken off again, they stay off, although the bill still tells of the key.
    facade.delete("/v1/opt-outs/" + entry.path("id").asText());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> facade.call(call).path("settled").asBoolean());
    assertThat(entryOf(call)).isNull();
    assertThat(notify(number, SAYS, "notice").status()).isEqualTo(201);
  }

  @Test
  void whereThePushWasLostTheBillTellsIt() {
    String number = "+8615400039202";
    facade.script("{\"number\":\"%s\",\"events\":{\"collectInfo\":\"LOST\"}}".formatted(number));
    String call = placed(notify(number, ASKS, "notice"));

    awaitEntry(call);
    assertThat(facade.call(call).path("missing").toString()).contains("digits");
    assertThat(notify(number, SAYS, "notice").code()).isEqualTo("callee-opted-out");
  }

  @Test
  void otherKeysMeanNothing() {
    String number = "+8615400038203";
    String call = placed(notify(number, ASKS, "notice"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> facade.call(call).path("settled").asBoolean());

    assertThat(facade.call(call).path("digits").toString()).isEqualTo("[\"8\"]");
    assertThat(entryOf(call)).isNull();
  }

  /** Nobody can tell whose number it was, and still it isn't called. */
  @Test
  void anErasedNumberIsStillNotCalled() throws SQLException {
    String pressed = "+8615400039204";
    String call = placed(notify(pressed, ASKS, "notice"));
    awaitEntry(call);
    String told = "+8619900000205";
    String at = add("{\"number\":\"%s\",\"reason\":\"name\"}", told).header("Location");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> facade.call(call).path("settled").asBoolean());
    erase("{\"callId\":\"%s\",\"reason\":\"x\"}", call);
    erase("{\"number\":\"%s\",\"reason\":\"x\"}", told);

    assertThat(facade.get(at).body().path("number").asText()).isEqualTo("****");
    assertThat(facade.get(at).body().path("reason").isNull()).isTrue();
    assertThat(awaitEntry(call).path("number").asText()).isEqualTo("****");
    for (String number : List.of(pressed, told)) {
      assertThat(new Traces(database).tablesHolding(number.substring(3))).isEmpty();
      assertThat(notify(number, SAYS, "notice").code()).isEqualTo("callee-opted-out");
    }
  }

  private void erase(String format, String what) {
    String receipt = facade.post("/v1/erasures", body(format, what), Map.of()).header("Location");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> facade.get(receipt).body().path("state").asText().equals("completed"));
  }

  private static boolean isOfStrict(JsonNode entry) {
    return entry.path("app").asText().equals("strict");
  }

  private JsonNode awaitEntry(String call) {
    await().atMost(Duration.ofSeconds(30)).until(() -> entryOf(call) != null);
    return entryOf(call);
  }

  private JsonNode entryOf(String call) {
    return listed(facade, "").stream()
        .filter(entry -> entry.path("callId").asText().equals(call))
        .findFirst()
        .orElse(null);
  }

  /** Page by page. */
  private static List<JsonNode> listed(TestingFacade asker, String filter) {
    List<JsonNode> entries = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = asker.get("/v1/opt-outs?limit=3" + filter + cursor).body();
      page.path("items").forEach(entries::add);
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());
    return entries;
  }

  private Answer add(String format, String number) {
    return facade.post("/v1/opt-outs", body(format, number), Map.of());
  }

  private static String body(String format, String what) {
    return format.formatted(what);
  }

  private static String placed(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  private Answer notify(String callee, String item, String app) {
    return facade.post(
        "/v1/notifications",
        "{\"callee\":\"%s\",\"items\":[%s],\"app\":\"%s\"}".formatted(callee, item, app),
        Map.of());
  }

  private String keyOf(String app) {
    return facade
        .post(
            "/v1/keys",
            "{\"name\":\"opt-outs-%s\",\"scopes\":[\"opt-outs:read\",\"opt-outs:write\"],\"apps\":[\"%s\"]}"
                .formatted(UUID.randomUUID(), app),
            Map.of())
        .body()
        .path("secret")
        .asText();
  }
}
