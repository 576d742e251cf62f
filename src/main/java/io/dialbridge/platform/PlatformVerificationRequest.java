package io.dialbridge.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Body of callVerify (rtc_05_0016), every field. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlatformVerificationRequest(
    String displayNbr,
    String calleeNbr,
    int languageType,
    String preTone,
    String verifyCode,
    @Nullable String posTone,
    int times,
    String statusUrl,
    String feeUrl,
    String returnIdlePort,
    String userData) {

  /** The only value of the page of 2025. */
  private static final int CHINESE = 2;

  /**
   * @param pushUrl Base64 of the push address; the same for status and bills
   */
  static PlatformVerificationRequest of(VerificationOrder order, String pushUrl) {
    return new PlatformVerificationRequest(
        order.shownToCallee().e164(),
        order.callee().e164(),
        CHINESE,
        order.promptBefore(),
        order.code(),
        order.promptAfter(),
        order.repeat(),
        pushUrl,
        pushUrl,
        "true",
        order.callId().toString());
  }

  /** Without number, code and push address, so that a request can be logged. */
  @Override
  public String toString() {
    return "verification " + userData;
  }
}
