package io.dialbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.values.PhoneNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bodies of callnotify (rtc_05_0013) and callVerify (rtc_05_0016). */
class OnePartyRequestsTest {
  private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final PhoneNumber CALLEE = new PhoneNumber("+8613700000002");
  private static final PhoneNumber SHOWN = new PhoneNumber("+8675500003333");
  private static final String PUSH_URL = "aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=";

  @Test
  void aNotificationSendsEveryFieldOfItsItems() throws JsonProcessingException {
    assertThat(
            notification(
                new NotificationOrder.Item(
                    null,
                    "0123456789abcdef0123456789abcdef",
                    List.of("8", "Gate"),
                    1,
                    true,
                    "1",
                    "9"),
                new NotificationOrder.Item(
                    "notifyvoice.wav", null, List.of(), 0, false, null, null),
                new NotificationOrder.Item(null, "greeting", List.of(), 2, true, null, null)))
        .isEqualTo(
            """
            {"displayNbr":"+8675500003333","calleeNbr":"+8613700000002","playInfoList":[\
            {"templateId":"0123456789abcdef0123456789abcdef","templateParas":["8","Gate"],\
            "collectInd":1,"replayAfterCollection":"true","collectContentTriggerReplaying":"1"},\
            {"notifyVoice":"notifyvoice.wav"},\
            {"templateId":"greeting","templateParas":[],"collectInd":2,"replayAfterCollection":"true"}],\
            "statusUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "feeUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "returnIdlePort":"true","userData":"01980000-0000-7000-8000-000000000001"}\
            """);
  }

  @Test
  void aVerificationSendsEveryField() throws JsonProcessingException {
    assertThat(verification("posttone.wav"))
        .isEqualTo(
            """
            {"displayNbr":"+8675500003333","calleeNbr":"+8613700000002","languageType":2,\
            "preTone":"pretone.wav","verifyCode":"0482","posTone":"posttone.wav","times":2,\
            "statusUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "feeUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "returnIdlePort":"true","userData":"01980000-0000-7000-8000-000000000001"}\
            """);
    assertThat(verification(null)).doesNotContain("posTone");
  }

  @Test
  void nothingOfACallIsPrinted() {
    VerificationOrder order = order(null);
    NotificationOrder.Item item =
        new NotificationOrder.Item(null, "arrears", List.of("88.50"), 0, false, null, null);
    NotificationOrder notification =
        new NotificationOrder(ID, app(ServiceKind.NOTIFICATION), CALLEE, SHOWN, List.of(item));

    assertThat(order + " " + PlatformVerificationRequest.of(order, PUSH_URL))
        .doesNotContain("0482", "13700000002", PUSH_URL);
    assertThat(notification + " " + PlatformNotificationRequest.of(notification, PUSH_URL))
        .doesNotContain("88.50", "13700000002", PUSH_URL);
  }

  private static String notification(NotificationOrder.Item... items)
      throws JsonProcessingException {
    NotificationOrder order =
        new NotificationOrder(ID, app(ServiceKind.NOTIFICATION), CALLEE, SHOWN, List.of(items));
    return new ObjectMapper().writeValueAsString(PlatformNotificationRequest.of(order, PUSH_URL));
  }

  private static String verification(@Nullable String after) throws JsonProcessingException {
    return new ObjectMapper()
        .writeValueAsString(PlatformVerificationRequest.of(order(after), PUSH_URL));
  }

  private static VerificationOrder order(@Nullable String after) {
    return new VerificationOrder(
        ID, app(ServiceKind.VERIFICATION), CALLEE, SHOWN, "0482", 2, "pretone.wav", after);
  }

  private static App app(ServiceKind kind) {
    return new App(
        "app",
        "appkey0EXAMPLE0000000000000",
        "S3cretExample0123456789abcd",
        kind,
        List.of(SHOWN),
        List.of("0".repeat(32)),
        false,
        null,
        List.of());
  }
}
