package io.dialbridge.bills;

import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of a bill's content once its call is erased: enough to know the platform's
 * repetition of the bill again, and nothing that could tell who talked.
 */
@ApplicationScoped
class ErasedContent {
  /** By the names of rtc_05_0008_1. Fields that we don't know may hold anything. */
  private static final Set<String> HARMLESS =
      Set.of(
          "direction",
          "icid",
          "sessionId",
          "fwdStartTime",
          "fwdAlertingTime",
          "fwdAnswerTime",
          "callOutStartTime",
          "callOutAlertingTime",
          "callOutAnswerTime",
          "callEndTime",
          "failTime",
          "fwdUnaswRsn",
          "callOutUnaswRsn",
          "ulFailReason",
          "sipStatusCode",
          "dynIVRStartTime",
          "recordFlag",
          "recordStartTime",
          "ttsPlayTimes",
          "ttsTransDuration",
          "serviceType");

  private final Seal seal;

  ErasedContent(Seal seal) {
    this.seal = seal;
  }

  String digest(Map<String, String> content) {
    SortedMap<String, String> left = new TreeMap<>(content);
    left.keySet().retainAll(HARMLESS);
    return HexFormat.of().formatHex(seal.of("bill-of-erased-call", StoredJson.bytes(left)));
  }
}
