package io.dialbridge.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A preflight says what a create would answer, and nothing comes of it. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(Guarded.class)
class PreflightTest {
  private static final int ROUNDS = 400;
  private static final long SEED = 20260115;

  /** Problems that the checks of a body have, which come before all rules. */
  private static final List<String> OF_THE_BODY =
      List.of("malformed-body", "invalid-fields", "forbidden", "operator-needed");

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void itTellsEachRuleWhatItMayCostAndWhatWouldBecomeOfIt() {
    Answer answer =
        facade.post(
            "/v1/callbacks/preflight",
            "{\"caller\":\"+8619900000301\",\"callee\":\"+8619900000302\",\"maxMinutes\":30}",
            Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("wouldBePlaced").asBoolean()).isTrue();
    assertThat(answer.body().path("outcome").asText()).isEqualTo("placed");
    assertThat(answer.body().path("costBound").asText()).isEqualTo("worst_case");
    assertThat(answer.body().at("/cost/amount").asText()).isEqualTo("11.16");
    assertThat(answer.body().path("verdicts"))
        .extracting(verdict -> verdict.path("rule").asText())
        .containsSubsequence(
            "number-form",
            "region",
            "display-number",
            "template",
            "opt-out",
            "quiet-hours",
            "callee-caps",
            "circuit",
            "frozen",
            "ports",
            "callee-rate");
  }

  @Test
  void aReasonIsSaidInTheLanguageOfTheReader() {
    Answer answer =
        facade.post(
            "/v1/verifications/preflight",
            "{\"callee\":\"+869916000000\",\"code\":\"4821\"}",
            Map.of("Accept-Language", "zh"));

    assertThat(answer.body().path("wouldBePlaced").asBoolean()).isFalse();
    assertThat(answer.body().path("outcome").asText()).isEqualTo("refused");
    assertThat(answer.body().path("cost").isNull()).isTrue();
    assertThat(answer.body().path("costBound").asText()).isEqualTo("unbounded");
    JsonNode region = verdict(answer, "region");
    assertThat(region.path("verdict").asText()).isEqualTo("refused");
    assertThat(region.path("problem").asText()).isEqualTo("invalid-fields");
    assertThat(region.path("reason").asText()).contains("新疆");
    assertThat(answer.raw().body()).doesNotContain("4821");
  }

  @Test
  void templatesAreKnownWhereTheyAreConfigured() {
    assertThat(template("notice", "nothing", "")).isEqualTo("unknown");
    assertThat(template("strict", "arrears", "\"8\"")).isEqualTo("passed");
    assertThat(template("strict", "nothing", "")).isEqualTo("refused");
    assertThat(template("strict", "parcel", "\"8\"")).isEqualTo("refused");
  }

  @Test
  void nothingComesOfIt() throws SQLException {
    String body = notification("+8619900000303", "notice");
    String before = counts();
    for (int i = 0; i < 3 * Guarded.PER_CALLEE; i++) {
      Answer answer = facade.post("/v1/notifications/preflight", body, Map.of());
      assertThat(answer.body().path("outcome").asText()).isEqualTo("placed");
      assertThat(answer.header("RateLimit")).startsWith("\"requests\"");
    }

    assertThat(counts()).isEqualTo(before);
    assertThat(facade.post("/v1/notifications", body, Map.of()).status()).isEqualTo(201);
  }

  @Test
  void aClientTokenMayAskAndKeepsItsCalls() {
    TestingFacade page =
        facade.with(
            facade
                .post(
                    "/v1/client-tokens",
                    "{\"subject\":\"u\",\"kinds\":[\"notification\"],\"app\":\"notice\",\"callees\":[\"+8619900000304\"]}",
                    Map.of())
                .body()
                .path("token")
                .asText());
    String body = "{\"items\":[{\"file\":\"a.wav\"}]}";

    for (int i = 0; i < 3; i++) {
      Answer answer = page.post("/v1/notifications/preflight", body, Map.of());
      assertThat(verdict(answer, "client-token").path("verdict").asText()).isEqualTo("passed");
    }
    assertThat(page.post("/v1/callbacks/preflight", "{}", Map.of()).status()).isEqualTo(403);
    assertThat(page.post("/v1/notifications", body, Map.of()).status()).isEqualTo(201);
    Answer answer = page.post("/v1/notifications/preflight", body, Map.of());
    assertThat(verdict(answer, "client-token").path("problem").asText())
        .isEqualTo("token-exhausted");
    assertThat(page.post("/v1/notifications", body, Map.of()).code()).isEqualTo("token-exhausted");
  }

