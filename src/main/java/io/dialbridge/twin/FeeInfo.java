package io.dialbridge.twin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes bills (rtc_05_0008_1, rtc_05_0014_1, rtc_05_0017_1). What has no value is left out, as in
 * the platform's real bills.
 */
final class FeeInfo {
  private FeeInfo() {}

  static String message(List<JsonObject> fees) {
    return new JsonObject().put("eventType", "fee").put("feeLst", new JsonArray(fees)).encode();
  }

  /**
   * The bill of a call.
   *
   * @param steps what happened in it before its end
   * @param heard what was played in it
   * @param recording of the talk; null: none
   * @param recordingUrl a direct address, in place of the recording's names; null: the names
   */
  static JsonObject of(
      CallTicket call,
      List<Step> steps,
      Finish finish,
      Heard heard,
      @Nullable Recording recording,
      @Nullable String recordingUrl) {
    Ending ending = finish.ending();
    Leg first = call.wish().firstLeg();
    String end = time(call, finish.second());
    JsonObject fee =
        new JsonObject()
            .put("direction", 0)
            .put("spId", "CaaS_Twin_01")
            .put("appKey", call.app().key())
            .put("icid", call.icid())
            .put("bindNum", call.wish().displayNbr())
            .put("sessionId", call.sessionId())
            .put("callerNum", call.wish().displayed(first))
            .put("calleeNum", call.wish().called(first));
    if (first != Leg.CALLEE && second(steps, Leg.CALLEE, StatusEvent.CALLOUT).isPresent()) {
      fee.put("fwdDisplayNum", call.wish().displayed(Leg.CALLEE))
          .put("fwdDstNum", call.wish().called(Leg.CALLEE));
    }
    for (Step step : steps) {
      timeField(step, first).ifPresent(field -> fee.put(field, time(call, step.second())));
    }
    fee.put("callEndTime", end);
    if (ending.failed()) {
      fee.put("failTime", end);
    }
    fee.put("fwdUnaswRsn", ending.secondCause())
        .put("ulFailReason", ending.reason())
        .put("sipStatusCode", ending.sip())
        .put("callOutUnaswRsn", ending.firstCause());
    putKeys(fee, call, heard);
    putRecording(fee, recording, recordingUrl);
    fee.put("ttsPlayTimes", heard.speeches())
        .put("ttsTransDuration", heard.conversionSeconds())
        .put("serviceType", call.wish().serviceType())
        .put("hostName", "callenabler.twin");
    @Nullable String userData = call.userData();
    return userData == null ? fee : fee.put("userData", userData);
  }

  /** ASSUMED: the dynamic IVR starts with the first item after which keys are taken. */
  private static void putKeys(JsonObject fee, CallTicket call, Heard heard) {
    if (!heard.keys().isEmpty()) {
      heard.firstCollecting().ifPresent(second -> fee.put("dynIVRStartTime", time(call, second)));
      fee.put("dynIVRPath", String.join("-", heard.keys()));
    }
  }

  private static void putRecording(
      JsonObject fee, @Nullable Recording recording, @Nullable String url) {
    fee.put("recordFlag", recording == null ? 0 : 1);
    if (recording == null) {
      return;
    }
    fee.put("recordStartTime", PlatformTime.text(recording.start(), ZoneOffset.UTC));
    if (url == null) {
      fee.put("recordDomain", recording.domain())
          .put("recordBucketName", recording.bucket())
          .put("recordObjectName", recording.object());
    } else {
      fee.put("recordFileDownloadUrl", url);
    }
  }

  private static Optional<Integer> second(List<Step> steps, Leg leg, StatusEvent event) {
    return steps.stream()
        .filter(step -> step.leg() == leg && step.event() == event)
        .map(Step::second)
        .findFirst();
  }

  private static Optional<String> timeField(Step step, Leg first) {
    String leg = step.leg() == first ? "callOut" : "fwd";
    return switch (step.event()) {
      case CALLOUT -> Optional.of(leg + "StartTime");
      case ALERTING -> Optional.of(leg + "AlertingTime");
      case ANSWER -> Optional.of(leg + "AnswerTime");
      case COLLECT_INFO, DISCONNECT -> Optional.empty();
    };
  }

  private static String time(CallTicket call, int second) {
    return call.time(second, ZoneOffset.UTC);
  }
}
