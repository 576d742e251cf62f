package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.ClientTokens.Parties;
import io.dialbridge.values.Scopes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page may place and watch its user's own call, and nothing else. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class ClientTokensTest {
  private static final String CALLER = "+8615400012080";
  private static final String CALLEE = "+8615400012081";
  private static final String OTHER = "+8615400012082";
  private static final String ITEMS =
      "\"items\":[{\"template\":\"arrears\",\"parameters\":[\"88.50\"]}]";

  @Inject AgroalDataSource database;
  @Inject ClientTokenSignature signature;
  @Inject ClientTokenLedger ledger;
  @Inject KeyRing ring;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final String name = "tokens-" + UUID.randomUUID();

  @Test
  void aPagePlacesTheCallOfItsUserWithoutKnowingTheNumbers() {
    TestingFacade page = page("\"kinds\":[\"callback\"]," + parties());

    Answer placed = page.placeCallback("{\"reference\":\"" + name + "\"}");
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    String path = "/v1/calls/" + placed.body().path("id").asText();
    assertThat(page.get(path).status()).isEqualTo(200);
    assertThat(page.get(path + "/events").status()).isEqualTo(200);
    assertThat(page.get("/v1/calls").body().path("items")).hasSize(1);
    assertThat(page.post(path + "/stop", "", Map.of()).status()).isIn(202, 409);
    assertThat(placed.raw().body()).doesNotContain(CALLER, CALLEE);
    // The key sees it under its own name.
    assertThat(facade.get("/v1/calls?reference=" + name).body().path("items")).hasSize(1);
  }

  @Test
  void theNumbersAreNeitherInTheTokenNorReadableInTheDatabase() throws SQLException {
    Answer made = create(facade, "\"kinds\":[\"callback\"]," + parties());

    String payload =
        new String(
            Base64.getUrlDecoder().decode(tokenOf(made).split("\\.")[1]), StandardCharsets.UTF_8);
    assertThat(payload).contains("\"sub\":\"user-1\"").doesNotContain("154000");
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement(
                "select t::text, parties from client_token t where id = ?::uuid")) {
      find.setString(1, made.body().path("id").asText());
      try (ResultSet row = find.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).doesNotContain("154000");
        assertThat(new String(row.getBytes(2), StandardCharsets.ISO_8859_1))
            .doesNotContain("154000");
      }
    }
  }

  /**
   * The numbers that a token names, and those that are asked for: c caller, e callee, o another.
   */
  @ParameterizedTest
  @CsvSource({
    "c, e, , , 201",
    "c, e, c, e, 201",
    "c, e, o, e, 403",
    "c, e, c, o, 403",
    "c, eo, , e, 201",
    "c, eo, , o, 201",
    "c, eo, , , 422",
    ", e, o, , 201",
    ", e, , , 422",
    ", , c, e, 201",
    ", , , e, 422",
    "c, , , e, 201",
    "c, , , , 422",
    "c, c, , , 422",
  })
  void aCallHasTheNumbersThatTheTokenNames(
      String caller, String callees, String askedCaller, String askedCallee, int status) {
    TestingFacade page =
        page(
            "\"kinds\":[\"callback\"]"
                + (caller == null ? "" : ",\"caller\":\"" + number(caller) + '"')
                + (callees == null ? "" : ",\"callees\":" + array(numbers(callees))));

    Answer answer =
        page.placeCallback(
            Stream.of(field("caller", askedCaller), field("callee", askedCallee))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(",", "{", "}")));

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.raw().body()).doesNotContain(CALLER, CALLEE, OTHER);
  }

  @Test
  void withAKeyEveryNumberIsNeeded() {
    Answer both = facade.placeCallback("{}");
    assertThat(both.status()).isEqualTo(422);
    assertThat(both.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("caller", "callee");
    assertThat(both.body().path("errors").get(0).path("message").asText()).startsWith("is needed");
    assertThat(facade.post("/v1/notifications", "{" + ITEMS + "}", Map.of()).status())
        .isEqualTo(422);
    assertThat(facade.post("/v1/verifications", "{\"code\":\"4821\"}", Map.of()).status())
        .isEqualTo(422);
  }

  @Test
  void otherKindsFollowTheSameRules() {
    String callees = ",\"maxCalls\":2,\"callees\":[\"" + CALLEE + "\"]";
    TestingFacade notifier = page("\"kinds\":[\"notification\"]" + callees);
    TestingFacade verifier = page("\"kinds\":[\"verification\"]" + callees);
    String other = ",\"callee\":\"" + OTHER + "\"}";

    assertThat(status(notifier, "/v1/notifications", "{" + ITEMS + "}")).isEqualTo(201);
    assertThat(status(notifier, "/v1/notifications", "{" + ITEMS + other)).isEqualTo(403);
    assertThat(status(notifier, "/v1/verifications", "{\"code\":\"4821\"}")).isEqualTo(403);
    assertThat(status(notifier, "/v1/callbacks", "{}")).isEqualTo(403);
    assertThat(status(verifier, "/v1/verifications", "{\"code\":\"4821\"}")).isEqualTo(201);
    assertThat(status(verifier, "/v1/verifications", "{\"code\":\"4821\"" + other)).isEqualTo(403);
  }

  /** Everything else that there is, with a token made by a key that may do all of it. */
  @ParameterizedTest
  @CsvSource({
    "POST, /v1/client-tokens, 403",
    "POST, /v1/notifications, 403",
    "POST, /v1/verifications, 403",
    "GET, /v1/calls/OWN, 200",
    "GET, /v1/calls/OWN/events, 200",
    "POST, /v1/calls/search, 403",
    "POST, /v1/calls/OWN/reveal, 403",
    "GET, /v1/audit, 403",
    "GET, /v1/calls/OWN/recording, 403",
    "GET, /v1/calls/OWN/recording/audio, 403",
    "GET, /v1/calls/WATCHED, 200",
    "GET, /v1/calls/WATCHED/events, 200",
    "GET, /v1/calls/WATCHED/recording, 403",
    "POST, /v1/calls/WATCHED/stop, 403",
    "GET, /v1/calls/OTHER, 404",
    "GET, /v1/calls/OTHER/events, 404",
    "GET, /v1/calls/OTHER/recording, 403",
    "POST, /v1/calls/OTHER/stop, 404",
    "GET, /v1/bills, 403",
    "GET, /v1/bills/OWN, 403",
    "GET, /v1/quarantine, 403",
    "POST, /v1/quarantine/9/retry, 403",
    "GET, /v1/keys, 403",
    "POST, /v1/keys, 403",
    "POST, /v1/keys/OWN/rotate, 403",
    "GET, /v1/causes, 200",
    "GET, /v1/nothing, 404",
  })
  void aTokenMayDoNothingElse(String method, String template, int status) {
    String watched = placed(facade);
    String other = placed(facade);
    TestingFacade page =
        page("\"kinds\":[\"callback\"],\"watch\":\"" + watched + "\"," + parties());
    String own = page.placeCallback("{}").body().path("id").asText();
    String path = template.replace("OWN", own).replace("WATCHED", watched).replace("OTHER", other);

    Answer answer = method.equals("GET") ? page.get(path) : page.post(path, "{}", Map.of());

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(page.get("/v1/calls").body().path("items").findValuesAsText("id"))
        .containsExactly(own, watched);
  }

  @Test
  void aTokenSeesAndStopsOnlyWhatItsKeyMay() {
    String blind = key(List.of(Scopes.CREATE_CALLBACKS, Scopes.CREATE_TOKENS), null);
    TestingFacade page = page(facade.with(blind), "\"kinds\":[\"callback\"]," + parties());
    Answer placed = page.placeCallback("{}");
    assertThat(placed.status()).isEqualTo(201);
    String path = "/v1/calls/" + placed.body().path("id").asText();

    assertThat(page.get(path).status()).isEqualTo(403);
    assertThat(page.post(path + "/stop", "", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void aTokenIsNeverMadeForMoreThanItsKeyMay() {
    String call = placed(facade);
    TestingFacade weak =
        facade.with(key(List.of(Scopes.CREATE_NOTIFICATIONS, Scopes.CREATE_TOKENS), null));
    TestingFacade ofNotice =
        facade.with(
            key(
                List.of(Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS, Scopes.CREATE_TOKENS),
                List.of("notice")));

    assertThat(field(create(weak, "\"kinds\":[\"callback\"]"))).isEqualTo("kinds");
    assertThat(field(create(weak, "\"kinds\":[],\"watch\":\"" + call + '"'))).isEqualTo("watch");
    assertThat(field(create(ofNotice, "\"kinds\":[],\"watch\":\"" + call + '"')))
        .as("a call of an app that the key may not see")
        .isEqualTo("watch");
    assertThat(field(create(ofNotice, "\"kinds\":[\"callback\"],\"app\":\"courier\"")))
        .isEqualTo("app");
    // Made for the apps of the key, it may use no other.
    TestingFacade page = page(ofNotice, "\"kinds\":[\"callback\"]," + parties());
    assertThat(page.placeCallback("{}").status()).isEqualTo(403);
  }

  @Test
  void aTokenOfOneAppUsesNoOther() {
    TestingFacade page = page("\"kinds\":[\"callback\"],\"app\":\"courier\"," + parties());
    assertThat(page.placeCallback("{\"app\":\"courier\"}").status()).isEqualTo(201);
    TestingFacade wrong = page("\"kinds\":[\"callback\"],\"app\":\"notice\"," + parties());
    assertThat(wrong.placeCallback("{}").status()).isEqualTo(403);
    assertThat(wrong.placeCallback("{\"app\":\"courier\"}").status()).isEqualTo(403);
  }

  @Test
  void itPlacesAsManyCallsAsItMayAndRepeatsDontCount() {
    TestingFacade page = page("\"kinds\":[\"callback\"],\"maxCalls\":2," + parties());
    Answer first = keyed(page, "first");
    Answer again = keyed(page, "first");
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(keyed(page, "second").status()).isEqualTo(201);

    Answer third = keyed(page, "third");
    assertThat(third.status()).isEqualTo(403);
    assertThat(third.code()).isEqualTo("token-exhausted");
    assertThat(keyed(page, "first").header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(page.get("/v1/calls").body().path("items")).hasSize(2);
    assertThat(
            page("\"kinds\":[\"callback\"],\"maxCalls\":0," + parties()).placeCallback("{}").code())
        .isEqualTo("token-exhausted");
  }

  /** The same idempotency key in two tokens, and with the API key itself: three calls. */
  @Test
  void anIdempotencyKeyCountsWithinItsToken() {
    TestingFacade one = page("\"kinds\":[\"callback\"]," + parties());
    TestingFacade two = page("\"kinds\":[\"callback\"]," + parties());
    String key = UUID.randomUUID().toString();
    String ofKey =
        facade
            .post("/v1/callbacks", both(), Map.of("Idempotency-Key", key))
            .body()
            .path("id")
            .asText();

    assertThat(Set.of(ofKey, id(keyed(one, key)), id(keyed(two, key)))).hasSize(3);
    assertThat(id(facade.post("/v1/callbacks", both(), Map.of("Idempotency-Key", key))))
        .isEqualTo(ofKey);
  }

  @Test
  void twentyRequestsAtOncePlaceExactlyAsManyCallsAsTheTokenMay()
      throws InterruptedException, ExecutionException {
    TestingFacade page = page("\"kinds\":[\"callback\"],\"maxCalls\":3," + parties());
    assertThat(together(page, request -> null)).containsOnlyKeys(201, 403).containsEntry(201, 3L);
    assertThat(page.get("/v1/calls").body().path("items")).hasSize(3);
  }

  /** Two requests with the same idempotency key race each other: still one call, and never 403. */
  @Test
  void racingRepeatsTakeOneCallEach() throws InterruptedException, ExecutionException {
    TestingFacade page = page("\"kinds\":[\"callback\"],\"maxCalls\":2," + parties());
    assertThat(together(page, request -> "race-" + request % 2))
        .containsKey(201)
        .doesNotContainKey(403);
    assertThat(page.get("/v1/calls").body().path("items")).hasSize(2);
  }

  private static Map<Integer, Long> together(TestingFacade page, IntFunction<String> key)
      throws InterruptedException, ExecutionException {
    try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
      List<Future<Integer>> answers =
          clients.invokeAll(
              IntStream.range(0, 20)
                  .<Callable<Integer>>mapToObj(
                      request ->
                          () -> {
                            String own = key.apply(request);
                            return page.post(
                                    "/v1/callbacks",
                                    "{}",
                                    own == null ? Map.of() : Map.of("Idempotency-Key", own))
                                .status();
                          })
                  .toList());
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      return statuses.stream()
          .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
  }

  @Test
  void aTokenEndsWithItsKey() throws SQLException {
    String first =
        key(List.of(Scopes.CREATE_TOKENS, Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS), null);
    TestingFacade page = page(facade.with(first), "\"kinds\":[\"callback\"]");
    assertThat(page.get("/v1/calls").status()).isEqualTo(200);
    String id = ring.named(name + "-1").orElseThrow().id().toString();
    assertThat(facade.post("/v1/keys/" + id + "/revoke", "", Map.of()).status()).isEqualTo(200);
    Answer refused = page.get("/v1/calls");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.raw().body())
        .as("as any other wrong key")
        .isEqualTo(facade.with("dbk_wrong").get("/v1/calls").raw().body());

    // As another replica would do it.
    String second =
        key(List.of(Scopes.CREATE_TOKENS, Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS), null);
    TestingFacade other = page(facade.with(second), "\"kinds\":[\"callback\"]");
    assertThat(other.get("/v1/calls").status()).isEqualTo(200);
    change(
        "update api_key set revoked_at = now(), revoked_by = 'other' where name = ?", name + "-2");
    await().atMost(Duration.ofSeconds(5)).until(() -> other.get("/v1/calls").status() == 401);
  }

  /** A secret's rotation is none of a token's business. */
  @Test
  void aTokenOutlivesTheSecretItWasMadeWith() {
    String secret =
        key(List.of(Scopes.CREATE_TOKENS, Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS), null);
    TestingFacade page = page(facade.with(secret), "\"kinds\":[\"callback\"]");
    String id = ring.named(name + "-1").orElseThrow().id().toString();
    facade.post("/v1/keys/" + id + "/rotate", "{\"overlapSeconds\":0}", Map.of());

    assertThat(facade.with(secret).get("/v1/calls").status()).isEqualTo(401);
    assertThat(page.get("/v1/calls").status()).isEqualTo(200);
  }

  @Test
  void whateverIsWrongWithATokenTheAnswerIsTheSame() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    UUID key = ring.named("desk").orElseThrow().id();
    String valid = signature.sign(token(key, now, now.plusSeconds(60)));
    assertThat(facade.with(valid).get("/v1/calls").status()).isEqualTo(200);
    Answer wrongKey = facade.with("dbk_wrong").get("/v1/calls");

    for (String wrong :
        List.of(
            signature.sign(token(key, now.minusSeconds(600), now.minusSeconds(60))),
            signature.sign(token(key, now.plusSeconds(120), now.plusSeconds(600))),
            signature.sign(token(UUID.randomUUID(), now, now.plusSeconds(60))),
            valid.substring(0, valid.length() - 4) + "AAAA",
            "eyJhbGciOiJub25lIn0." + valid.split("\\.")[1] + ".",
            "a.b.c",
            "..")) {
      Answer answer = facade.with(wrong).get("/v1/calls");
      assertThat(answer.status()).as(wrong).isEqualTo(401);
      assertThat(answer.raw().body()).isEqualTo(wrongKey.raw().body());
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  private static ClientToken token(UUID key, Instant from, Instant until) {
    return new ClientToken(
        UUID.randomUUID(), key, "u", Set.of("callback"), null, null, 1, from, until);
  }

  @Test
  void expiredTokensAreForgotten() throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    UUID key = ring.named("desk").orElseThrow().id();
    ClientToken over = token(key, now.minusSeconds(600), now.minusSeconds(90));
    ClientToken notYet = token(key, now.minusSeconds(600), now.minusSeconds(10));
    ledger.add(over, Parties.ANY);
    ledger.add(notYet, Parties.ANY);

    ledger.forgetExpired();

    assertThat(kept(over.id())).isFalse();
    assertThat(kept(notYet.id())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kinds\":[\"callback\"]} | 422 | subject",
        "{\"subject\":\"\",\"kinds\":[\"callback\"]} | 422 | subject",
        "{\"subject\":\"a@example.com\",\"kinds\":[\"callback\"]} | 422 | subject",
        "{\"subject\":\"+8613700000001\",\"kinds\":[\"callback\"]} | 422 | subject",
        "{\"subject\":\"u\"} | 422 | kinds",
        "{\"subject\":\"u\",\"kinds\":[]} | 422 | kinds",
        "{\"subject\":\"u\",\"kinds\":[\"fax\"]} | 422 | kinds",
        "{\"subject\":\"u\",\"kinds\":[null]} | 422 | kinds",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"app\":\"\"} | 422 | app",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"caller\":\"13700000001\"} | 422 | caller",
        "{\"subject\":\"u\",\"kinds\":[\"notification\"],\"caller\":\"+8613700000001\"} | 422 | caller",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"callees\":[]} | 422 | callees",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"callees\":[\"x\"]} | 422 | callees",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"callees\":[null]} | 422 | callees",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"maxCalls\":-1} | 422 | maxCalls",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"maxCalls\":101} | 422 | maxCalls",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"expiresInSeconds\":59} | 422 | expiresInSeconds",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"expiresInSeconds\":901} | 422 | expiresInSeconds",
        "{\"subject\":\"u\",\"kinds\":[],\"watch\":\"mine\"} | 422 | watch",
        "{\"subject\":\"u\",\"kinds\":[],\"watch\":\"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f\"} | 422 | watch",
        "{\"subject\":\"u\",\"kinds\":[\"callback\"],\"scopes\":[\"manage\"]} | 400 | scopes",
      })
  void badInputIsNamed(String body, int status, String field) {
    Answer answer = facade.post("/v1/client-tokens", body, Map.of());

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(field(answer)).startsWith(field);
  }

  private Answer create(TestingFacade backend, String fields) {
    return backend.post("/v1/client-tokens", "{\"subject\":\"user-1\"," + fields + "}", Map.of());
  }

  private TestingFacade page(String fields) {
    return page(facade, fields);
  }

  private TestingFacade page(TestingFacade backend, String fields) {
    return facade.with(tokenOf(create(backend, fields)));
  }

  private static String tokenOf(Answer made) {
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    return made.body().path("token").asText();
  }

  private int keys;

  private String key(List<String> scopes, List<String> apps) {
    Answer made =
        facade.post(
            "/v1/keys",
            "{\"name\":\"%s-%d\",\"scopes\":%s%s}"
                .formatted(
                    name, ++keys, array(scopes), apps == null ? "" : ",\"apps\":" + array(apps)),
            Map.of());
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    return made.body().path("secret").asText();
  }

  private static String placed(TestingFacade with) {
    return id(with.placeCallback(both()));
  }

  private static String both() {
    return "{\"caller\":\"" + CALLER + "\",\"callee\":\"" + CALLEE + "\"}";
  }

  private static String parties() {
    return "\"caller\":\"" + CALLER + "\",\"callees\":[\"" + CALLEE + "\"]";
  }

  private static Answer keyed(TestingFacade page, String key) {
    return page.post("/v1/callbacks", "{}", Map.of("Idempotency-Key", key));
  }

  private static int status(TestingFacade page, String path, String body) {
    return page.post(path, body, Map.of()).status();
  }

  private static String id(Answer placed) {
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    return placed.body().path("id").asText();
  }

  private static String field(Answer answer) {
    JsonNode errors = answer.body().path("errors");
    assertThat(errors).as(answer.raw().body()).isNotEmpty();
    return errors.get(0).path("field").asText();
  }

  private static String field(String name, String word) {
    return word == null ? "" : '"' + name + "\":\"" + number(word) + '"';
  }

  private static List<String> numbers(String words) {
    return words.chars().mapToObj(word -> number(Character.toString(word))).toList();
  }

  private static String number(String word) {
    return switch (word) {
      case "c" -> CALLER;
      case "e" -> CALLEE;
      default -> OTHER;
    };
  }

  private static String array(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(",", "[", "]"));
  }

  private boolean kept(UUID token) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement("select 1 from client_token where id = ?")) {
      find.setObject(1, token);
      try (ResultSet row = find.executeQuery()) {
        return row.next();
      }
    }
  }

  private void change(String sql, String parameter) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, parameter);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
