package io.dialbridge.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.alerts.TestingAlerts;
import io.dialbridge.calls.TestingRewrapping;
import io.dialbridge.protection.TestingOptOuts;
import io.dialbridge.pushes.TestingPushes;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.SealingConfig;
import io.dialbridge.values.TestingSeal;
import io.dialbridge.webhooks.TestingWebhooks;
import io.dialbridge.webhooks.WebhooksConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sealing key is rotated, and then the previous one is thrown away. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class RewrappingTest {
  private static final String OF_TEST = "0".repeat(64);
  private static final String NEXT =
      "8f1d3a5b7c9e0f2143658709badcfe12a4b6c8d0e2f40617283940a5b6c7d8e9";

  @Inject AgroalDataSource database;
  @Inject WebhooksConfig webhooks;

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void everythingCanBeReadUnderTheNewKeyAlone() throws SQLException {
    String number = "+8615400010931";
    String call = facade.placeCallback("+8615400000932", number).body().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> facade.call(call).path("settled").asBoolean());
    String search = "{\"number\":\"%s\"}".formatted(number);

    String other = "+8615400010933";
    String waiting = facade.placeCallback("+8615400000934", other).body().path("id").asText();
    String erasure =
        facade
            .post("/v1/erasures", "{\"number\":\"%s\",\"reason\":\"x\"}".formatted(other), Map.of())
            .header("Location");

    bringUnder(NEXT, OF_TEST);
    try {
      // The service has but the old key.
      assertThat(reveal(call).status()).isEqualTo(500);
      assertThat(facade.post("/v1/calls/search", search, Map.of()).body().path("items")).isEmpty();
      assertThat(underAnother(OF_TEST)).isPositive();
    } finally {
      bringUnder(OF_TEST, NEXT);
    }

    assertThat(reveal(call).body().path("callee").asText()).isEqualTo(number);
    assertThat(facade.post("/v1/calls/search", search, Map.of()).body().at("/items/0/id").asText())
        .isEqualTo(call);
    // What was being looked for is still known.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> facade.get(erasure).body().path("state").asText().equals("completed"));
    assertThat(facade.call(waiting).path("erasedAt").asText()).isNotEqualTo("null").isNotEmpty();
  }

  private TestingFacade.Answer reveal(String call) {
    return facade.post("/v1/calls/" + call + "/reveal", "{\"reason\":\"x\"}", Map.of());
  }

  /** Again and again: calls of other tests may still get pushes, under the service's own key. */
  private void bringUnder(String key, String previousKey) {
    await()
        .until(
            () -> {
              rewrapping(key, previousKey).work();
              return underAnother(key) == 0;
            });
  }

  private Rewrapping rewrapping(String key, String previousKey) {
    SealingConfig config =
        new SealingConfig() {
          @Override
          public String key() {
            return key;
          }

          @Override
          public Optional<String> previousKey() {
            return Optional.of(previousKey);
          }
        };
    return new Rewrapping(
        config,
        TestingRewrapping.calls(database, config),
        TestingPushes.rewrapping(database, TestingSeal.vault(config)),
        TestingOptOuts.key(database, TestingSeal.vault(config)),
        TestingWebhooks.keeper(database, webhooks, TestingSeal.vault(config)),
        TestingAlerts.rewrapping(TestingSeal.vault(config)),
        TestingSeal.vault(config));
  }

  private long underAnother(String key) throws SQLException {
    byte[] mark = TestingSeal.vault(key).mark();
    try (var connection = database.getConnection();
        var count =
            connection.prepareStatement(
                """
                select (select count(*) from call_session where data_key is not null and substring(data_key for 4) <> ?)
                  + (select count(*) from push_inbox where data_key is not null and substring(data_key for 4) <> ?)
                  + (select count(*) from erasure where data_key is not null and substring(data_key for 4) <> ?)
                  + (select count(*) from opt_out_key where substring(data_key for 4) <> ?)
                  + (select count(*) from alert_chain where substring(data_key for 4) <> ?)""")) {
      count.setBytes(1, mark);
      count.setBytes(2, mark);
      count.setBytes(3, mark);
      count.setBytes(4, mark);
      count.setBytes(5, mark);
      try (var row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
