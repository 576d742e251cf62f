package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TightLimits;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Nobody's phone rings more often in a while than the limit says, whoever asks for it. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(TightLimits.class)
class CalleeLimitTest {
  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void oneCalleeIsCalledSoOftenWhicheverKeyAndAppAsks() {
    String callee = "+8615400010511";
    TestingFacade first = holder();
    Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    Answer placed = first.post("/v1/callbacks", callback(callee), once);
    assertThat(placed.status()).isEqualTo(201);
    assertThat(notify(holder(), callee).status()).isEqualTo(201);
    long before = sessions();

    Answer refused = notify(first, callee);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate-limited");
    assertThat(refused.raw().body()).doesNotContain(callee);
    int wait = Integer.parseInt(refused.header("Retry-After"));
    assertThat(wait).isBetween(1_700, 1_800);
    assertThat(refused.raw().headers().allValues("RateLimit"))
        .contains("\"callee\";r=0;t=" + wait)
        .anyMatch(field -> field.startsWith("\"creates\";"));
    assertThat(sessions()).as("nothing is left behind").isEqualTo(before);

    // The call that there is, is told as ever; and another number may be called.
    Answer again = first.post("/v1/callbacks", callback(callee), once);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body().path("id")).isEqualTo(placed.body().path("id"));
    assertThat(notify(first, "+8615400010512").status()).isEqualTo(201);
  }

  @Test
  void equalRequestsAtOnceCountOnce() throws Exception {
    String callee = "+8615400010513";
    TestingFacade client = holder();
    Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < TightLimits.CREATES; i++) {
      requests.add(() -> client.post("/v1/callbacks", callback(callee), once));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        assertThat(answer.get().status()).isIn(201, 409);
      }
    }

    assertThat(notify(holder(), callee).status()).isEqualTo(201);
    assertThat(notify(holder(), callee).status()).isEqualTo(429);
  }

  private static String callback(String callee) {
    return "{\"caller\":\"+8615400000510\",\"callee\":\"%s\"}".formatted(callee);
  }

  private static Answer notify(TestingFacade client, String callee) {
    return client.post(
        "/v1/notifications",
        "{\"callee\":\"%s\",\"items\":[{\"template\":\"greeting\"}]}".formatted(callee),
        Map.of());
  }

  private static long sessions() {
    return QuarkusTransaction.requiringNew().call(() -> CallSession.count());
  }

  private TestingFacade holder() {
    String body =
        "{\"name\":\"callee-limit-%s\",\"scopes\":[\"%s\",\"%s\"]}"
            .formatted(UUID.randomUUID(), Scopes.CREATE_CALLBACKS, Scopes.CREATE_NOTIFICATIONS);
    return facade.with(facade.post("/v1/keys", body, Map.of()).body().path("secret").asText());
  }
}
