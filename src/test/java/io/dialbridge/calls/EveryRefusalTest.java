package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every result code of the vendor's pages, once through the facade, for one kind or another. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class EveryRefusalTest {
  private static final String CALLEE = "+8615400010340";
  private static final Map<String, String> REQUESTS =
      Map.of(
          "/v1/callbacks",
          "{\"caller\":\"+8615400000340\",\"callee\":\"%s\"}".formatted(CALLEE),
          "/v1/notifications",
          "{\"callee\":\"%s\",\"items\":[{\"file\":\"a.wav\"}]}".formatted(CALLEE),
          "/v1/verifications",
          "{\"callee\":\"%s\",\"code\":\"4821\"}".formatted(CALLEE));

  private final TestingFacade facade = TestingFacade.ofTest();

  /** One line of the table: the vendor's code, whose doing it is, whether it may be tried again. */
  record Row(String code, String doing, String retry) {
    static Row of(String line) {
      String[] cells = line.split(",");
      return new Row(cells[0], cells[2], cells[3]);
    }
  }

  static Stream<Row> codes() throws IOException {
    try (var table = EveryRefusalTest.class.getResourceAsStream("/explain/result-codes.csv")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> line.matches("[0-9]{7},.*")).map(Row::of);
    }
  }

  @AfterEach
  void clearScripts() {
    facade.clearScripts();
  }

  @Test
  void theTableHasEveryCode() throws IOException {
    assertThat(codes()).hasSizeGreaterThan(70);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void aRefusalIsTheProblemOfItsClass(Row row) {
    facade.script("{\"number\":\"%s\",\"refuse\":\"%s\"}".formatted(CALLEE, row.code()));
    String kind = REQUESTS.keySet().stream().sorted().toList().get(row.code().charAt(6) % 3);
    Answer answer =
        facade.post(
            kind, Objects.requireNonNull(REQUESTS.get(kind)), Map.of("Accept-Language", "zh-CN"));

    if (row.retry().equals("CARE")) {
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.body().path("status").asText()).isEqualTo("unconfirmed");
      return;
    }
    boolean wait = row.retry().startsWith("WAIT");
    int status = wait ? 503 : row.doing().equals("CALLER") ? 422 : 502;
    assertThat(answer.status()).as(row.code()).isEqualTo(status);
    assertThat(answer.code())
        .isEqualTo(wait ? "platform-busy" : status == 422 ? "call-refused" : "operator-needed");
    assertThat(answer.header("Retry-After"))
        .isEqualTo(wait ? (row.code().equals("1020176") ? "1800" : "60") : "");
    assertThat(answer.body().path("platformCode").asText()).isEqualTo(row.code());
    assertThat(answer.body().path("platformMessage").asText()).isNotBlank();
    assertThat(answer.body().path("detail").asText()).containsPattern("\\p{IsHan}");
    assertThat(answer.header("Content-Language")).isEqualTo("zh-CN");
    assertThat(facade.call(answer.body().path("callId").asText()).path("status").asText())
        .isEqualTo("failed");
  }
}
