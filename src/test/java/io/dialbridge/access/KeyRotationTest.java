package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.Role;
import io.dialbridge.roles.TestingDuties;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Seal;
import io.dialbridge.values.SealingConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sealing key, under which secrets are hashed, is rotated while keys are in use. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class KeyRotationTest {
  private static final String OF_TEST = "0".repeat(64);
  private static final String NEXT =
      "8f1d3a5b7c9e0f2143658709badcfe12a4b6c8d0e2f40617283940a5b6c7d8e9";

  @Inject AgroalDataSource database;

  @Test
  void aKeyThatIsUsedWhileTheSealingKeyIsRotatedOutlivesTheOldOne() {
    String body =
        "{\"name\":\"rotated-%s\",\"scopes\":[\"calls:read\"]}".formatted(UUID.randomUUID());
    String secret =
        TestingFacade.ofTest().post("/v1/keys", body, Map.of()).body().path("secret").asText();
    assertThat(ring(NEXT, null).find(secret)).as("before it was used under both").isEmpty();

    KeyRing whileItLasts = ring(NEXT, OF_TEST);
    assertThat(whileItLasts.find(secret)).isPresent();
    whileItLasts.writeDown();

    assertThat(ring(NEXT, null).find(secret)).isPresent();
    assertThat(ring(OF_TEST, null).find(secret)).isEmpty();
  }

  private KeyRing ring(String key, @Nullable String previousKey) {
    SealingConfig config =
        new SealingConfig() {
          @Override
          public String key() {
            return key;
          }

          @Override
          public Optional<String> previousKey() {
            return Optional.ofNullable(previousKey);
          }
        };
    KeyRing ring =
        new KeyRing(
            database,
            new KeySecrets(new Seal(config), new SecureRandom()),
            TestingDuties.of(Role.API),
            Clock.systemUTC());
    ring.refresh();
    return ring;
  }
}
