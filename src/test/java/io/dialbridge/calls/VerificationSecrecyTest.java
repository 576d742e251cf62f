package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** A verification code leaves no trace: not in the database, not in the output, not in answers. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class VerificationSecrecyTest {
  private static final String CODE = "93715286";
  private static final String REFERENCE = "secrecy-58213";

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void aCodeLeavesNoTrace() throws SQLException {
    Traces traces = new Traces(database);
    Traces.Listener listener = new Traces.Listener();
    String key = UUID.randomUUID().toString();
    try {
      Answer placed = place(CODE, key);
      assertThat(placed.status()).isEqualTo(201);
      String id = placed.body().path("id").asText();
      assertThat(place(CODE, key).header("Idempotent-Replayed")).isEqualTo("true");
      assertThat(place("93715287", key).code()).isEqualTo("idempotency-conflict");
      assertThat(place(CODE + "0", UUID.randomUUID().toString()).status()).isEqualTo(422);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> facade.call(id).path("settled").asBoolean());

      assertThat(facade.call(id).path("status").asText()).isEqualTo("completed");
      for (String path :
          List.of("/v1/calls/" + id, "/v1/calls/" + id + "/events", "/v1/bills", "/q/metrics")) {
        assertThat(facade.get(path).raw().body()).as(path).doesNotContain(CODE);
      }
    } finally {
      listener.close();
    }

    assertThat(facade.twin("GET", "/twin/ledger?limit=10000", "").raw().body())
        .doesNotContain(CODE);
    // What is looked through can find something: the reference is there.
    assertThat(traces.tablesHolding(REFERENCE)).containsExactly("call_session");
    assertThat(traces.tablesHolding(CODE)).isEmpty();
    assertThat(listener.lines()).isNotEmpty().noneMatch(line -> line.contains(CODE));
  }

  private Answer place(String code, String key) {
    return facade.post(
        "/v1/verifications",
        "{\"callee\":\"+8615400010360\",\"code\":\"%s\",\"repeat\":1,\"reference\":\"%s\"}"
            .formatted(code, REFERENCE),
        Map.of("Idempotency-Key", key));
  }
}
