package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys: made, used for what they may do and nothing else, rotated, revoked. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class KeysTest {
  private static final String CALLBACK =
      "{\"caller\":\"+8615400012070\",\"callee\":\"+8615400012071\"}";

  @Inject AgroalDataSource database;
  @Inject KeyRing ring;
  @Inject MeterRegistry metrics;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final String name = "key-" + UUID.randomUUID();

  @Test
  void aNewKeyMayDoWhatItsScopesSayAndNothingElse() {
    Answer made = create(name, List.of(Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS), null);

    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    JsonNode key = made.body().path("key");
    String secret = made.body().path("secret").asText();
    assertThat(secret).matches("dbk_[0-9A-Za-z]{40}");
    assertThat(key.path("secrets").get(0).path("prefix").asText())
        .isEqualTo(secret.substring(0, 10));
    assertThat(key.path("createdBy").asText()).isEqualTo("desk");
    TestingFacade holder = facade.with(secret);
    Answer placed = holder.placeCallback(CALLBACK);
    assertThat(placed.status()).isEqualTo(201);
    String call = placed.body().path("id").asText();
    assertThat(holder.call(call).path("id").asText()).isEqualTo(call);
    Answer stop = holder.post("/v1/calls/" + call + "/stop", "", Map.of());
    assertThat(stop.status()).isEqualTo(403);
    assertThat(stop.code()).isEqualTo("forbidden");
    assertThat(holder.get("/v1/bills").status()).isEqualTo(403);
    // Seen again, it is without its secret.
    Answer seen = facade.get(pathOf(made));
    assertThat(seen.body().path("name").asText()).isEqualTo(name);
    assertThat(seen.raw().body()).doesNotContain(secret);
    assertThat(facade.get("/v1/keys").raw().body()).contains(name).doesNotContain(secret);
  }

  @Test
  void everyKeyMayReadTheCauses() {
    TestingFacade any =
        facade.with(secretOf(create(name, List.of(Scopes.CREATE_VERIFICATIONS), null)));
    assertThat(any.get("/v1/causes").status()).isEqualTo(200);
    assertThat(facade.with("dbk_none").get("/v1/causes").status()).isEqualTo(401);
  }

  @Test
  void aKeySeesAndUsesOnlyItsApps() {
    String call = facade.placeCallback(CALLBACK).body().path("id").asText();
    List<String> scopes =
        List.of(Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS, Scopes.STOP_CALLS, Scopes.LISTEN);
    TestingFacade ofOther = facade.with(secretOf(create(name, scopes, List.of("notice"))));

    assertThat(ofOther.get("/v1/calls/" + call).status()).isEqualTo(404);
    assertThat(ofOther.get("/v1/calls/" + call + "/events").status()).isEqualTo(404);
    assertThat(ofOther.get("/v1/calls/" + call + "/recording").status()).isEqualTo(404);
    assertThat(ofOther.get("/v1/calls/" + call + "/recording/audio").status()).isEqualTo(404);
    assertThat(ofOther.post("/v1/calls/" + call + "/stop", "", Map.of()).status()).isEqualTo(404);
    assertThat(ofOther.get("/v1/calls?kind=callback").body().path("items")).isEmpty();
    Answer refused = ofOther.placeCallback(CALLBACK);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("forbidden");

    TestingFacade ofThis = facade.with(secretOf(create(name + "-2", scopes, List.of("courier"))));
    assertThat(ofThis.get("/v1/calls/" + call).status()).isEqualTo(200);
    assertThat(ofThis.get("/v1/calls?kind=callback").body().path("items")).isNotEmpty();
    TestingFacade ofAll =
        facade.with(
            secretOf(
                create(
                    name + "-3", List.of(Scopes.READ_CALLS, Scopes.READ_ALL), List.of("notice"))));
    assertThat(ofAll.get("/v1/calls/" + call).status()).isEqualTo(200);
  }

  @Test
  void aKeyThatIsRotatedHasTwoSecretsForAWhile() {
    Answer made = create(name, List.of(Scopes.READ_CALLS), null);
    String first = secretOf(made);
    String id = made.body().path("key").path("id").asText();

    String second = secretOf(rotate(id, "{}"));
    assertThat(calls(first)).isEqualTo(200);
    assertThat(calls(second)).isEqualTo(200);

    Answer third = rotate(id, "{\"overlapSeconds\":3600}");
    assertThat(calls(first)).as("never more than two").isEqualTo(401);
    assertThat(calls(second)).isEqualTo(200);
    assertThat(third.body().path("key").path("secrets")).hasSize(3);

    String fourth = secretOf(rotate(id, "{\"overlapSeconds\":0}"));
    assertThat(calls(second)).isEqualTo(401);
    assertThat(calls(secretOf(third))).isEqualTo(401);
    assertThat(calls(fourth)).isEqualTo(200);
    assertThat(rotate(id, "{\"overlapSeconds\":-1}").status()).isEqualTo(422);
    assertThat(rotate(id, "{\"overlapSeconds\":604801}").status()).isEqualTo(422);
  }

  @Test
  void aRevokedKeyIsRefusedAtOnceAndForGood() {
    Answer made = create(name, List.of(Scopes.READ_CALLS), null);
    String id = made.body().path("key").path("id").asText();
    assertThat(calls(secretOf(made))).isEqualTo(200);

    Answer revoked = facade.post("/v1/keys/" + id + "/revoke", "", Map.of());
    assertThat(calls(secretOf(made))).isEqualTo(401);
    assertThat(revoked.body().path("revokedBy").asText()).isEqualTo("desk");
    Answer again = facade.post("/v1/keys/" + id + "/revoke", "", Map.of());
    assertThat(again.body().path("revokedAt")).isEqualTo(revoked.body().path("revokedAt"));
    assertThat(rotate(id, "{}").code()).isEqualTo("key-over");
    assertThat(create(name, List.of(Scopes.READ_CALLS), null).code()).isEqualTo("name-taken");
  }

  /** Past this process, straight in the database. */
  @Test
  void aKeyThatAnotherReplicaRevokesIsRefusedWithinFiveSeconds() throws SQLException {
    String secret = secretOf(create(name, List.of(Scopes.READ_CALLS), null));
    assertThat(calls(secret)).isEqualTo(200);
    change("update api_key set revoked_at = now(), revoked_by = 'other' where name = ?", name);

    await().atMost(Duration.ofSeconds(5)).until(() -> calls(secret) == 401);
  }

  @Test
  void aKeyEndsByItself() {
    String body =
        "{\"name\":\"%s\",\"scopes\":[\"calls:read\"],\"expiresAt\":\"%s\"}"
            .formatted(name, Instant.now().plusSeconds(2));
    Answer made = facade.post("/v1/keys", body, Map.of());
    assertThat(calls(secretOf(made))).isEqualTo(200);

    await().atMost(Duration.ofSeconds(4)).until(() -> calls(secretOf(made)) == 401);
  }

  @Test
  void nobodyHandsOnMoreThanTheyHave() {
    TestingFacade manager =
        facade.with(
            secretOf(create(name, List.of(Scopes.MANAGE, Scopes.READ_CALLS), List.of("courier"))));

    Answer more =
        manager.post("/v1/keys", key(name + "-a", List.of(Scopes.OPERATE), null), Map.of());
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("scopes", "apps");
    assertThat(
            manager
                .post(
                    "/v1/keys",
                    key(name + "-b", List.of(Scopes.READ_CALLS), List.of("notice")),
                    Map.of())
                .status())
        .isEqualTo(422);
    assertThat(
            manager
                .post(
                    "/v1/keys",
                    key(name + "-c", List.of(Scopes.READ_CALLS), List.of("courier")),
                    Map.of())
                .status())
        .isEqualTo(201);
  }

  /** Another secret of a mightier key would make its own holder mightier. */
  @Test
  void nobodyGetsTheSecretOfAMightierKey() {
    String manager = secretOf(create(name, List.of(Scopes.MANAGE), null));
    Answer mightier = create(name + "-2", List.of(Scopes.READ_CALLS), null);
    String id = mightier.body().path("key").path("id").asText();

    Answer refused = facade.with(manager).post("/v1/keys/" + id + "/rotate", "{}", Map.of());

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.raw().body()).doesNotContain("dbk_");
    assertThat(calls(secretOf(mightier))).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"\",\"scopes\":[\"calls:read\"]} | 422 | name",
        "{\"name\":\"a b\",\"scopes\":[\"calls:read\"]} | 422 | name",
        "{\"scopes\":[\"calls:read\"]} | 422 | name",
        "{\"name\":\"bad-1\",\"scopes\":[]} | 422 | scopes",
        "{\"name\":\"bad-2\"} | 422 | scopes",
        "{\"name\":\"bad-3\",\"scopes\":[\"calls:rule\"]} | 422 | scopes",
        "{\"name\":\"bad-4\",\"scopes\":[null]} | 422 | scopes",
        "{\"name\":\"bad-5\",\"scopes\":[\"calls:read\"],\"apps\":[]} | 422 | apps",
        "{\"name\":\"bad-6\",\"scopes\":[\"calls:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"} | 422 | expiresAt",
        "{\"name\":\"bad-7\",\"scopes\":[\"calls:read\"],\"expiresAt\":\"tomorrow\"} | 400 | expiresAt",
        "{\"name\":\"bad-8\",\"scopes\":[\"calls:read\"],\"secret\":\"mine\"} | 400 | secret",
      })
  void badInputIsNamed(String body, int status, String field) {
    Answer answer = facade.post("/v1/keys", body, Map.of());

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.body().path("errors").get(0).path("field").asText()).startsWith(field);
  }

  @Test
  void refusalsAreCounted() {
    double before = refused("403");
    facade.with(secretOf(create(name, List.of(Scopes.READ_CALLS), null))).get("/v1/bills");

    assertThat(refused("403")).isEqualTo(before + 1);
  }

  private double refused(String status) {
    return metrics.counter("dialbridge.access.refused", "status", status).count();
  }

  @Test
  void itIsNotedWhenAKeyWasUsed() {
    Answer made = create(name, List.of(Scopes.READ_CALLS), null);
    Instant before = Instant.now();
    calls(secretOf(made));
    ring.writeDown();

    JsonNode key = facade.get(pathOf(made)).body();
    assertThat(Instant.parse(key.path("lastUsedAt").asText()))
        .isBetween(before.minusSeconds(1), Instant.now());
  }

  @Test
  void noSecretIsKept() throws SQLException {
    String secret = secretOf(create(name, List.of(Scopes.READ_CALLS), null));
    try (Connection connection = database.getConnection();
        PreparedStatement dump =
            connection.prepareStatement(
                "select string_agg(k::text || s::text, ' ') from api_key k join api_key_secret s on s.key_id = k.id");
        ResultSet row = dump.executeQuery()) {
      row.next();
      assertThat(row.getString(1)).contains(name).doesNotContain(secret.substring(10));
    }
  }

  private Answer create(String keyName, List<String> scopes, List<String> apps) {
    return facade.post("/v1/keys", key(keyName, scopes, apps), Map.of());
  }

  private static String key(String keyName, List<String> scopes, List<String> apps) {
    return "{\"name\":\"%s\",\"scopes\":%s%s}"
        .formatted(keyName, array(scopes), apps == null ? "" : ",\"apps\":" + array(apps));
  }

  private static String array(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(",", "[", "]"));
  }

  private static String secretOf(Answer issued) {
    assertThat(issued.status()).as(issued.raw().body()).isIn(200, 201);
    return issued.body().path("secret").asText();
  }

  private static String pathOf(Answer made) {
    return URI.create(made.header("Location")).getPath();
  }

  private Answer rotate(String id, String body) {
    return facade.post("/v1/keys/" + id + "/rotate", body, Map.of());
  }

  private int calls(String secret) {
    return facade.with(secret).get("/v1/calls?limit=1").status();
  }

  private void change(String sql, String parameter) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, parameter);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
