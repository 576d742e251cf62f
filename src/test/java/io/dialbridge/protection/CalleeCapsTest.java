package io.dialbridge.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which calls of a callee count, however many are asked for at once. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(Guarded.class)
class CalleeCapsTest {
  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @AfterEach
  void clearScripts() {
    facade.twin("DELETE", "/twin/scripts", "");
  }

  @Test
  void oneTooManyIsRefusedUntilTheOldestIsADayAgo() {
    String callee = "+8619900000101";
    Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    assertThat(notify(callee, "", once).status()).isEqualTo(201);
    assertThat(notify(callee, "", once).status()).as("the same call").isEqualTo(201);
    assertThat(notify(callee).status()).isEqualTo(201);

    Answer refused = notify(callee);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("callee-protected");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(86_300, 86_400);
    assertThat(refused.raw().body()).doesNotContain(callee).doesNotContain("callId");
    // Counted for each app; who asks for a callback himself is not protected from it.
    assertThat(facade.placeCallback("+8619900000102", callee).status()).isEqualTo(201);
    assertThat(facade.placeCallback(callee, "+8619900000103").status()).isEqualTo(201);
    assertThat(verify(callee).status()).isEqualTo(201);
    assertThat(notify(callee, ",\"app\":\"relaxed\"", Map.of()).status()).isEqualTo(429);
    assertThat(notify(callee, ",\"app\":\"relaxed\"", Map.of()).code())
        .as("the caps of that app let it through, the limit of seconds doesn't")
        .isEqualTo("rate-limited");
  }

  @Test
  void whoWasNotRungWasNotCalled() {
    String callee = "+8619900000104";
    facade.script("{\"number\":\"%s\",\"refuse\":\"1013004\"}".formatted(callee));
    assertThat(notify(callee).status()).isEqualTo(422);
    assertThat(notify(callee).status()).isEqualTo(422);
    facade.twin("DELETE", "/twin/scripts", "");

    facade.script("{\"number\":\"%s\",\"answer\":\"LOST\"}".formatted(callee));
    assertThat(notify(callee).body().path("status").asText()).isEqualTo("unconfirmed");
    assertThat(notify(callee).status()).as("this one is the fourth in a minute").isEqualTo(201);

    assertThat(notify(callee).code()).as("it may have rung").isEqualTo("callee-protected");
  }

  @Test
  void ofManyAtOnceNoMorePassThanMay() throws Exception {
    String callee = "+8619900000105";
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      requests.add(() -> notify(callee));
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get().status());
      }
    }

    assertThat(answers).filteredOn(status -> status == 201).hasSize(Guarded.PER_DAY);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(12 - Guarded.PER_DAY);
  }

  /** Among thousands of calls of others, and without those before the window. */
  @Test
  void onlyTheCallsOfTheWindowAreRead() throws Exception {
    assertThat(notify("+8619900000106").status()).isEqualTo(201);
    Instant monthAgo = Instant.now().minus(Duration.ofDays(30));
    JsonNode plan;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        plant(statement);
        try (var row =
            statement.executeQuery(
                "explain (analyze, buffers, timing off, format json) "
                    + CalleeHistory.NEWEST
                        .replaceFirst("\\?", "array[decode('01', 'hex'), decode('02', 'hex')]")
                        .replaceFirst("\\?", "'" + Ids.firstOf(monthAgo) + "'")
                        .replaceFirst("\\?", "'" + new UUID(-1, -1) + "'")
                        .replaceFirst("\\?", "'notice'")
                        .replaceFirst("\\?", "10"))) {
          row.next();
          plan = new ObjectMapper().readTree(row.getString(1)).get(0).path("Plan");
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }

    assertThat(plan.toString()).contains("call_party_pkey").doesNotContain("Seq Scan");
    assertThat(plan.path("Shared Hit Blocks").asInt() + plan.path("Shared Read Blocks").asInt())
        .as(plan.toPrettyString())
        .isBetween(10, 150);
  }

  /** In 90 days 30 calls of one number, and 29,970 of others. */
  private static void plant(Statement statement) throws SQLException {
    statement.execute(
        """
        create temp table planted on commit drop as
        select uuidv7(-(n * interval '259 seconds')) as id, n % 1000 = 0 as ours from generate_series(1, 30000) n""");
    statement.execute(
        """
        insert into call_session
        select copy.* from planted p, lateral (
          select jsonb_populate_record(c, jsonb_build_object('id', p.id)) as row
          from call_session c where c.app = 'notice' and c.idempotency_key is null limit 1) made,
        lateral (select (made.row).*) copy""");
    statement.execute(
        """
        insert into call_party (number_hash, call_id, party)
        select case when ours then '\\x01'::bytea else sha256(id::text::bytea) end, id, 'callee' from planted""");
    statement.execute("analyze call_session");
    statement.execute("analyze call_party");
  }

  private Answer notify(String callee) {
    return notify(callee, "", Map.of());
  }

  private Answer notify(String callee, String more, Map<String, String> headers) {
    return facade.post(
        "/v1/notifications",
        "{\"callee\":\"%s\",\"items\":[{\"template\":\"greeting\"}]%s}".formatted(callee, more),
        headers);
  }

  private Answer verify(String callee) {
    return facade.post(
        "/v1/verifications", "{\"callee\":\"%s\",\"code\":\"4821\"}".formatted(callee), Map.of());
  }
}
