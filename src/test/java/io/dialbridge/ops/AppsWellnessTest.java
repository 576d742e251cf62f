package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class AppsWellnessTest {
  private static final String CALLER = "+8615400000320";
  private static final String CALLEE = "+8615400010320";

  private final TestingFacade facade = TestingFacade.ofTest();

  @AfterEach
  void clearScripts() {
    facade.clearScripts();
  }

  @Test
  void anAppThatOnlyItsOperatorCanHelpIsListedUntilACallIsTakenAgain() {
    refusedOnceWith("1010007");
    assertThat(facade.get("/q/health/well").status()).isEqualTo(503);
    assertThat(courier()).startsWith("1010007 The account is not active");
    assertThat(facade.get("/q/health/ready").status()).isEqualTo(200);

    assertThat(facade.placeCallback(CALLER, CALLEE).status()).isEqualTo(201);
    assertThat(courier()).isEmpty();
  }

  @Test
  void whatTheCallerDidOrWhatPassesByItselfIsNotTheOperators() {
    assertThat(facade.placeCallback(CALLER, CALLEE).status()).isEqualTo(201);
    refusedOnceWith("1013004");
    refusedOnceWith("1020165");

    assertThat(courier()).isEmpty();
  }

  private void refusedOnceWith(String code) {
    facade.script("{\"number\":\"%s\",\"refuse\":\"%s\",\"calls\":1}".formatted(CALLEE, code));
    assertThat(facade.placeCallback(CALLER, CALLEE).body().path("platformCode").asText())
        .isEqualTo(code);
  }

  /** What is said of that app; other tests may have left others listed. */
  private String courier() {
    Answer answer = facade.get("/q/health/well");
    for (JsonNode check : answer.body().path("checks")) {
      if (check.path("name").asText().equals("apps at the platform")) {
        return check.path("data").path("courier").asText();
      }
    }
    throw new AssertionError("no such check in " + answer.raw().body());
  }
}
