package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes status pushes (rtc_05_0008, rtc_05_0014, rtc_05_0017). */
final class StatusMessage {
  private final TwinConfig config;

  StatusMessage(TwinConfig config) {
    this.config = config;
  }

  String of(CallTicket call, Step step) {
    JsonObject info =
        step.event() == StatusEvent.COLLECT_INFO
            ? moment(call, step.second()).put("digitInfo", step.digits())
            : info(call, step.second(), step.leg());
    return message(call, step.event(), info);
  }

  String of(CallTicket call, Finish finish) {
    Ending ending = finish.ending();
    JsonObject info = info(call, finish.second(), ending.leg());
    if (call.wish().partyTypeRequired()) {
      info.put("partyType", config.partyWords().of(ending.by()));
    }
    info.put("stateCode", ending.stateCode()).put("stateDesc", ending.description());
    return message(call, StatusEvent.DISCONNECT, info);
  }

  /** All that a collectInfo shares with the other events (VoiceCall_faq_00024). */
  private JsonObject moment(CallTicket call, int second) {
    return new JsonObject()
        .put("sessionId", call.sessionId())
        .put("timestamp", call.time(second, config.statusZone()));
  }

  private JsonObject info(CallTicket call, int second, Leg leg) {
    return moment(call, second)
        .put("caller", call.wish().displayed(leg))
        .put("called", call.wish().called(leg));
  }

  private static String message(CallTicket call, StatusEvent event, JsonObject info) {
    @Nullable String userData = call.userData();
    if (userData != null) {
      info.put("userData", userData);
    }
    return new JsonObject().put("eventType", event.word()).put("statusInfo", info).encode();
  }
}
