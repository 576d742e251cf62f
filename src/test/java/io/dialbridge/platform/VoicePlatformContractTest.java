package io.dialbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.PhoneNumber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the port promises, for each of the platform's five requests and each class of answer,
 * against the twin over real HTTP. The platform that can't be reached is {@code
 * PlatformAwayTest}'s.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class VoicePlatformContractTest {
  private static final String CALLEE = "+8615400010330";

  @Inject VoicePlatform platform;
  @Inject Apps apps;

  private final TestingFacade facade = TestingFacade.ofTest();

  @AfterEach
  void clearScripts() {
    facade.clearScripts();
  }

  @ParameterizedTest
  @EnumSource
  void aCallIsAcceptedAndNamed(ServiceKind kind) {
    PlatformOutcome outcome = platform.place(order(kind, CALLEE));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PlatformOutcome.Accepted.class,
            accepted -> {
              assertThat(accepted.sessionId()).endsWith("@callenabler.twin");
              assertThat(accepted.idlePorts()).isPositive();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "CALLBACK, 1013004", // NO, the caller's doing
    "CALLBACK, 1010007", // ASK
    "CALLBACK, 1020165", // WAIT
    "NOTIFICATION, 1012004",
    "NOTIFICATION, 1010023",
    "NOTIFICATION, 1010009",
    "VERIFICATION, 1010002",
    "VERIFICATION, 1020151",
    "VERIFICATION, 1020176",
    "VERIFICATION, 4242424", // known to nobody
  })
  void aRefusalKeepsItsCodeAndWords(ServiceKind kind, String code) {
    script("\"refuse\":\"" + code + "\"");

    assertThat(platform.place(order(kind, CALLEE)))
        .isInstanceOfSatisfying(
            PlatformOutcome.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.description()).isNotBlank();
              assertThat(refused.httpStatus()).isBetween(400, 599);
            });
  }

  /** An app is of one service kind; the port sends what it is told. */
  @Test
  void anAppOfAnotherKindIsRefused() {
    NotificationOrder order = (NotificationOrder) order(ServiceKind.NOTIFICATION, CALLEE);
    NotificationOrder ofCourier =
        new NotificationOrder(
            order.callId(), app("courier"), order.callee(), shown("courier"), order.items());

    assertThat(platform.place(ofCourier))
        .isInstanceOfSatisfying(
            PlatformOutcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("1010040"));
  }

  @ParameterizedTest
  @CsvSource({
    "CALLBACK, \"refuse\":\"1010001\"",
    "NOTIFICATION, \"refuse\":\"1020002\"",
    "VERIFICATION, \"refuse\":\"1023002\"",
    "CALLBACK, \"answer\":\"LOST\"",
    "NOTIFICATION, \"answer\":\"LOST\"",
    "VERIFICATION, \"answer\":\"CLOSED_BEFORE_PLACING\"",
    "NOTIFICATION, \"answer\":\"HTML_500\"",
    "VERIFICATION, \"answer\":\"GARBAGE_200\"",
  })
  void whatMayHaveRungSomebodyIsUnconfirmed(ServiceKind kind, String mishap) {
    script(mishap);

    assertThat(platform.place(order(kind, CALLEE))).isInstanceOf(PlatformOutcome.Unconfirmed.class);
  }

  @Test
  void aGreetingTellsWhetherTheCredentialsAreTakenAndTheTime() {
    App courier = app("courier");
    App mistaken =
        new App(
            "courier",
            courier.key(),
            "another secret",
            courier.kind(),
            courier.displayNumbers(),
            courier.pushSecrets(),
            false,
            null,
            List.of());

    assertThat(platform.greet(courier))
        .isInstanceOfSatisfying(
            Greeting.Answered.class,
            answered -> {
              assertThat(answered.code()).isEqualTo("1012007");
              assertThat(answered.date())
                  .isBetween(answered.sentAt().minusSeconds(2), answered.sentAt().plusSeconds(12));
            });
    assertThat(platform.greet(mistaken))
        .isInstanceOfSatisfying(
            Greeting.Answered.class, answered -> assertThat(answered.code()).isEqualTo("1023006"));
  }

  @Test
  void aRunningCallbackIsStoppedOnce() {
    // 12: stays until it is stopped.
    String session = session(platform.place(order(ServiceKind.CALLBACK, "+8615400012330")));

    assertThat(platform.stop(app("courier"), session)).isInstanceOf(PlatformOutcome.Accepted.class);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> refusedStop(app("courier"), session));
  }

  @Test
  void whatIsNoRunningCallbackCanNotBeStopped() {
    refusedStop(app("courier"), "1202_1_0_20260115083020@callenabler.twin");
    refusedStop(app("notice"), session(platform.place(order(ServiceKind.NOTIFICATION, CALLEE))));
  }

  @Test
  void aRecordingHasAFreshAddressEachTime() {
    JsonNode bill = billOfARecordedCall();
    String object = bill.path("recordObjectName").asText();
    String domain = bill.path("recordDomain").asText();

    RecordingAddress first = platform.recordingAddress(app("courier"), object, domain);
    assertThat(first)
        .isInstanceOfSatisfying(
            RecordingAddress.Found.class,
            found -> assertThat(found.address().getPath()).endsWith(object));
    assertThat(platform.recordingAddress(app("courier"), object, "ostor.elsewhere"))
        .isInstanceOf(RecordingAddress.Missing.class);
    assertThat(platform.recordingAddress(app("signed"), object, domain))
        .isInstanceOf(RecordingAddress.Missing.class);
  }

  @Test
  void aRecordingThatNobodyMadeIsMissing() {
    assertThat(platform.recordingAddress(app("courier"), "26011508302212000001.wav", "ostor.twin"))
        .isInstanceOfSatisfying(
            RecordingAddress.Missing.class,
            missing -> assertThat(missing.code()).isEqualTo("1012007"));
    assertThat(platform.recordingAddress(app("courier"), "x".repeat(129), "ostor.twin"))
        .isInstanceOfSatisfying(
            RecordingAddress.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("1010002"));
  }

  private JsonNode billOfARecordedCall() {
    CallbackOrder order = (CallbackOrder) order(ServiceKind.CALLBACK, CALLEE);
    platform.place(order);
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> bill(order.callId()), bill -> !bill.isMissingNode());
  }

  private JsonNode bill(UUID callId) {
    for (JsonNode entry :
        facade.twin("GET", "/twin/ledger/bills?limit=10000", "").body().path("entries")) {
      if (entry.path("fee").path("userData").asText().equals(callId.toString())) {
        return entry.path("fee");
      }
    }
    return MissingNode.getInstance();
  }

  private void refusedStop(App app, String session) {
    assertThat(platform.stop(app, session))
        .isInstanceOfSatisfying(
            PlatformOutcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("1020152"));
  }

  private static String session(PlatformOutcome outcome) {
    return String.valueOf(((PlatformOutcome.Accepted) outcome).sessionId());
  }

  private CallOrder order(ServiceKind kind, String number) {
    UUID id = UUID.randomUUID();
    PhoneNumber callee = new PhoneNumber(number);
    return switch (kind) {
      case CALLBACK ->
          new CallbackOrder(
              id,
              app("courier"),
              new PhoneNumber("+8615400000330"),
              callee,
              shown("courier"),
              shown("courier"),
              30,
              true,
              new CallbackOrder.Prompts(
                  "last.wav", "both", true, "hello.wav", "wait.wav", "fail", "rec.wav"));
      case NOTIFICATION ->
          new NotificationOrder(
              id,
              app("notice"),
              callee,
              shown("notice"),
              List.of(
                  new NotificationOrder.Item(null, "arrears", List.of("88.50"), 1, true, "1", null),
                  new NotificationOrder.Item("bye.wav", null, List.of(), 0, false, null, null)));
      case VERIFICATION ->
          new VerificationOrder(
              id, app("verify"), callee, shown("verify"), "0482", 2, "pretone.wav", "post.wav");
    };
  }

  private App app(String name) {
    return apps.named(name).orElseThrow();
  }

  private PhoneNumber shown(String app) {
    return app(app).displayNumbers().getFirst();
  }

  private void script(String mishap) {
    facade.script("{\"number\":\"%s\",%s}".formatted(CALLEE, mishap));
  }
}
