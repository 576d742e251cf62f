package io.dialbridge.twin;

/** The events of status pushes (rtc_05_0008, rtc_05_0014, rtc_05_0017). */
enum StatusEvent {
  /** The platform starts calling a party. */
  CALLOUT("callout"),
  /** That party's phone rings. */
  ALERTING("alerting"),
  /** That party answered. */
  ANSWER("answer"),
  /** The callee of a notification pressed keys. */
  COLLECT_INFO("collectInfo"),
  /** The call is over; one per call. */
  DISCONNECT("disconnect");

  private final String word;

  StatusEvent(String word) {
    this.word = word;
  }

  /** As {@code eventType} spells it. */
  String word() {
    return word;
  }
}
