package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done through the facade is told by the audit log. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class AuditTest {
  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final String name = "audit-" + UUID.randomUUID();

  @Test
  void whatIsDoneToAKeyIsWrittenDown() {
    Instant before = Instant.now();
    Answer made = create(name, List.of(Scopes.MANAGE, Scopes.READ_CALLS));
    String id = made.body().at("/key/id").asText();
    TestingFacade manager = facade.with(made.body().path("secret").asText());

    assertThat(manager.post("/v1/keys/" + id + "/rotate", "{}", Map.of()).status()).isEqualTo(200);
    for (int i = 0; i < 2; i++) {
      facade.post("/v1/keys/" + id + "/revoke", "", Map.of());
    }

    List<JsonNode> entries = facade.audited("key/" + id);
    assertThat(entries)
        .extracting(entry -> entry.path("action").asText() + " " + entry.path("actor").asText())
        .as("a key is revoked once")
        .containsExactly("key.revoked desk", "key.rotated " + name, "key.created desk");
    JsonNode created = entries.getLast();
    assertThat(created.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(created.path("reason").isNull()).isTrue();
    assertThat(created.path("hash").asText()).matches("[0-9a-f]{64}");
    assertThat(Instant.parse(created.path("at").asText()))
        .isBetween(before.minusSeconds(1), Instant.now());
    assertThat(facade.get("/v1/audit?limit=200").raw().body()).doesNotContain("dbk_");
  }

  @Test
  void whatFailedIsNotWrittenDown() {
    Answer made = create(name, List.of(Scopes.MANAGE, Scopes.READ_CALLS));
    TestingFacade manager = facade.with(made.body().path("secret").asText());

    String body = "{\"name\":\"%s\",\"scopes\":[\"calls:read\"]}".formatted(name);
    assertThat(manager.post("/v1/keys", body, Map.of()).code()).isEqualTo("name-taken");

    assertThat(listed("actor=" + name)).isEmpty();
  }

  @Test
  void nothingIsManagedUnwritten() throws SQLException {
    run("alter table audit_head rename to audit_head_away");
    try {
      assertThat(create(name, List.of(Scopes.READ_CALLS)).status()).isEqualTo(500);
    } finally {
      run("alter table audit_head_away rename to audit_head");
    }
    assertThat(facade.get("/v1/keys?limit=200").raw().body()).doesNotContain(name);
  }

  @Test
  void whoeverAppendsForTooLongIsNotWaitedFor() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select * from audit_head for update");
      Answer refused = create(name, List.of(Scopes.READ_CALLS));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      connection.rollback();
    }
    assertThat(create(name, List.of(Scopes.READ_CALLS)).status()).isEqualTo(201);
  }

  @Test
  void whoIsRefusedIsWrittenDown() {
    Answer made = create(name, List.of(Scopes.READ_CALLS));
    TestingFacade reader = facade.with(made.body().path("secret").asText());

    assertThat(reader.post("/v1/calls/" + UUID.randomUUID() + "/stop?x=1", "", Map.of()).status())
        .isEqualTo(403);

    JsonNode entry = awaited("actor=" + name).getFirst();
    assertThat(entry.path("action").asText()).isEqualTo("access.refused");
    assertThat(entry.path("target").asText()).isEqualTo("POST /v1/calls/{id}/stop");
    assertThat(entry.path("reason").asText()).isEqualTo("needs calls:stop");
    assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
  }

  /** Its scope allows the operation, but not for every key. */
  @Test
  void whoIsRefusedByTheOperationItselfIsWrittenDown() {
    Answer mightier = create(name + "-2", List.of(Scopes.READ_CALLS));
    Answer made = create(name, List.of(Scopes.MANAGE));
    TestingFacade manager = facade.with(made.body().path("secret").asText());

    String id = mightier.body().at("/key/id").asText();
    assertThat(manager.post("/v1/keys/" + id + "/rotate", "{}", Map.of()).status()).isEqualTo(403);

    JsonNode entry = awaited("actor=" + name).getFirst();
    assertThat(entry.path("target").asText()).isEqualTo("POST /v1/keys/{id}/rotate");
    assertThat(entry.path("reason").asText()).isEqualTo("more than its apps and scopes allow");
    assertThat(facade.audited("key/" + id)).hasSize(1);
  }

  @Test
  void theListIsNarrowedAndPaged() {
    String manager =
        create(name, List.of(Scopes.MANAGE, Scopes.READ_CALLS)).body().path("secret").asText();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst("key/" + createBy(facade.with(manager), name + "-" + i));
    }

    List<String> seen = new ArrayList<>();
    String path = "/v1/audit?limit=2&action=key.created&actor=" + name;
    JsonNode page = facade.get(path).body();
    targets(page, seen);
    String cursor = page.path("nextCursor").asText();
    while (!page.path("nextCursor").isNull()) {
      page = facade.get(path + "&cursor=" + page.path("nextCursor").asText()).body();
      targets(page, seen);
    }
    assertThat(seen).isEqualTo(made);

    String third = listed("actor=" + name).get(2).path("at").asText();
    assertThat(listed("actor=" + name + "&since=" + third)).hasSize(3);
    assertThat(listed("actor=" + name + "&until=" + third)).hasSize(2);
    assertThat(listed("actor=" + name + "&action=key.revoked")).isEmpty();
    assertThat(facade.get("/v1/audit?cursor=" + cursor).code()).isEqualTo("invalid-cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"since=yesterday", "until=2026", "actor=%0A", "action=%00", "limit=0"})
  void aFilterThatCannotBeReadIsNamed(String query) {
    Answer answer = facade.get("/v1/audit?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void entriesAreCounted() {
    create(name, List.of(Scopes.READ_CALLS));

    assertThat(facade.get("/q/metrics").raw().body())
        .containsPattern("dialbridge_audit_entries_total\\{action=\"key.created\"[,}]");
  }

  private Answer create(String key, List<String> scopes) {
    String words =
        scopes.stream().map(word -> '"' + word + '"').collect(Collectors.joining(",", "[", "]"));
    return facade.post(
        "/v1/keys", "{\"name\":\"%s\",\"scopes\":%s}".formatted(key, words), Map.of());
  }

  private static String createBy(TestingFacade manager, String key) {
    String body = "{\"name\":\"%s\",\"scopes\":[\"calls:read\"]}".formatted(key);
    return manager.post("/v1/keys", body, Map.of()).body().at("/key/id").asText();
  }

  private List<JsonNode> listed(String query) {
    List<JsonNode> entries = new ArrayList<>();
    facade.get("/v1/audit?" + query).body().path("items").forEach(entries::add);
    return entries;
  }

  private List<JsonNode> awaited(String query) {
    await().atMost(Duration.ofSeconds(5)).until(() -> !listed(query).isEmpty());
    return listed(query);
  }

  private static void targets(JsonNode page, List<String> into) {
    page.path("items").forEach(entry -> into.add(entry.path("target").asText()));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
