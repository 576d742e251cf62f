package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.dev.EmbeddedDatabase;
import io.dialbridge.testing.Packaged;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;

/** The package lets people in, with the settings as the README has them. */
class PeopleIT {
  private static final String SETTINGS =
      """
      quarkus.oidc.tenant-enabled=true
      quarkus.oidc.auth-server-url=%s
      quarkus.oidc.token.audience=%s
      dialbridge.access.roles."dispatcher".scopes=calls:create:callback,calls:read,calls:stop
      dialbridge.access.roles."dispatcher".apps=courier
      dialbridge.access.roles."voice-supervisor".scopes=calls:read,calls:read-all,bills:read,audit:read
      """
          .formatted(TestingIssuer.URL, PersonToken.AUDIENCE);

  @Test
  void peopleMayDoWhatTheirRolesGiveThem() throws Exception {
    PublicJsonWebKey rsa = PersonToken.rsa("rsa-1");
    PublicJsonWebKey ec = PersonToken.ec("ec-1");
    int port = freePort();
    Path settings = Files.writeString(Files.createTempFile("people", ".properties"), SETTINGS);
    Path log = Files.createTempFile("people", ".log");
    try (TestingIssuer issuer = new TestingIssuer()) {
      TestingIssuer.publish(PersonToken.jwks(rsa, ec));
      Process service =
          Packaged.process(settings(port, settings))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> Files.readString(log).contains("Listening on:"));
        assertThat(issuer.fetched()).as("asked for its keys at start").isEqualTo(1);
        TestingFacade facade = new TestingFacade("http://127.0.0.1:" + port);

        Answer seen = facade.with(PersonToken.of(ec, "u", "dispatcher")).get("/v1/calls");
        assertThat(seen.status()).as(seen.raw().body()).isEqualTo(200);
        String supervisor = PersonToken.of(rsa, "u", "voice-supervisor");
        assertThat(facade.with(supervisor).get("/v1/audit").status()).isEqualTo(200);
        assertThat(facade.with(supervisor).get("/v1/keys").status()).isEqualTo(403);
        assertThat(facade.with(supervisor + "x").get("/v1/audit").status()).isEqualTo(401);
        issuer.close();
        String unknown = PersonToken.of(PersonToken.rsa("rsa-2"), "u", "dispatcher");
        assertThat(facade.with(unknown).get("/v1/calls").status()).isEqualTo(503);
        assertThat(facade.with(supervisor).get("/v1/audit").status()).isEqualTo(200);
      } finally {
        service.destroy();
        service.waitFor();
      }
    } finally {
      for (Path file : List.of(settings, log)) {
        Files.delete(file);
      }
    }
  }

  private static Map<String, String> settings(int port, Path file) {
    return Map.of(
        "QUARKUS_PROFILE",
        "trial",
        "QUARKUS_DATASOURCE_JDBC_URL",
        EmbeddedDatabase.url(),
        "QUARKUS_DATASOURCE_USERNAME",
        "postgres",
        "QUARKUS_DATASOURCE_PASSWORD",
        "postgres",
        "QUARKUS_HTTP_PORT",
        Integer.toString(port),
        "QUARKUS_CONFIG_LOCATIONS",
        file.toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
