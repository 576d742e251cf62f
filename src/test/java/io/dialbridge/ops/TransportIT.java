package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.dev.EmbeddedDatabase;
import io.dialbridge.testing.Packaged;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the package tells of itself, behind a proxy that speaks RFC 7239. */
class TransportIT {
  private static final String FIELD = "\nstrict-transport-security: max-age=31536000\n";

  private static Process service;
  private static Path log;
  private static Path file;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    log = Files.createTempFile("transport", ".log");
    file = Files.createTempFile("transport", ".file.log");
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_PROFILE", "trial");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", EmbeddedDatabase.url());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    settings.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
    settings.put("QUARKUS_HTTP_PROXY_ALLOW_FORWARDED", "true");
    settings.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1");
    settings.put("QUARKUS_HTTP_CORS_ENABLED", "true");
    settings.put("QUARKUS_HTTP_CORS_ORIGINS", "https://app.example.com,https://admin.example.com");
    settings.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true");
    settings.put("QUARKUS_LOG_FILE_ENABLED", "true");
    settings.put("QUARKUS_LOG_FILE_PATH", file.toString());
    service =
        Packaged.process(settings).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.readString(log).contains("Listening on:"));
  }

  @AfterAll
  static void end() throws IOException, InterruptedException {
    service.destroy();
    service.waitFor();
    Files.delete(log);
    Files.delete(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v1/calls?limit=1 | 200",
        "GET /v1/nothing | 404",
        "GET / | 404",
        "GET /nothing | 404",
        "GET /q/swagger-ui | 404",
        "GET /q/dev | 404",
        "GET /v1/calls/%00 | 404",
        "GET /v1/calls?limit=x | 400",
        "POST /v1/callbacks | 422",
        "TRACE /v1/causes | 405",
        "BREW /v1/causes | 405",
        "POST /push/courier/wrong | 404",
        "GET /q/health/live | 200",
        "GET /q/openapi | 200",
      })
  void noAnswerTellsWhatItIsMadeOf(String request, int status) throws IOException {
    String answer = ask(request, "Forwarded: for=203.0.113.50;proto=https");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains(FIELD);
    assertPlain(answer);
  }

  @Test
  void theApiIsDescribed() throws IOException {
    assertThat(ask("GET /q/openapi", "A: b")).contains("openapi: 3.0.3", "/v1/callbacks:");
  }

  /** Answered before anything of ours is asked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"GET /v1/causes | 431", "GET /v1/%zz | 400", "GET | 400"})
  void noAnswerToWhatIsNoRequestDoesEither(String request, int status) throws IOException {
    String answer = ask(request, "X-Large: " + "x".repeat(status == 431 ? 20_000 : 1));

    assertThat(answer).matches("(?s)HTTP/1[.][01] " + status + " .*");
    assertPlain(answer);
  }

  @Test
  void withoutHttpsNobodyIsToldToUseIt() throws IOException {
    assertThat(ask("GET /v1/causes", "Forwarded: for=203.0.113.50")).doesNotContain(FIELD);
  }

  @Test
  void pagesThatAreNamedMayAsk() throws IOException {
    String named = ask("OPTIONS /v1/callbacks", preflight("https://admin.example.com"));
    String other = ask("OPTIONS /v1/callbacks", preflight("https://evil.example.com"));

    assertThat(named)
        .startsWith("HTTP/1.1 200 ")
        .contains("\naccess-control-allow-origin: https://admin.example.com\n")
        .contains("\naccess-control-allow-credentials: false\n");
    assertThat(other).startsWith("HTTP/1.1 403 ").doesNotContain("access-control-allow-origin");
  }

  private static String preflight(String origin) {
    return "Origin: " + origin + "\r\nAccess-Control-Request-Method: POST";
  }

  @Test
  void noLogTellsASecret() throws IOException {
    ask("POST /push/courier/00000000000000000000000000000000", "A: b");
    ask("POST /push/courier/66c92b11ff8a425fb8d4ccfe0ed9ed1f?x=|", "A: b");
    ask("GET /v1/causes?access_token=dialbridge-dev", "A: b");
    await().until(() -> Files.readString(file).contains("GET /v1/causes?access_token=***"));

    for (Path written : new Path[] {log, file}) {
      assertThat(Files.readString(written))
          .contains("POST /push/courier/***")
          .doesNotContain("0000000000000000")
          .doesNotContain("66c92b11ff8a425f")
          .doesNotContain("dialbridge-dev");
    }
  }

  private static void assertPlain(String answer) {
    String small = answer.toLowerCase(Locale.ROOT);
    assertThat(small)
        .doesNotContain("\nserver:", "\nx-powered-by:", "\nvia:")
        .doesNotContain("quarkus", "vert.x", "vertx", "netty", "resteasy", "jackson", "java")
        .doesNotContain("exception", "\tat ");
  }

  /** The whole answer, line ends as \n and the names of its fields in small letters. */
  private static String ask(String request, String header) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String text =
          request
              + " HTTP/1.1\r\nHost: voice.example.com\r\nAuthorization: Bearer dialbridge-dev\r\n"
              + "Connection: close\r\nContent-Length: 0\r\n"
              + header
              + "\r\n\r\n";
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .replace("\r\n", "\n");
      int body = Math.max(answer.indexOf("\n\n"), 0);
      StringBuilder small = new StringBuilder();
      for (String line : answer.substring(0, body).split("\n", -1)) {
        int name = Math.max(line.indexOf(':'), 0);
        small.append(line.substring(0, name).toLowerCase(Locale.ROOT)).append(line.substring(name));
        small.append('\n');
      }
      return small + answer.substring(body);
    }
  }
}
