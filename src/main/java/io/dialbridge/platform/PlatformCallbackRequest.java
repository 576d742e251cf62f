package io.dialbridge.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Body of click2Call (rtc_05_0006), every field. Booleans travel as the strings "true" and "false",
 * {@code maxDuration} as a number.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlatformCallbackRequest(
    String displayNbr,
    String callerNbr,
    String displayCalleeNbr,
    String calleeNbr,
    @Nullable Integer maxDuration,
    @Nullable String lastMinVoice,
    @Nullable String lastMinToUE,
    @Nullable String playPreVoice,
    @Nullable String preVoice,
    @Nullable String waitVoice,
    @Nullable String calleeMedia,
    String statusUrl,
    String feeUrl,
    @Nullable String recordFlag,
    @Nullable String recordHintTone,
    String partyTypeRequiredInDisconnect,
    String returnIdlePort,
    String userData) {

  /**
   * @param pushUrl Base64 of the push address; the same for status and bills, told apart by their
   *     eventType
   */
  static PlatformCallbackRequest of(CallbackOrder order, String pushUrl) {
    CallbackOrder.Prompts prompts = order.prompts();
    boolean limited = order.maxMinutes() != null;
    return new PlatformCallbackRequest(
        order.shownToCaller().e164(),
        order.caller().e164(),
        order.shownToCallee().e164(),
        order.callee().e164(),
        order.maxMinutes(),
        // Both are meaningful only where a call is limited, and are left out elsewhere.
        limited ? prompts.lastMinute() : null,
        limited ? lastMinuteParty(prompts.lastMinuteFor()) : null,
        prompts.greet() ? "true" : null,
        prompts.greet() ? prompts.greeting() : null,
        prompts.waiting(),
        prompts.calleeMedia(),
        pushUrl,
        pushUrl,
        order.record() ? "true" : null,
        order.record() ? prompts.recordNotice() : null,
        "true",
        "true",
        order.callId().toString());
  }

  /** Without numbers and push address, so that a request can be logged. */
  @Override
  public String toString() {
    return "callback " + userData;
  }

  private static @Nullable String lastMinuteParty(@Nullable String party) {
    if (party == null) {
      return null;
    }
    return switch (party) {
      case "caller" -> "toa";
      case "callee" -> "tob";
      default -> "both";
    };
  }
}
