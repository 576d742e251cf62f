package io.dialbridge.twin;

import org.jspecify.annotations.Nullable;

/**
 * A request for a verification code (rtc_05_0016).
 *
 * @param codeLength all that the twin keeps of the code, so that nobody can read it anywhere
 * @param preTone what is played before the code
 * @param posTone what is played after it; null: nothing
 * @param times how often the code is read; 0: until the callee hangs up. ASSUMED: the code alone,
 *     not the tones
 */
record CallVerify(
    String displayNbr,
    String calleeNbr,
    int codeLength,
    VoiceFile preTone,
    @Nullable VoiceFile posTone,
    int times,
    boolean returnIdlePort,
    @Nullable String userData,
    @Nullable String statusUrl,
    @Nullable String feeUrl)
    implements OnePartyWish {
  /** The only language that the page of 2025 lists. */
  private static final int CHINESE = 2;

  private static final int USUAL_TIMES = 3;

  static CallVerify read(RequestFields fields) {
    String displayNbr = fields.required("displayNbr", 4, 31);
    String calleeNbr = fields.required("calleeNbr", 4, 31);
    checkLanguage(fields);
    @Nullable VoiceFile preTone = fields.voiceFile("preTone");
    if (preTone == null) {
      throw fields.refused("preTone", "is required");
    }
    return new CallVerify(
        displayNbr,
        calleeNbr,
        codeLength(fields),
        preTone,
        fields.voiceFile("posTone"),
        fields.number("times", 9, USUAL_TIMES),
        fields.flag("returnIdlePort"),
        fields.userData(),
        fields.url("statusUrl"),
        fields.url("feeUrl"));
  }

  private static void checkLanguage(RequestFields fields) {
    if (!fields.has("languageType")) {
      throw fields.refused("languageType", "is required");
    }
    if (fields.number("languageType", Integer.MAX_VALUE, 0) != CHINESE) {
      throw fields.refused("languageType", "must be 2");
    }
  }

  private static int codeLength(RequestFields fields) {
    String code = fields.required("verifyCode", 2, 8);
    if (!code.matches("[0-9]+")) {
      throw fields.refused("verifyCode", "must have digits only");
    }
    return code.length();
  }
}
