package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.alerts.AlertsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertChecksTest {
  private static AlertChecks checks(Map<String, String> settings) {
    return new AlertChecks(
        new SmallRyeConfigBuilder()
            .withMapping(AlertsConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(AlertsConfig.class));
  }

  @Test
  void nothingNeedsToBeSet() {
    assertThat(checks(Map.of()).wrong()).isEmpty();
    assertThat(checks(Map.of()).unfitForProduction()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "silence-minutes, 0",
    "silence-minutes, 10081",
    "alertmanager.url, alertmanager",
    "alertmanager.url, ftp://a.example.com",
    "alertmanager.username, me",
    "alertmanager.password, secret",
  })
  void whatCanNotWorkIsNamed(String setting, String value) {
    assertThat(checks(Map.of("dialbridge.alerts." + setting, value)).wrong()).hasSize(1);
  }

  @Test
  void productionTellsNobodyWhoIsOnCallUnencrypted() {
    assertThat(
            checks(Map.of("dialbridge.alerts.alertmanager.url", "http://a.example.com:9093"))
                .unfitForProduction())
        .hasSize(1);
    assertThat(
            checks(Map.of("dialbridge.alerts.alertmanager.url", "https://a.example.com"))
                .unfitForProduction())
        .isEmpty();
  }
}
