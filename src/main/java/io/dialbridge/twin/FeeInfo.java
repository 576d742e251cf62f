package io.dialbridge.twin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes bills (rtc_05_0008_1). What has no value is left out, as in the platform's real bills. */
final class FeeInfo {
  /** The platform keeps no recording of a shorter talk. */
  private static final int SHORTEST_RECORDING = 3;

  private FeeInfo() {}

  static String message(List<JsonObject> fees) {
    return new JsonObject().put("eventType", "fee").put("feeLst", new JsonArray(fees)).encode();
  }

  /**
   * The bill of a call.
   *
   * @param steps what happened in it before its end
   */
  static JsonObject of(CallTicket call, List<Step> steps, Finish finish) {
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
      fee.put(timeField(step, first), time(call, step.second()));
    }
    fee.put("callEndTime", end);
    if (ending.failed()) {
      fee.put("failTime", end);
    }
    fee.put("fwdUnaswRsn", ending.secondCause())
        .put("ulFailReason", ending.reason())
        .put("sipStatusCode", ending.sip())
        .put("callOutUnaswRsn", ending.firstCause());
    putRecording(fee, call, steps, finish);
    fee.put("ttsPlayTimes", 0)
        .put("ttsTransDuration", 0)
        .put("serviceType", call.wish().serviceType())
        .put("hostName", "callenabler.twin");
    @Nullable String userData = call.userData();
    return userData == null ? fee : fee.put("userData", userData);
  }

  private static void putRecording(
      JsonObject fee, CallTicket call, List<Step> steps, Finish finish) {
    Optional<Integer> talkStart = second(steps, Leg.CALLEE, StatusEvent.ANSWER);
    boolean recorded =
        call.wish() instanceof Click2Call callback
            && callback.recordFlag()
            && talkStart.isPresent()
            && finish.second() - talkStart.get() >= SHORTEST_RECORDING;
    fee.put("recordFlag", recorded ? 1 : 0);
    if (!recorded) {
      return;
    }
    String start = PlatformTime.compact(call.start().plusSeconds(talkStart.get()), ZoneOffset.UTC);
    String digits = "220" + call.icid().substring(call.icid().length() - 8);
    fee.put("recordStartTime", time(call, talkStart.get()))
        .put("recordDomain", "ostor.callenabler.twin")
        .put("recordBucketName", "sp-" + call.app().key().toLowerCase(Locale.ROOT))
        .put("recordObjectName", start.substring(2) + digits + ".wav");
  }

  private static Optional<Integer> second(List<Step> steps, Leg leg, StatusEvent event) {
    return steps.stream()
        .filter(step -> step.leg() == leg && step.event() == event)
        .map(Step::second)
        .findFirst();
  }

  private static String timeField(Step step, Leg first) {
    String leg = step.leg() == first ? "callOut" : "fwd";
    return switch (step.event()) {
      case CALLOUT -> leg + "StartTime";
      case ALERTING -> leg + "AlertingTime";
      case ANSWER -> leg + "AnswerTime";
      case DISCONNECT -> "callEndTime";
    };
  }

  private static String time(CallTicket call, int second) {
    return call.time(second, ZoneOffset.UTC);
  }
}
