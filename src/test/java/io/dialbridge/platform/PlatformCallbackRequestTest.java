package io.dialbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.values.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformCallbackRequestTest {
  private static final String PUSH_URL = "aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=";
  private static final CallbackOrder.Prompts NONE =
      new CallbackOrder.Prompts(null, null, false, null, null, null, null);
  private static final CallbackOrder.Prompts ALL =
      new CallbackOrder.Prompts(
          "last.wav", "both", true, "greeting.wav", "waiting.wav", "none", "notice.wav");

  @Test
  void aPlainOrderSendsOnlyWhatItMust() throws JsonProcessingException {
    assertThat(json(order(null, false, NONE)))
        .isEqualTo(
            """
            {"displayNbr":"+8675500001111","callerNbr":"+8613700000001",\
            "displayCalleeNbr":"+8675500002222","calleeNbr":"+8613700000002",\
            "statusUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "feeUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "partyTypeRequiredInDisconnect":"true","returnIdlePort":"true",\
            "userData":"01980000-0000-7000-8000-000000000001"}\
            """);
  }

  @Test
  void aFullOrderSendsEveryField() throws JsonProcessingException {
    assertThat(json(order(30, true, ALL)))
        .isEqualTo(
            """
            {"displayNbr":"+8675500001111","callerNbr":"+8613700000001",\
            "displayCalleeNbr":"+8675500002222","calleeNbr":"+8613700000002",\
            "maxDuration":30,"lastMinVoice":"last.wav","lastMinToUE":"both",\
            "playPreVoice":"true","preVoice":"greeting.wav","waitVoice":"waiting.wav","calleeMedia":"none",\
            "statusUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "feeUrl":"aHR0cHM6Ly9jYWxsYmFjay5leGFtcGxlLmNvbS92b2ljZS9zdGF0dXM=",\
            "recordFlag":"true","recordHintTone":"notice.wav",\
            "partyTypeRequiredInDisconnect":"true","returnIdlePort":"true",\
            "userData":"01980000-0000-7000-8000-000000000001"}\
            """);
  }

  /** The field table of rtc_05_0006, without bindNbr. */
  @Test
  void everyFieldIsOneOfThePlatforms() throws JsonProcessingException {
    List<String> fields = new ArrayList<>();
    new ObjectMapper()
        .readTree(json(order(30, true, ALL)))
        .fieldNames()
        .forEachRemaining(fields::add);

    assertThat(fields)
        .containsExactlyInAnyOrder(
            "displayNbr",
            "callerNbr",
            "displayCalleeNbr",
            "calleeNbr",
            "maxDuration",
            "lastMinVoice",
            "lastMinToUE",
            "playPreVoice",
            "preVoice",
            "waitVoice",
            "calleeMedia",
            "statusUrl",
            "feeUrl",
            "recordFlag",
            "recordHintTone",
            "partyTypeRequiredInDisconnect",
            "returnIdlePort",
            "userData");
  }

  @Test
  void whatHasNoUseWithoutAnotherFieldIsLeftOut() {
    CallbackOrder.Prompts noGreeting =
        new CallbackOrder.Prompts(
            "last.wav", "caller", false, "greeting.wav", null, null, "notice.wav");

    PlatformCallbackRequest request = request(order(null, false, noGreeting));

    assertThat(request.lastMinVoice()).isNull();
    assertThat(request.lastMinToUE()).isNull();
    assertThat(request.playPreVoice()).isNull();
    assertThat(request.preVoice()).isNull();
    assertThat(request.recordFlag()).isNull();
    assertThat(request.recordHintTone()).isNull();
  }

  @Test
  void thePlatformsOwnTonesNeedNoName() {
    CallbackOrder.Prompts tones =
        new CallbackOrder.Prompts(null, null, true, null, null, null, null);

    PlatformCallbackRequest request = request(order(1440, true, tones));

    assertThat(request.maxDuration()).isEqualTo(1440);
    assertThat(request.lastMinVoice()).isNull();
    assertThat(request.lastMinToUE()).isNull();
    assertThat(request.playPreVoice()).isEqualTo("true");
    assertThat(request.preVoice()).isNull();
    assertThat(request.recordFlag()).isEqualTo("true");
    assertThat(request.recordHintTone()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"caller, toa", "callee, tob", "both, both"})
  void theLastMinuteIsTheCallersTheCalleesOrBoths(String ours, String platforms) {
    CallbackOrder.Prompts prompts =
        new CallbackOrder.Prompts("last.wav", ours, false, null, null, null, null);

    assertThat(request(order(30, false, prompts)).lastMinToUE()).isEqualTo(platforms);
  }

  private static CallbackOrder order(
      @Nullable Integer maxMinutes, boolean record, CallbackOrder.Prompts prompts) {
    PhoneNumber shown = new PhoneNumber("+8675500001111");
    return new CallbackOrder(
        UUID.fromString("01980000-0000-7000-8000-000000000001"),
        new App(
            "courier",
            "appkey0EXAMPLE0000000000000",
            "S3cretExample0123456789abcd",
            ServiceKind.CALLBACK,
            List.of(shown),
            List.of("0".repeat(32)),
            false,
            null,
            List.of()),
        new PhoneNumber("+8613700000001"),
        new PhoneNumber("+8613700000002"),
        shown,
        new PhoneNumber("+8675500002222"),
        maxMinutes,
        record,
        prompts);
  }

  private static PlatformCallbackRequest request(CallbackOrder order) {
    return PlatformCallbackRequest.of(order, PUSH_URL);
  }

  private static String json(CallbackOrder order) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(request(order));
  }
}
