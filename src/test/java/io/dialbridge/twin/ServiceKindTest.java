package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An app places calls of its own kind only. */
class ServiceKindTest {
  private static final String A = "+8615400000001";
  private static final String B = "+8615400010001";

  private final TwinBench bench = new TwinBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void refusesCallsOfAnotherKind() {
    for (TestingClient client : List.of(bench.client, bench.notice, bench.verify)) {
      List<TestingClient.Answer> answers =
          List.of(
              client.place(client.callback(A, B, bench.receiver)),
              client.placeNotification(
                  client.notification(B, bench.receiver, TestingClient.file("a.wav"))),
              client.placeVerification(client.verification(B, bench.receiver)));

      assertThat(answers)
          .extracting(TestingClient.Answer::code)
          .containsExactlyInAnyOrder("0", "1010040", "1010040");
      assertThat(answers)
          .extracting(TestingClient.Answer::status)
          .containsExactlyInAnyOrder(200, 403, 403);
    }
    assertThat(bench.twin.ledger().requests())
        .extracting(LedgerRequest::path, LedgerRequest::resultcode)
        .contains(
            tuple("/rest/httpsessions/callVerify/v1.0", "0"),
            tuple("/rest/httpsessions/callVerify/v1.0", "1010040"));
  }

  @Test
  void refusesToStopACallOfOneParty() {
    String sessionId =
        bench
            .notice
            .placeNotification(
                bench.notice.notification(
                    "+8615400012001", bench.receiver, TestingClient.file("a.wav")))
            .sessionId();

    for (TestingClient client : List.of(bench.client, bench.notice, bench.verify)) {
      TestingClient.Answer answer = client.stop(sessionId);

      assertThat(answer.code()).isEqualTo("1020152");
      assertThat(answer.status()).isEqualTo(500);
    }
    bench.awaitBills(1);
  }

  @Test
  void countsThePortsOfEachAppForItself() {
    try (TwinBench narrow = new TwinBench(config -> config.withPortLimit(1))) {
      JsonObject code =
          narrow
              .verify
              .verification("+8615400012001", narrow.receiver)
              .put("times", 0)
              .put("returnIdlePort", "true");

      TestingClient.Answer first = narrow.verify.placeVerification(code);
      TestingClient.Answer second = narrow.verify.placeVerification(code);
      code.remove("returnIdlePort");
      TestingClient.Answer third = narrow.verify.placeVerification(code);
      TestingClient.Answer other =
          narrow.notice.placeNotification(
              narrow.notice.notification(B, narrow.receiver, TestingClient.template("greeting")));

      assertThat(first.json().getInteger("idlePort")).isZero();
      assertThat(second.code()).isEqualTo("1020165");
      assertThat(second.json().getInteger("idlePort")).isZero();
      assertThat(third.code()).isEqualTo("1020165");
      assertThat(third.json().containsKey("idlePort")).isFalse();
      assertThat(other.code()).isEqualTo("0");
      await().until(() -> narrow.twin.ledger().totals().billsAcknowledged() == 1);
    }
  }
}
