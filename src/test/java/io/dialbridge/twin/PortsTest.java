package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many calls an app may have, who else uses its ports, and what the ledger tells of it. */
class PortsTest {
  private static final String A = "+8615400000001";
  private static final String STAYING = "+8615400012001";

  private @Nullable TwinBench bench;

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  @Test
  void aCallbackMayTakeTwoPorts() {
    TwinBench twin = bench(config -> config.withPortLimit(5).withPortsPerCallback(2));

    TestingClient.Answer first = call(twin);
    TestingClient.Answer second = call(twin);
    TestingClient.Answer third = call(twin);

    assertThat(first.json().getInteger("idlePort")).isEqualTo(3);
    assertThat(second.json().getInteger("idlePort")).isEqualTo(1);
    assertThat(third.code()).isEqualTo("1020165");
    assertThat(third.json().getInteger("idlePort")).isEqualTo(1);
  }

  @Test
  void otherCallsTakeOnePortAlways() {
    TwinBench twin = bench(config -> config.withPortLimit(2).withPortsPerCallback(2));
    JsonObject code =
        twin.verify
            .verification(STAYING, twin.receiver)
            .put("times", 0)
            .put("returnIdlePort", "true");

    assertThat(twin.verify.placeVerification(code).json().getInteger("idlePort")).isEqualTo(1);
    assertThat(twin.verify.placeVerification(code).json().getInteger("idlePort")).isZero();
  }

  @Test
  void anAppMayHaveALimitOfItsOwn() {
    TwinBench twin = bench(config -> config.withPortLimit(9).withPortLimits(Map.of("courier", 1)));

    assertThat(call(twin).json().getInteger("idlePort")).isZero();
    assertThat(call(twin).code()).isEqualTo("1020165");
    JsonObject code =
        twin.verify.verification(STAYING, twin.receiver).put("returnIdlePort", "true");
    assertThat(twin.verify.placeVerification(code).json().getInteger("idlePort")).isEqualTo(8);
  }

  @Test
  void othersMayUseThePortsOfAnAppForAWhile() {
    TwinBench twin = bench(config -> config.withPortLimit(4));

    assertThat(twin.client.post("/twin/ports", Map.of(), foreign("courier", 2, 600_000)).status())
        .isEqualTo(201);
    assertThat(call(twin).json().getInteger("idlePort")).isEqualTo(1);
    // More than are idle: those in use are gone as soon as their calls end.
    twin.client.post("/twin/ports", Map.of(), foreign("courier", 2, 600_000));
    TestingClient.Answer refused = call(twin);
    assertThat(refused.code()).isEqualTo("1020165");
    assertThat(refused.json().getInteger("idlePort")).isZero();

    twin.client.send("DELETE", "/twin/ports", Map.of(), "");
    assertThat(call(twin).json().getInteger("idlePort")).isEqualTo(2);

    twin.client.post("/twin/ports", Map.of(), foreign("courier", 2, 50));
    await().until(() -> call(twin).code().equals("0"));
    assertThat(twin.twin.ledger().appTotals().get("courier").mostPorts()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"app\":\"courier\",\"ports\":2}",
        "{\"app\":\"courier\",\"ports\":0,\"millis\":1}",
        "{\"app\":\"courier\",\"ports\":1,\"millis\":0}",
        "{\"app\":\"courier\",\"ports\":\"2\",\"millis\":1}",
        "{\"app\":\"courier\",\"ports\":2,\"millis\":1,\"more\":1}",
        "{\"app\":\"taxi\",\"ports\":2,\"millis\":1}"
      })
  void aForeignUseThatCanNotBeIsRefused(String body) {
    TwinBench twin = bench(config -> config);

    assertThat(twin.client.post("/twin/ports", Map.of(), body).status()).isEqualTo(400);
    assertThat(call(twin).json().getInteger("idlePort")).isEqualTo(9);
  }

  @Test
  void theLedgerTellsWhoHeldWhichPortsForHowLong() {
    TwinBench twin = bench(config -> config.withPortLimit(4).withPortsPerCallback(2));
    String first = call(twin).sessionId();
    String second = call(twin).sessionId();
    call(twin);
    twin.call("garbage", STAYING);
    twin.clock.advance(Duration.ofSeconds(7));
    twin.client.stop(first);
    twin.client.stop(first);

    Ledger ledger = twin.twin.ledger();
    assertThat(ledger.calls()).extracting(LedgerCall::sessionId).containsExactly(first, second);
    assertThat(ledger.calls().getFirst())
        .isEqualTo(
            new LedgerCall(
                1,
                "courier",
                first,
                "order1001",
                2,
                TestingClock.START,
                TestingClock.START.plusSeconds(7)));
    assertThat(ledger.calls().getLast().endedAt()).isNull();
    assertThat(ledger.requests())
        .hasSize(6)
        .allSatisfy(request -> assertThat(request.app()).isEqualTo("courier"));
    assertThat(ledger.appTotals())
        .containsOnlyKeys("courier")
        .containsEntry(
            "courier",
            new LedgerAppTotals(6, Map.of("1020165", 1L, "1010024", 1L, "1020152", 1L), 2, 2, 4));
    JsonObject page = twin.client.get("/twin/ledger?limit=1").json();
    assertThat(page.getJsonObject("apps").getJsonObject("courier"))
        .isEqualTo(
            new JsonObject(
                """
                {"requests":6,"refusals":{"1010024":1,"1020152":1,"1020165":1},"callsPlaced":2,
                 "portsInUse":2,"mostPorts":4}
                """));
    assertThat(page.getJsonArray("entries").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("sequence", 1)
                .put("type", "call")
                .put("app", "courier")
                .put("sessionId", first)
                .put("userData", "order1001")
                .put("ports", 2)
                .put("startedAt", TestingClock.START.toString())
                .put("endedAt", TestingClock.START.plusSeconds(7).toString()));
  }

  @Test
  void aRequestWithoutAKnownKeyIsNoApps() {
    TwinBench twin = bench(config -> config);
    twin.client.post(PlatformPath.CALLBACK.path(), Map.of(), "{}");

    assertThat(twin.twin.ledger().requests()).extracting(LedgerRequest::app).containsOnlyNulls();
    assertThat(twin.twin.ledger().appTotals()).isEmpty();
  }

  private TwinBench bench(Function<TwinConfig, TwinConfig> change) {
    TwinBench made = new TwinBench(change);
    bench = made;
    return made;
  }

  private static TestingClient.Answer call(TwinBench twin) {
    return twin.client.place(
        twin.client.callback(A, STAYING, twin.receiver).put("returnIdlePort", "true"));
  }

  private static String foreign(String app, int ports, int millis) {
    return new JsonObject().put("app", app).put("ports", ports).put("millis", millis).encode();
  }
}
