package io.dialbridge.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A process that is nothing but the platform's door. */
@QuarkusTest
@TestProfile(PushRoleTest.Push.class)
class PushRoleTest {
  /** By its role. */
  public static class Push implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("dialbridge.role", "push", "dialbridge.pushes.retry-pauses", "1MS");
    }
  }

  private final TestingFacade facade = TestingFacade.ofTest();

  @Inject AgroalDataSource database;

  @Test
  void itTakesAndReadsPushesAndServesNothingElse() {
    String nobody = UUID.randomUUID().toString();
    Answer stored =
        facade.push(
            "{\"eventType\":\"answer\",\"statusInfo\":{\"userData\":\"%s\"}}".formatted(nobody));
    assertThat(stored.status()).isEqualTo(200);
    await().until(() -> quarantined(nobody));

    for (String path : List.of("/v1/calls", "/v1/callbacks", "/v1/nowhere")) {
      Answer answer = facade.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.raw().body()).contains("another role");
    }
    assertThat(facade.get("/q/health/ready").status()).isEqualTo(200);
    assertThat(facade.get("/q/metrics").raw().body())
        .as("what workers tell of the database, this one doesn't look")
        .contains(
            "dialbridge_quarantine_open{reason=\"no_call\"} 0.0",
            "dialbridge_queue_length{app=\"courier\"} 0.0",
            "dialbridge_bills_lost 0.0",
            "dialbridge_bills_unexplained 0.0");
  }

  private boolean quarantined(String call) throws SQLException {
    try (Connection connection = database.getConnection();
        var look =
            connection.prepareStatement(
                "select from push_quarantine q join push_inbox i on i.id = q.push_id where i.call_id = ?::uuid")) {
      look.setString(1, call);
      try (ResultSet row = look.executeQuery()) {
        return row.next();
      }
    }
  }
}
