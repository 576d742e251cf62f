package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.dev.EmbeddedDatabase;
import io.dialbridge.testing.EmptyDatabase;
import io.dialbridge.testing.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The package refuses a start that can't work or would be dangerous in production, and names the
 * setting.
 */
class StartChecksIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RANDOM_KEY =
      "8f1d3a5b7c9e0f2143658709badcfe12a4b6c8d0e2f40617283940a5b6c7d8e9";

  /** Settings as an operator would give them, all in order. */
  private static Map<String, String> production() {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", EmbeddedDatabase.url());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    settings.put("QUARKUS_HTTP_PORT", "0");
    settings.put("DIALBRIDGE_SEALING_KEY", RANDOM_KEY);
    settings.put("DIALBRIDGE_PUBLIC_URL", "https://voice.example.com");
    settings.put("DIALBRIDGE_PLATFORM_URL", "https://rtccall.cn-north-1.myhuaweicloud.cn:443");
    settings.put("DIALBRIDGE_APPS_COURIER_KEY", "appkey0EXAMPLE0000000000000");
    settings.put("DIALBRIDGE_APPS_COURIER_SECRET", "S3cretExample0123456789abcd");
    settings.put("DIALBRIDGE_APPS_COURIER_KIND", "callback");
    settings.put("DIALBRIDGE_APPS_COURIER_DISPLAY_NUMBERS", "+8675500001111");
    settings.put("DIALBRIDGE_APPS_COURIER_PUSH_SECRETS", "66c92b11ff8a425fb8d4ccfe0ed9ed1f");
    return settings;
  }

  /** Without its schema, which production makes by a command, it waits, and says for what. */
  @Test
  void withEverythingInOrderItStartsAndTheSchemaIsMadeByACommand() throws Exception {
    Map<String, String> settings = production();
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", EmptyDatabase.url());
    assertThat(run(settings))
        .contains("Listening on:", "Not ready: The database has no schema", "command migrate")
        .doesNotContain("does not start");
    assertThat(Packaged.run(settings, "create-key", "ops").err()).contains("command migrate");

    assertThat(Packaged.run(settings, "migrate").out())
        .last()
        .asString()
        .contains("schema version");
    settings.put("DIALBRIDGE_ROLE", "worker");
    assertThat(run(settings))
        .contains("Listening on:", "Role worker, schema version")
        .doesNotContain("Not ready");
    settings.put("DIALBRIDGE_SEALING_KEY", RANDOM_KEY.replace('8', '7'));
    assertThat(run(settings))
        .contains("Listening on:", "Not ready: what was sealed under a sealing key")
        .doesNotContain("Role worker");
  }

  /** Flyway would advise a repair here, after which nothing tells that the schema is newer. */
  @Test
  void aSchemaOfANewerBuildIsNotMigrated() throws Exception {
    Map<String, String> settings = production();
    String database = EmptyDatabase.url();
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", database);
    assertThat(Packaged.run(settings, "migrate").exit()).isZero();
    try (Connection connection = DriverManager.getConnection(database);
        Statement newer = connection.createStatement()) {
      newer.execute(
          """
          insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
          values (9999, '9999', 'of a newer build', 'SQL', 'V9999__of_a_newer_build.sql', 'somebody', 1, true)""");
    }

    Packaged.Outcome outcome = Packaged.run(settings, "migrate");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("version 9999, newer than the", "use a newer build")
        .doesNotContain("repair");
  }

  /** What keeps the very configuration from being read; each alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DIALBRIDGE_SEALING_KEY                  | -                                                                | dialbridge.sealing.key",
        "DIALBRIDGE_SEALING_KEY                  | abcd                                                             | dialbridge.sealing.key",
        "DIALBRIDGE_PUBLIC_URL                   | -                                                                | dialbridge.public.url",
        "DIALBRIDGE_PUBLIC_URL                   | https://voice_1.example.com                                      | dialbridge.public.url",
        "DIALBRIDGE_PUBLIC_URL                   | https://a-very-long-name-of-a-host.that-nobody-wants.example.com | dialbridge.public.url",
        "DIALBRIDGE_PLATFORM_URL                 | -                                                                | dialbridge.platform.url",
        "DIALBRIDGE_ROLE                         | boss                                                             | dialbridge.role",
        "DIALBRIDGE_APPS_COURIER_SECRET          | -                                                                | dialbridge.apps.courier.secret",
        "DIALBRIDGE_APPS_COURIER_PUSH_SECRETS    | short                                                            | dialbridge.apps.courier.push-secrets",
        "DIALBRIDGE_APPS_COURIER_DISPLAY_NUMBERS | 0755                                                             | dialbridge.apps.courier.display-numbers",
      })
  void itRefusesAndNamesTheSetting(String setting, String value, String named) throws Exception {
    Map<String, String> settings = production();
    settings.put(setting, value);
    settings.values().removeIf("-"::equals);
    String output = run(settings);

    assertThat(output)
        .contains(named)
        .doesNotContain("Listening on:")
        .doesNotContain("S3cretExample0123456789abcd");
  }

  private static final String FIRST_ROUND =
      """
      DIALBRIDGE_SEALING_KEY                       | 0000000000000000000000000000000000000000000000000000000000000000 | dialbridge.sealing.key
      DIALBRIDGE_PUBLIC_URL                        | http://voice.example.com        | dialbridge.public.url
      DIALBRIDGE_PLATFORM_URL                      | http://127.0.0.1:8089           | dialbridge.platform.url
      DIALBRIDGE_RECORDINGS_PRIVATE_ADDRESSES_ALLOWED | true                         | dialbridge.recordings.private-addresses-allowed
      DIALBRIDGE_CALLS_TEST_NUMBERS_ALLOWED        | true                            | dialbridge.calls.test-numbers-allowed
      DIALBRIDGE_ACCESS_DESK_KEY                   | dialbridge-dev                  | dialbridge.access.desk-key
      DIALBRIDGE_APPS_COURIER_PUSH_SECRETS         | 00000000000000000000000000000000 | dialbridge.apps.courier.push-secrets
      DIALBRIDGE_APPS_COURIER_PORTS                | 0                               | dialbridge.apps.courier.ports
      DIALBRIDGE_APPS_COURIER_PORTS_PER_CALLBACK   | 3                               | dialbridge.apps.courier.ports-per-callback
      DIALBRIDGE_PACING_QUEUE_LIMIT                | -1                              | dialbridge.pacing.queue-limit
      DIALBRIDGE_PACING_CIRCUIT_PAUSE_SECONDS      | 0                               | dialbridge.pacing.circuit-pause-seconds
      DIALBRIDGE_BILLS_PRICE_PER_MINUTE            | 0.12345                         | dialbridge.bills.price-per-minute
      DIALBRIDGE_PUSHES_READERS                    | 0                               | dialbridge.pushes.readers
      DIALBRIDGE_LIMITS_PER_CALLEE                 | 0                               | dialbridge.limits.per-callee
      DIALBRIDGE_LIMITS_CREATES_WINDOW             | 0S                              | dialbridge.limits.creates-window
      DIALBRIDGE_RETENTION_CALLS                   | 29D                             | dialbridge.retention.calls
      DIALBRIDGE_PROTECTION_QUIET_HOURS_ZONE       | Asia/Beijing                    | dialbridge.protection.quiet-hours
      DIALBRIDGE_LIMITS_FAILURES_DELAY             | 60S                             | dialbridge.limits.failures-delay
      QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING  | true                            | quarkus.http.proxy.trusted-proxies
      QUARKUS_HTTP_PROXY_USE_PROXY_PROTOCOL        | true                            | quarkus.http.proxy.use-proxy-protocol
      QUARKUS_HTTP_ACCESS_LOG_LOG_TO_FILE          | true                            | quarkus.http.access-log.log-to-file
      QUARKUS_LOG_CONSOLE_FILTER                   | none                            | quarkus.log.console.filter
      QUARKUS_LOG_HANDLER_FILE__SECOND__PATH       | target/second.log               | quarkus.log.handler.file.second.filter
      QUARKUS_OTEL_TRACES_SUPPRESS_APPLICATION_URIS | /health                        | quarkus.otel.traces.suppress-application-uris
      QUARKUS_OTEL_SDK_DISABLED                    | false                           | -
      QUARKUS_HTTP_CORS_ORIGINS                    | *                               | quarkus.http.cors.access-control-allow-credentials
      QUARKUS_OIDC_TOKEN_AUDIENCE                  | -                               | quarkus.oidc.token.audience
      QUARKUS_OIDC_AUTH_SERVER_URL                 | http://127.0.0.1:9/house        | quarkus.oidc.auth-server-url
      DIALBRIDGE_ACCESS_ROLES_DISPATCHER_SCOPES    | calls:reed                      | dialbridge.access.roles.dispatcher.scopes
      DIALBRIDGE_ACCESS_ROLES_DISPATCHER_APPS      | nobody                          | dialbridge.access.roles.dispatcher.apps
      """;

  private static final String SECOND_ROUND =
      """
      DIALBRIDGE_PLATFORM_URL                      | https://localhost:8089          | dialbridge.platform.url
      DIALBRIDGE_APPS_COURIER_PORTS_PER_CALLBACK   | 2                               | -
      DIALBRIDGE_APPS_COURIER_PORTS                | 1                               | dialbridge.apps.courier.ports
      DIALBRIDGE_PACING_CIRCUIT_LONGEST_PAUSE_SECONDS | 29                           | dialbridge.pacing.circuit-longest-pause-seconds
      QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING  | true                            | -
      QUARKUS_HTTP_PROXY_TRUSTED_PROXIES           | 10.0.0.0/8,0.0.0.0/0            | quarkus.http.proxy.trusted-proxies
      QUARKUS_HTTP_CORS_ORIGINS                    | /.*/                            | quarkus.http.cors.access-control-allow-credentials
      DIALBRIDGE_ACCESS_ROLES_DISPATCHER_SCOPES    | -                               | dialbridge.access.roles
      """;

  private static final String THIRD_ROUND =
      """
      QUARKUS_HTTP_CORS_ORIGINS                    | https://app.example.com,/.+/    | quarkus.http.cors.access-control-allow-credentials
      """;

  /**
   * Settings, each with what is wrong with it; {@code -} as value: left out, as name: all right.
   */
  @ParameterizedTest
  @ValueSource(strings = {FIRST_ROUND, SECOND_ROUND, THIRD_ROUND})
  void itRefusesAndNamesAllSettingsAtOnce(String round) throws Exception {
    Map<String, String> settings = production();
    settings.put("QUARKUS_HTTP_CORS_ENABLED", "true");
    settings.put("QUARKUS_HTTP_CORS_ACCESS_CONTROL_ALLOW_CREDENTIALS", "true");
    settings.putAll(people());
    List<String> named = new ArrayList<>();
    for (String line : round.strip().split("\n")) {
      String[] cells = line.split("\\|", -1);
      settings.put(cells[0].strip(), cells[1].strip());
      named.add(cells[2].strip());
    }
    named.removeIf("-"::equals);
    settings.values().removeIf("-"::equals);
    String output = run(settings);
    String told = output.substring(Math.max(0, output.indexOf("Dialbridge does not start")));

    assertThat(output)
        .contains("Dialbridge does not start")
        .doesNotContain("Listening on:")
        .doesNotContain("S3cretExample0123456789abcd");
    assertThat(named).allSatisfy(name -> assertThat(told).contains("\n  " + name));
  }

  private static Map<String, String> people() {
    return Map.of(
        "QUARKUS_OIDC_TENANT_ENABLED", "true",
        "QUARKUS_OIDC_AUTH_SERVER_URL", "https://127.0.0.1:9/house",
        "QUARKUS_OIDC_TOKEN_AUDIENCE", "voice",
        "DIALBRIDGE_ACCESS_ROLES_DISPATCHER_SCOPES", "calls:read");
  }

  /** The issuer need not be there; nobody listens on that port. */
  @Test
  void withPeopleItStarts() throws Exception {
    Map<String, String> settings = production();
    settings.putAll(people());

    assertThat(run(settings)).contains("Listening on:");
  }

  /** As the README tells, each of them in order. */
  @Test
  void behindAProxyItStarts() throws Exception {
    Map<String, String> settings = production();
    settings.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
    settings.put("QUARKUS_HTTP_PROXY_ALLOW_FORWARDED", "true");
    settings.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "10.0.0.7,10.1.0.0/16");
    settings.put("QUARKUS_HTTP_CORS_ENABLED", "true");
    settings.put(
        "QUARKUS_HTTP_CORS_ORIGINS",
        "https://app.example.com,/https://[a-z0-9-]+\\.apps\\.example\\.com/");
    settings.put("QUARKUS_HTTP_CORS_ACCESS_CONTROL_ALLOW_CREDENTIALS", "true");
    settings.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true");

    assertThat(run(settings)).contains("Listening on:").doesNotContain("does not start");
  }

  /** Each line of a log is one object, names the process's own, and can be told from others. */
  @Test
  void inProductionLogsAreLinesOfJson() throws Exception {
    List<String> lines = printed(production()).lines().toList();

    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line -> {
              JsonNode record = JSON.readTree(line);
              assertThat(record.path("level").asText()).isIn("INFO", "WARN", "ERROR");
              assertThat(record.path("message").asText()).isNotEmpty();
              assertThat(OffsetDateTime.parse(record.path("timestamp").asText())).isNotNull();
            });
  }

  @Test
  void inProductionLogsCanBePlain() throws Exception {
    Map<String, String> settings = production();
    settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");

    assertThat(printed(settings)).contains("Listening on:").doesNotContain("{\"");
  }

  /** What it told, as people would read it. */
  private static String run(Map<String, String> settings) throws IOException, InterruptedException {
    StringBuilder told = new StringBuilder();
    for (String line : printed(settings).lines().toList()) {
      if (line.startsWith("{")) {
        JsonNode record = JSON.readTree(line);
        told.append(record.path("message").asText()).append('\n');
        told.append(record.path("stackTrace").asText()).append('\n');
      } else {
        told.append(line).append('\n');
      }
    }
    return told.toString();
  }

  /** Runs the package until it listens or has ended, and returns what it printed. */
  private static String printed(Map<String, String> settings)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("start-check", ".log");
    ProcessBuilder builder = Packaged.process(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (process.isAlive()
          && !Files.readString(log).contains("Listening on:")
          && System.nanoTime() < deadline) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
      return Files.readString(log);
    } finally {
      process.destroy();
      process.waitFor();
      Files.delete(log);
    }
  }
}
