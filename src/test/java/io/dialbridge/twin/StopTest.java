package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopTest {
  private static final String A = "+8615400000001";
  private static final String STAYING = "+8615400012001";

  @Test
  void stopsATalkOnceAndOnlyOnce() {
    try (TwinBench bench = new TwinBench()) {
      String sessionId = bench.call(A, STAYING).sessionId();
      bench.awaitStatus("answer", STAYING);

      TestingClient.Answer stopped = bench.client.stop(sessionId);
      bench.awaitBills(1);
      TestingClient.Answer again = bench.client.stop(sessionId);

      assertThat(stopped.status()).isEqualTo(200);
      assertThat(stopped.json())
          .isEqualTo(new JsonObject().put("resultcode", "0").put("resultdesc", "Success"));
      assertThat(again.status()).isEqualTo(500);
      assertThat(again.code()).isEqualTo("1020152");
      assertThat(again.description()).isEqualTo("Invalid sessionId.");
      JsonObject disconnect = bench.receiver.statuses().getLast().statusInfo();
      assertThat(disconnect.getInteger("stateCode")).isEqualTo(8017);
      assertThat(disconnect.getString("called")).isEqualTo(A);
      JsonObject bill = bench.receiver.bills().getFirst();
      assertThat(bill.getInteger("ulFailReason")).isZero();
      assertThat(bill.getString("callEndTime"))
          .isGreaterThanOrEqualTo(bill.getString("fwdAnswerTime"))
          .isEqualTo(disconnect.getString("timestamp"));
      assertThat(bench.receiver.bills()).hasSize(1);
    }
  }

  @Test
  void stopsWhileTheCalleesPhoneRings() {
    try (TwinBench bench = new TwinBench(config -> config.withSpeed(50))) {
      String sessionId = bench.call(A, "+8615400020001").sessionId();
      bench.awaitStatus("alerting", "+8615400020001");

      bench.client.stop(sessionId);
      bench.awaitBills(1);

      assertThat(bench.receiver.statuses().getLast().statusInfo().getInteger("stateCode"))
          .isEqualTo(8017);
      assertThat(bench.receiver.bills().getFirst().getInteger("ulFailReason")).isEqualTo(515);
      assertThat(bench.receiver.bills().getFirst().containsKey("failTime")).isTrue();
    }
  }

  @Test
  void stopsBeforeTheCalleesPhoneRings() {
    try (TwinBench bench = new TwinBench(config -> config.withSpeed(50))) {
      String sessionId = bench.call("+8615400020001", A).sessionId();
      bench.awaitStatus("alerting", "+8615400020001");

      bench.client.stop(sessionId);
      bench.awaitBills(1);

      assertThat(bench.receiver.bills().getFirst().getInteger("ulFailReason")).isEqualTo(521);
      assertThat(bench.receiver.bills().getFirst().containsKey("fwdDstNum")).isFalse();
    }
  }

  @Test
  void refusesToStopAnotherAppsCall() {
    TwinApp taxi =
        new TwinApp(
            "taxi",
            TwinService.CALLBACK,
            "taxiKey",
            "taxi-secret",
            List.of("+8675500003333"),
            true,
            null,
            null);
    try (TwinBench bench =
        new TwinBench(config -> config.withApps(List.of(TwinApp.courier(), taxi)))) {
      String sessionId = bench.call(A, STAYING).sessionId();

      TestingClient.Answer answer =
          new TestingClient(bench.twin.url(), taxi, bench.clock).stop(sessionId);

      assertThat(answer.code()).isEqualTo("1020152");
      assertThat(bench.client.stop(sessionId).code()).isEqualTo("0");
    }
  }

  @Test
  void refusesMoreCallsThanPortsAndFreesThemAtTheEnd() {
    try (TwinBench bench = new TwinBench(config -> config.withPortLimit(2))) {
      JsonObject request =
          bench.client.callback(A, STAYING, bench.receiver).put("returnIdlePort", "true");

      TestingClient.Answer first = bench.client.place(request);
      TestingClient.Answer second = bench.client.place(request);
      TestingClient.Answer third = bench.client.place(request);

      assertThat(first.json().getInteger("idlePort")).isEqualTo(1);
      assertThat(second.json().getInteger("idlePort")).isZero();
      assertThat(third.status()).isEqualTo(403);
      assertThat(third.code()).isEqualTo("1020165");
      assertThat(third.json().containsKey("sessionId")).isFalse();
      bench.client.stop(first.sessionId());
      await().until(() -> bench.client.place(request).code().equals("0"));
      assertThat(bench.twin.ledger().totals().callsPlaced()).isEqualTo(3);
    }
  }
}
