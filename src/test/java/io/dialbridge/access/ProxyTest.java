package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.BehindProxy;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A trusted proxy is believed where a request comes from, and by what. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(BehindProxy.class)
class ProxyTest {
  private static final String FIELD = "Strict-Transport-Security";
  private static final Map<String, String> HTTPS = Map.of("X-Forwarded-Proto", "https");

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void theAuditLogTellsTheAddressThatTheProxyTold() {
    assertThat(addressAudited(facade, Map.of("X-Forwarded-For", "203.0.113.30")))
        .isEqualTo("203.0.113.30");
    assertThat(addressAudited(facade, Map.of())).isEqualTo("127.0.0.1");
    // The first of several counts, so that a proxy must not only add its own.
    assertThat(addressAudited(facade, Map.of("X-Forwarded-For", "203.0.113.32, 203.0.113.33")))
        .isEqualTo("203.0.113.32");
    // This proxy was set up to tell it by the other field.
    assertThat(addressAudited(facade, Map.of("Forwarded", "for=203.0.113.31")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void whoCameByHttpsIsToldToStayThere() {
    for (Answer answer :
        List.of(
            facade.get("/v1/causes", HTTPS),
            facade.get("/v1/nothing", HTTPS),
            facade.with("dbk_wrong").get("/v1/causes", HTTPS),
            facade.get("/nothing", HTTPS),
            facade.post("/v1/callbacks", "x".repeat((1 << 20) + 1), HTTPS),
            facade.post(TestingFacade.PUSH_DOOR, "{}", HTTPS))) {
      assertThat(answer.raw().headers().allValues(FIELD))
          .as("%s %d", answer.raw().uri(), answer.status())
          .containsExactly("max-age=31536000");
    }
    assertThat(facade.get("/v1/causes").header(FIELD)).isEmpty();
    assertThat(facade.get("/v1/causes", Map.of("X-Forwarded-Proto", "http")).header(FIELD))
        .isEmpty();
  }

  @Test
  void whatIsConfiguredStands() {
    assertThat(facade.get("/q/health/live", HTTPS).raw().headers().allValues(FIELD))
        .containsExactly("max-age=0");
  }

  /** Of a key that was just made, with such headers. */
  static String addressAudited(TestingFacade facade, Map<String, String> headers) {
    String name = "audited-" + UUID.randomUUID();
    Answer made =
        facade.post(
            "/v1/keys",
            "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, Scopes.READ_CALLS),
            headers);
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    List<JsonNode> entries = facade.audited("key/" + made.body().at("/key/id").asText());
    assertThat(entries).hasSize(1);
    return entries.getFirst().path("address").asText();
  }
}
