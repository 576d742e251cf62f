package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, and what nobody can bring about by claiming something. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class AnswerHeadersTest {
  static final Map<String, String> CLAIMS =
      Map.of(
          "Forwarded", "for=203.0.113.40;proto=https;host=evil.example.com",
          "X-Forwarded-For", "203.0.113.40",
          "X-Forwarded-Proto", "https",
          "X-Forwarded-Host", "evil.example.com",
          "X-Forwarded-Ssl", "on");

  private final TestingFacade facade = TestingFacade.ofTest();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/causes",
        "/v1/calls?limit=0",
        "/v1/nothing",
        "/nothing",
        "/push/courier/wrong",
        "/q/health/live",
        "/q/metrics",
        "/q/openapi",
        "/q/swagger-ui/"
      })
  void eachIsNeitherGuessedAtNorKept(String path) {
    Answer answer = facade.get(path);

    assertThat(answer.raw().headers().allValues("X-Content-Type-Options"))
        .containsExactly("nosniff");
    assertThat(answer.raw().headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.raw().headers().allValues("Cache-Control")).hasSize(1);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Powered-By")).isEmpty();
  }

  /** A token is told with its own word on caching. */
  @Test
  void whatAnOperationSaysItselfStandsAlone() {
    Answer answer =
        facade.post(
            "/v1/client-tokens", "{\"subject\":\"user-1\",\"kinds\":[\"callback\"]}", Map.of());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.raw().headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void withoutAProxyThatIsTrustedNothingForwardedCounts() {
    assertThat(ProxyTest.addressAudited(facade, CLAIMS)).isEqualTo("127.0.0.1");
    assertThat(facade.get("/v1/causes", CLAIMS).header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void pagesOfOtherHostsAreNotKnown() {
    Answer preflight = facade.preflight("/v1/callbacks", "POST", "https://app.example.com");
    Answer request = facade.get("/v1/causes", Map.of("Origin", "https://app.example.com"));

    assertThat(preflight.status()).isEqualTo(401);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(request.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
