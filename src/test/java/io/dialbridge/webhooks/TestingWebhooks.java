package io.dialbridge.webhooks;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens the room for tests of others. */
public final class TestingWebhooks {
  private TestingWebhooks() {}

  public static WebhookKeeper keeper(
      AgroalDataSource database, WebhooksConfig config, Vault vault) {
    return new WebhookKeeper(database, config, vault, Clock.systemUTC());
  }

  /** Impatient: 300 ms to connect, 500 ms to answer. */
  static WebhooksConfig config(boolean onDesk, List<String> privateHosts) {
    return new WebhooksConfig() {
      @Override
      public Optional<List<String>> privateHosts() {
        return Optional.of(privateHosts);
      }

      @Override
      public boolean privateAddressesAllowed() {
        return onDesk;
      }

      @Override
      public Duration connectTimeout() {
        return Duration.ofMillis(300);
      }

      @Override
      public Duration answerTimeout() {
        return Duration.ofMillis(500);
      }

      @Override
      public int atOnce() {
        return 2;
      }

      @Override
      public int maxEndpoints() {
        return 10;
      }

      @Override
      public Duration disableAfter() {
        return Duration.ofDays(5);
      }

      @Override
      public Duration kept() {
        return Duration.ofDays(30);
      }
    };
  }
}
