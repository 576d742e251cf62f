package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.BehindProxy;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages on other hosts may ask and read. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(BehindProxy.class)
class CorsTest {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final Map<String, String> PAGE = Map.of("Origin", BehindProxy.PAGES);

  private final TestingFacade facade = TestingFacade.ofTest();

  @ParameterizedTest
  @ValueSource(strings = {"/v1/callbacks", "/v1/calls", "/v1/nothing"})
  void aPageOfAKnownHostMayAskWithoutAKey(String path) {
    Answer answer = facade.preflight(path, "POST", BehindProxy.PAGES);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo(BehindProxy.PAGES);
    assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .isEqualTo("authorization,content-type,idempotency-key");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("false");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.com",
        "http://app.example.com",
        "https://app.example.com.evil.example",
        "null"
      })
  void anyOtherPageIsRefused(String origin) {
    Answer preflight = facade.preflight("/v1/callbacks", "POST", origin);
    Answer request = facade.get("/v1/calls?limit=1", Map.of("Origin", origin));

    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.header(ALLOW_ORIGIN)).isEmpty();
    assertThat(request.status()).isEqualTo(403);
    assertThat(request.header(ALLOW_ORIGIN)).isEmpty();
    assertThat(request.raw().body()).isEmpty();
  }

  /** Whatever the answer is, from the resources and from the doors before them. */
  @Test
  void aPageCanReadEveryAnswer() {
    TestingFacade holder = facade.with(secret());
    readable(201, holder.post("/v1/callbacks", callback("+8615400010510"), PAGE));
    readable(200, holder.get("/v1/calls?limit=1", PAGE));
    readable(400, holder.post("/v1/callbacks", "no JSON", PAGE));
    readable(401, facade.with("dbk_wrong").get("/v1/calls", from("203.0.113.20")));
    readable(403, holder.get("/v1/audit", PAGE));
    readable(404, holder.get("/v1/calls/" + UUID.randomUUID(), PAGE));
    readable(404, facade.get("/nothing", PAGE));
    readable(405, holder.get("/v1/callbacks", PAGE));
    readable(413, holder.post("/v1/callbacks", "x".repeat((1 << 20) + 1), PAGE));
    readable(422, holder.post("/v1/callbacks", callback("1"), PAGE));
    readable(503, facade.post(TestingFacade.PUSH_DOOR, "{}", PAGE)); // This door lets nobody in.
    Answer limited = holder.get("/v1/calls?limit=1", PAGE);
    for (int i = 0; limited.status() == 200 && i < BehindProxy.REQUESTS; i++) {
      limited = holder.get("/v1/calls?limit=1", PAGE);
    }
    readable(429, limited);
    assertThat(limited.header("Retry-After")).isNotEmpty();
  }

  @Test
  void whoeverIsNoPageIsToldNothingOfIt() {
    Answer answer = facade.get("/v1/causes");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  private static void readable(int status, Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.raw().headers().allValues(ALLOW_ORIGIN))
        .as("%d", status)
        .containsExactly(BehindProxy.PAGES);
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .as("%d", status)
        .contains("Location", "Retry-After", "RateLimit", "Idempotent-Replayed", "Content-Range");
  }

  private static Map<String, String> from(String address) {
    Map<String, String> headers = new HashMap<>(PAGE);
    headers.put("X-Forwarded-For", address);
    return headers;
  }

  private static String callback(String callee) {
    return "{\"caller\":\"+8615400000510\",\"callee\":\"%s\"}".formatted(callee);
  }

  private String secret() {
    String body =
        "{\"name\":\"page-%s\",\"scopes\":[\"%s\",\"%s\"]}"
            .formatted(UUID.randomUUID(), Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS);
    return facade.post("/v1/keys", body, Map.of()).body().path("secret").asText();
  }
}
