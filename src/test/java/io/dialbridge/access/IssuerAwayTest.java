package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;

/**
 * While the issuer is away nobody is told that their token is wrong, and keys are as good as ever.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(IssuerAwayTest.FewFailures.class)
class IssuerAwayTest {
  /** As many wrong tokens as a network may send before it is slowed. */
  private static final int FAILURES = 3;

  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject MeterRegistry metrics;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final PublicJsonWebKey key = PersonToken.rsa("rsa-1");
  private final PublicJsonWebKey next = PersonToken.rsa("rsa-2");
  private final PublicJsonWebKey third = PersonToken.rsa("rsa-3");

  /** The issuer isn't there when the service starts. */
  public static class FewFailures extends PeopleProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("quarkus.oidc.token.forced-jwk-refresh-interval", "2S");
      settings.put("dialbridge.limits.failures", "" + FAILURES);
      settings.put("dialbridge.limits.failures-window", "1H");
      settings.put("dialbridge.limits.failures-delay", "0.001S");
      return settings;
    }
  }

  @Test
  void anIssuerComesAndGoes() throws Exception {
    // Away since the start, whatever is sent.
    for (String token : List.of(token(key), token(next), token(key), token(key))) {
      assertUnavailable(facade.with(token).get("/v1/calls"));
    }
    try (TestingIssuer issuer = new TestingIssuer()) {
      TestingIssuer.publish(PersonToken.jwks(key));
      awaitLetIn(key);

      // Keys it can't tell, since it answers with an error, nothing, or no keys.
      issuer.answer(500);
      awaitUnavailable(next);
      assertUnavailable(facade.with(token(next)).get("/v1/calls"));
      issuer.answer(200);
      CountDownLatch silent = issuer.hold();
      awaitUnavailable(third);
      silent.countDown();
      TestingIssuer.publish("gone fishing");
      awaitUnavailable(third);
      assertThat(facade.with(token(key)).get("/v1/calls").status()).isEqualTo(200);

      // Two come with a new key at once: both are let in.
      TestingIssuer.publish(PersonToken.jwks(key, next));
      awaitLetIn(next);
      TestingIssuer.publish(PersonToken.jwks(next, third));
      bothAreLetIn(issuer);
    }
    // Away again: what is known stays known, what isn't can't be judged.
    assertThat(facade.with(token(third)).get("/v1/calls").status()).isEqualTo(200);
    awaitUnavailable(PersonToken.rsa("rsa-4"));
    for (int i = 0; i < 5; i++) {
      assertUnavailable(facade.with(token(PersonToken.rsa("rsa-5"))).get("/v1/calls"));
    }
    assertThat(facade.get("/v1/calls").status()).isEqualTo(200);
    onlyWrongTokensSlowDown();
  }

  private void bothAreLetIn(TestingIssuer issuer) throws Exception {
    CountDownLatch held = issuer.hold();
    int before = issuer.fetched();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = people.submit(() -> awaitLetIn(third));
      await().atMost(SOON).until(() -> issuer.fetched() > before);
      Future<Integer> second = people.submit(() -> status(third));
      await().until(() -> inside() == 2);
      held.countDown();
      first.get();
      assertThat(second.get()).isEqualTo(200);
    }
    assertThat(issuer.fetched()).isEqualTo(before + 1);
  }

  private void onlyWrongTokensSlowDown() {
    for (int i = 0; i <= FAILURES; i++) {
      assertThat(wrong().status()).isEqualTo(401);
    }
    double before = delayed();
    assertThat(before).isPositive();
    assertUnavailable(facade.with(token(PersonToken.rsa("rsa-5"))).get("/v1/calls"));
    assertThat(delayed()).isEqualTo(before);
    wrong();
    assertThat(delayed()).isEqualTo(before + 1);
  }

  private Answer wrong() {
    return facade.with(token(third) + "x").get("/v1/calls");
  }

  private int status(PublicJsonWebKey signer) {
    return facade.with(token(signer)).get("/v1/calls").status();
  }

  private static String token(PublicJsonWebKey signer) {
    return PersonToken.of(signer, "u", "reader");
  }

  private void awaitLetIn(PublicJsonWebKey signer) {
    await().atMost(SOON).until(() -> status(signer) == 200);
  }

  private void awaitUnavailable(PublicJsonWebKey signer) {
    await().atMost(SOON).until(() -> status(signer) == 503);
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("unavailable");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 5);
    assertThat(answer.raw().body()).contains("API keys");
  }

  private double inside() {
    return metrics.get("dialbridge.doors.inside").tag("door", "read").gauge().value();
  }

  private double delayed() {
    return metrics.find("dialbridge.access.delayed").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
