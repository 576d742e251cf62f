package io.dialbridge.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a two-party callback (rtc_05_0006), as far as the twin acts on it.
 *
 * @param maxDuration minutes from the callee's answer after which the platform hangs up; 0: never
 * @param goneFiles when the platform misses a voice file
 */
record Click2Call(
    String displayNbr,
    String callerNbr,
    String displayCalleeNbr,
    String calleeNbr,
    int maxDuration,
    boolean recordFlag,
    GoneFiles goneFiles,
    boolean partyTypeRequired,
    boolean returnIdlePort,
    @Nullable String userData,
    @Nullable String statusUrl,
    @Nullable String feeUrl)
    implements CallWish {

  static Click2Call read(RequestFields fields) {
    String displayNbr = fields.required("displayNbr", 4, 31);
    String callerNbr = fields.required("callerNbr", 4, 31);
    String displayCalleeNbr = fields.required("displayCalleeNbr", 4, 31);
    String calleeNbr = fields.required("calleeNbr", 4, 31);
    int maxDuration = fields.number("maxDuration", 1440, 0);
    checkWhatIsOnlyHeard(fields);
    boolean recordFlag = fields.flag("recordFlag");
    return new Click2Call(
        displayNbr,
        callerNbr,
        displayCalleeNbr,
        calleeNbr,
        maxDuration,
        recordFlag,
        goneFiles(fields, maxDuration, recordFlag),
        fields.flag("partyTypeRequiredInDisconnect"),
        fields.flag("returnIdlePort"),
        fields.userData(),
        fields.url("statusUrl"),
        fields.url("feeUrl"));
  }

  @Override
  public Leg firstLeg() {
    return Leg.CALLER;
  }

  @Override
  public String displayed(Leg leg) {
    return switch (leg) {
      case CALLER -> displayNbr;
      case CALLEE -> displayCalleeNbr;
    };
  }

  @Override
  public String called(Leg leg) {
    return switch (leg) {
      case CALLER -> callerNbr;
      case CALLEE -> calleeNbr;
    };
  }

  @Override
  public List<String> parties() {
    return List.of(callerNbr, calleeNbr);
  }

  @Override
  public String serviceType() {
    return "002";
  }

  /** Fields that change what the parties hear, and so nothing that a client could see. */
  private static void checkWhatIsOnlyHeard(RequestFields fields) {
    fields.oneOf("lastMinToUE", List.of("both", "toa", "tob"));
    fields.oneOf("calleeMedia", List.of("all", "none", "fail"));
  }

  /** A file counts only where the request has it played. */
  private static GoneFiles goneFiles(RequestFields fields, int maxDuration, boolean recordFlag) {
    boolean playPreVoice = fields.flag("playPreVoice");
    boolean preVoice = vanishes(fields.voiceFile("preVoice")) && playPreVoice;
    boolean waitVoice = vanishes(fields.voiceFile("waitVoice"));
    boolean hintTone = vanishes(fields.voiceFile("recordHintTone")) && recordFlag;
    // ASSUMED: a talk of one minute at most is all last minute, and no prompt begins it.
    boolean lastMinute = vanishes(fields.voiceFile("lastMinVoice")) && maxDuration > 1;
    return new GoneFiles(preVoice || waitVoice, hintTone, lastMinute);
  }

  private static boolean vanishes(@Nullable VoiceFile file) {
    return file != null && file.vanishes();
  }
}
