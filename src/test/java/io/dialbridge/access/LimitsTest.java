package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TightLimits;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a key may send in a while, and how those are slowed down that have none. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(TightLimits.class)
class LimitsTest {
  private static final Duration DELAY = Duration.ofSeconds(2);

  @Inject MeterRegistry metrics;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final TestingFacade wrong = facade.with("dbk_wrong");

  @Test
  void aKeyMaySendSoManyRequests() {
    TestingFacade holder = holder();
    for (int left = TightLimits.REQUESTS - 1; left >= 0; left--) {
      Answer answer = holder.get("/v1/calls?limit=1");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"requests\";q=25;w=3600");
      assertThat(answer.header("RateLimit")).isEqualTo("\"requests\";r=%d;t=144".formatted(left));
    }
    double before = refused("requests");
    Answer refused = holder.get("/v1/nothing");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate-limited");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    int wait = Integer.parseInt(refused.header("Retry-After"));
    assertThat(wait).isBetween(100, 144);
    assertThat(refused.header("RateLimit")).isEqualTo("\"requests\";r=0;t=" + wait);
    assertThat(refused("requests")).isEqualTo(before + 1);
    // Others have their own, and placing calls is counted apart.
    assertThat(facade.get("/v1/calls?limit=1").status()).isEqualTo(200);
    assertThat(place(holder, "/v1/callbacks", "+8615400010500").status()).isEqualTo(201);
    // What the platform sends is not limited.
    assertThat(facade.push("{\"eventType\":\"fee\"}").status()).isNotEqualTo(429);
  }

  /** However the path is written, and whether there is a body to read or not. */
  @Test
  void aKeyMayPlaceSoManyCalls() {
    TestingFacade holder = holder();
    Answer first = place(holder, "/v1/callbacks", "+8615400010501");
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"creates\";q=8;w=3600");
    assertThat(first.header("RateLimit")).isEqualTo("\"creates\";r=7;t=450");
    for (String path :
        List.of(
            "/v1/callbacks/",
            "/v1//callbacks",
            "/v1/./callbacks",
            "/v1/%63allbacks",
            "/v1/notifications",
            "/v1/verifications",
            "/v1/callbacks;a=b")) {
      holder.post(path, "no JSON", Map.of());
    }

    for (String path :
        List.of("/v1/callbacks", "/v1/callbacks/", "/v1//callbacks", "/v1/%63allbacks")) {
      Answer refused = holder.post(path, "no JSON", Map.of());
      assertThat(refused.status()).as(path).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(refused.header("RateLimit")).startsWith("\"creates\";r=0;t=");
    }
    assertThat(holder.get("/v1/calls?limit=1").status()).isEqualTo(200);
  }

  @Test
  void whoTriesKeysIsSlowedDownAndNobodyElse() throws Exception {
    for (int i = 0; i < TightLimits.FAILURES; i++) {
      assertThat(attempt(wrong, "203.0.113.7").status()).isEqualTo(401);
    }
    double before = delayed();
    long begin = System.nanoTime();
    try (ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> slow = elsewhere.submit(() -> attempt(wrong, "203.0.113.7"));
      await().until(() -> delayed() == before + 1);

      assertThat(attempt(facade, "203.0.113.7").status()).as("a right key").isEqualTo(200);
      assertThat(attempt(wrong, "203.0.113.8").status()).as("another address").isEqualTo(401);
      assertThat(slow.isDone()).isFalse();

      assertThat(slow.get().status()).isEqualTo(401);
      assertThat(slow.get().header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(DELAY);
    }
  }

  @Test
  void soManyAreDelayedAtOnceAndMoreAreRefused() throws Exception {
    for (int i = 0; i < TightLimits.FAILURES; i++) {
      attempt(wrong, "203.0.113.9");
    }
    double before = delayed();
    double refusedBefore = refused("failures");
    try (ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> slow = new ArrayList<>();
      for (int i = 0; i < TightLimits.DELAYED; i++) {
        slow.add(elsewhere.submit(() -> attempt(wrong, "203.0.113.9")));
      }
      await().until(() -> delayed() == before + TightLimits.DELAYED);
      Answer refused = attempt(wrong, "203.0.113.9");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("rate-limited");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(refused("failures")).isEqualTo(refusedBefore + 1);
      for (Future<Answer> answer : slow) {
        assertThat(answer.get().status()).isEqualTo(401);
      }
    }
  }

  private static Answer attempt(TestingFacade client, String address) {
    return client.get("/v1/calls?limit=1", Map.of("X-Forwarded-For", address));
  }

  private double delayed() {
    return metrics.counter("dialbridge.access.delayed").count();
  }

  private double refused(String limit) {
    return metrics.counter("dialbridge.limits.refused", "limit", limit).count();
  }

  private static Answer place(TestingFacade holder, String path, String callee) {
    return holder.post(
        path, "{\"caller\":\"+8615400000500\",\"callee\":\"%s\"}".formatted(callee), Map.of());
  }

  private TestingFacade holder() {
    String body =
        "{\"name\":\"limited-%s\",\"scopes\":[\"%s\",\"%s\"]}"
            .formatted(UUID.randomUUID(), Scopes.CREATE_CALLBACKS, Scopes.READ_CALLS);
    return facade.with(facade.post("/v1/keys", body, Map.of()).body().path("secret").asText());
  }
}