  /** Whatever is asked for, and however things stand by then. */
  @Test
  void aCreateAndItsPreflightNeverDisagree() {
    Random chance = new Random(SEED);
    Map<String, Integer> seen = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (chance.nextInt(10) == 0) {
        facade.post(
            "/v1/opt-outs",
            "{\"number\":\"%s\"%s}"
                .formatted(callee(chance), chance.nextBoolean() ? ",\"app\":\"notice\"" : ""),
            Map.of());
      }
      Drawn drawn = Drawn.of(chance);
      Answer preflight = facade.post(drawn.path() + "/preflight", drawn.body(), Map.of());
      Answer create = facade.post(drawn.path(), drawn.body(), Map.of());

      String said = drawn + "\n" + preflight.raw().body() + "\n" + create.raw().body();
      if (preflight.status() != 200) {
        assertThat(preflight.code()).as(said).isIn(OF_THE_BODY).isEqualTo(create.code());
        assertThat(preflight.body()).as(said).isEqualTo(create.body());
        seen.merge("body " + create.status(), 1, Integer::sum);
        continue;
      }
      String outcome = preflight.body().path("outcome").asText();
      String problem = firstRefusal(preflight.body());
      // What the platform refuses has a call.
      boolean placed = create.status() == 201 || create.body().has("callId");
      assertThat(outcome).as(said).isEqualTo(placed ? "placed" : "refused");
      assertThat(problem).as(said).isEqualTo(placed ? "" : create.code());
      seen.merge(placed ? "placed" : problem, 1, Integer::sum);
    }

    assertThat(seen)
        .containsOnlyKeys(
            "body 400",
            "body 422",
            "placed",
            "invalid-fields",
            "callee-opted-out",
            "callee-protected",
            "rate-limited")
        .allSatisfy((what, often) -> assertThat(often).as(what).isGreaterThan(3));
  }

  private record Drawn(String path, String body) {
    static Drawn of(Random chance) {
      return switch (chance.nextInt(3)) {
        case 0 ->
            new Drawn(
                "/v1/callbacks",
                "{\"caller\":\"%s\",\"callee\":\"%s\"%s}"
                    .formatted(
                        callee(chance),
                        callee(chance),
                        one(
                            chance,
                            "",
                            ",\"maxMinutes\":5",
                            ",\"maxMinutes\":0",
                            ",\"maxMinute\":5",
                            ",\"shownToCaller\":\"+8675500002222\"",
                            ",\"shownToCallee\":\"+8675500003333\"")));
        case 1 ->
            new Drawn(
                "/v1/notifications",
                "{\"callee\":\"%s\",\"items\":[%s]%s}"
                    .formatted(
                        callee(chance),
                        one(
                            chance,
                            "{\"file\":\"a.wav\"}",
                            "{\"template\":\"greeting\"}",
                            "{\"template\":\"arrears\",\"parameters\":[\"8\"]}",
                            "{\"template\":\"arrears\",\"parameters\":[\"8\",\"9\"]}",
                            "{\"file\":\"a.wav\",\"optOutOn\":\"9\"}"),
                        one(
                            chance,
                            "",
                            ",\"app\":\"relaxed\"",
                            ",\"app\":\"sleepy\"",
                            ",\"app\":\"strict\"",
                            ",\"app\":\"courier\"")));
        default ->
            new Drawn(
                "/v1/verifications",
                "{\"callee\":\"%s\",\"code\":\"%s\"}"
                    .formatted(callee(chance), one(chance, "4821", "4821", "4821", "x")));
      };
    }
  }

  /** Few numbers, so that they are met again; now and then one that can't be called. */
  private static String callee(Random chance) {
    return switch (chance.nextInt(12)) {
      case 0 -> "+14155550100";
      case 1 -> "+869916000000";
      default -> "+86199000004%02d".formatted(chance.nextInt(40));
    };
  }

  private static String one(Random chance, String... of) {
    return of[chance.nextInt(of.length)];
  }

  private static String firstRefusal(JsonNode preflight) {
    for (JsonNode verdict : preflight.path("verdicts")) {
      if (verdict.path("verdict").asText().equals("refused")) {
        return verdict.path("problem").asText();
      }
    }
    return "";
  }

  private String template(String app, String template, String parameters) {
    Answer answer =
        facade.post(
            "/v1/notifications/preflight",
            "{\"callee\":\"+8619900000305\",\"app\":\"%s\",\"items\":[{\"template\":\"%s\",\"parameters\":[%s]}]}"
                .formatted(app, template, parameters),
            Map.of());
    return verdict(answer, "template").path("verdict").asText();
  }

  private static JsonNode verdict(Answer preflight, String rule) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode verdict : preflight.body().path("verdicts")) {
      if (verdict.path("rule").asText().equals(rule)) {
        found.add(verdict);
      }
    }
    assertThat(found).as(preflight.raw().body()).hasSize(1);
    return found.getFirst();
  }

  private static String notification(String callee, String app) {
    return "{\"callee\":\"%s\",\"items\":[{\"file\":\"a.wav\"}],\"app\":\"%s\"}"
        .formatted(callee, app);
  }

  private String counts() throws SQLException {
    try (var connection = database.getConnection();
        var count =
            connection.prepareStatement(
                "select (select count(*) from call_session) || ' ' || (select count(*) from call_party) || ' ' || (select count(*) from opt_out_offer)");
        var row = count.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
