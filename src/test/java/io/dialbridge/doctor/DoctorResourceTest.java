package io.dialbridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The doctor over HTTP, of the whole service beside its twin. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class DoctorResourceTest {
  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void everythingIsLookedAtOnceAMinuteAtMost() {
    Answer report = facade.post("/v1/doctor", "", Map.of());
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonNode line : report.body().path("lines")) {
      verdicts.put(line.path("name").asText(), line.path("verdict").asText());
      assertThat(line.path("seen").asText()).isNotBlank();
      assertThat(line.path("advice").isNull())
          .isEqualTo(line.path("verdict").asText().equals("ok"));
    }

    assertThat(report.status()).isEqualTo(200);
    assertThat(verdicts)
        .containsEntry("platform-connection", "ok")
        .containsEntry("clock-platform", "ok")
        .containsEntry("credentials.courier", "ok")
        .containsEntry("credentials.notice", "ok")
        .containsEntry("push-address.courier", "ok")
        .containsEntry("database", "ok")
        .containsEntry("clock-database", "ok")
        .containsEntry("schema", "ok")
        .containsEntry("sealing-key", "ok")
        .containsEntry("api-keys", "ok")
        .containsEntry("profile", "warning");
    Answer again = facade.post("/v1/doctor", "", Map.of("Accept-Language", "zh"));
    assertThat(again.body().path("examinedAt")).isEqualTo(report.body().path("examinedAt"));
    assertThat(again.body().toString()).contains("仅供桌面试用");
  }
}
