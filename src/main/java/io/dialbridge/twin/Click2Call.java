package io.dialbridge.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a two-party callback (rtc_05_0006), as far as the twin acts on it.
 *
 * @param maxDuration minutes from the callee's answer after which the platform hangs up; 0: never
 * @param statusUrl the plain address for status pushes; null: the app's
 * @param feeUrl the plain address for bills; null: the app's
 */
record Click2Call(
    String displayNbr,
    String callerNbr,
    String displayCalleeNbr,
    String calleeNbr,
    int maxDuration,
    boolean recordFlag,
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
    int maxDuration = fields.number("maxDuration", 1440);
    checkWhatIsOnlyHeard(fields);
    return new Click2Call(
        displayNbr,
        callerNbr,
        displayCalleeNbr,
        calleeNbr,
        maxDuration,
        fields.flag("recordFlag"),
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
    fields.voiceFile("lastMinVoice");
    fields.oneOf("lastMinToUE", List.of("both", "toa", "tob"));
    fields.flag("playPreVoice");
    fields.voiceFile("preVoice");
    fields.voiceFile("waitVoice");
    fields.oneOf("calleeMedia", List.of("all", "none", "fail"));
    fields.voiceFile("recordHintTone");
  }
}
