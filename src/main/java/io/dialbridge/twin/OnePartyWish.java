package io.dialbridge.twin;

import java.util.List;

/** A request for a call of one party, whose only leg is told as the platform's first. */
sealed interface OnePartyWish extends CallWish permits CallNotify, CallVerify {
  String calleeNbr();

  @Override
  default Leg firstLeg() {
    return Leg.CALLEE;
  }

  @Override
  default String displayed(Leg leg) {
    return displayNbr();
  }

  @Override
  default String called(Leg leg) {
    return calleeNbr();
  }

  @Override
  default List<String> parties() {
    return List.of(calleeNbr());
  }

  /** Only callbacks can ask for it (rtc_05_0006). */
  @Override
  default boolean partyTypeRequired() {
    return false;
  }

  /** Voice playback (rtc_05_0014_1, rtc_05_0017_1). */
  @Override
  default String serviceType() {
    return "001";
  }
}
