package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class SpokenLanguageTest {
  private final TestingFacade facade = TestingFacade.ofTest();

  @AfterEach
  void clearScripts() {
    facade.clearScripts();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN,en;q=0.5 | zh-CN | 被叫正忙。",
        "zh-TW          | zh-CN | 被叫正忙。",
        "en-GB,zh;q=0.9 | en    | The callee was busy.",
        "fr             | en    | The callee was busy.",
        "zh;q=0         | en    | The callee was busy.",
        "*              | en    | The callee was busy.",
        ";;q=zz,        | en    | The callee was busy.",
      })
  void causesAreToldInTheLanguageAskedFor(String asked, String answered, String text) {
    Answer cause = facade.get("/v1/causes/callee-busy", Map.of("Accept-Language", asked));

    assertThat(cause.status()).isEqualTo(200);
    assertThat(cause.header("Content-Language")).isEqualTo(answered);
    assertThat(cause.header("Vary")).isEqualTo("Accept-Language");
    assertThat(cause.body().path("text").asText()).isEqualTo(text);
    assertThat(
            facade
                .get("/v1/causes", Map.of("Accept-Language", asked))
                .body()
                .path("items")
                .findValuesAsText("text"))
        .contains(text);
  }

  @Test
  void aCauseThatDoesNotExistIs404() {
    Answer cause = facade.get("/v1/causes/lost-in-thought");

    assertThat(cause.status()).isEqualTo(404);
    assertThat(cause.code()).isEqualTo("not-found");
  }

  @Test
  void theCauseOfACallIsToldInTheLanguageAskedFor() {
    String callee = "+8615400010350";
    facade.script("{\"number\":\"%s\",\"refuse\":\"1013004\"}".formatted(callee));
    String id = facade.placeCallback("+8615400000350", callee).body().path("callId").asText();

    assertThat(cause(id, "zh")).isEqualTo("被叫在黑名单中。");
    assertThat(cause(id, "en")).isEqualTo("The callee is on a blacklist.");
  }

  private String cause(String id, String language) {
    return facade
        .get("/v1/calls/" + id, Map.of("Accept-Language", language))
        .body()
        .path("cause")
        .path("text")
        .asText();
  }
}
