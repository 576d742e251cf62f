package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.BehindProxy;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An access log in a file, as lines of JSON, told to print more than it should. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(BehindProxy.class)
class AccessLogTest {
  private static final String RIGHT = "00000000000000000000000000000000";
  private static final String WRONG = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void noSecretGetsIntoTheFile() throws IOException {
    String visit = "visit-" + UUID.randomUUID();
    Map<String, String> headers = Map.of("User-Agent", visit);
    facade.post("/push/courier/" + RIGHT, "{}", headers);
    facade.post("/push/courier/" + WRONG + "?a=b", "{}", headers);
    facade.get("/v1/causes?token=" + WRONG + "&a=b", headers);
    Path log = Path.of(BehindProxy.LOG);
    await().until(() -> lines(log, visit) == 3);
    String text = Files.readString(log, StandardCharsets.UTF_8);

    assertThat(text)
        .contains("POST /push/courier/*** HTTP/1.1\\\" 503 Bearer *** " + visit)
        .contains("GET /v1/causes?token=***&a=b HTTP/1.1\\\" 200 Bearer *** " + visit)
        .doesNotContain(RIGHT)
        .doesNotContain(WRONG)
        .doesNotContain(TestingFacade.KEY);
  }

  private static long lines(Path log, String visit) throws IOException {
    return Files.exists(log)
        ? Files.readAllLines(log).stream().filter(line -> line.contains(visit)).count()
        : 0;
  }
}
