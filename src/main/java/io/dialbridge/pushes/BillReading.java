package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialbridge.bills.FeeInfo;
import io.dialbridge.values.StorableText;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one FeeInfo of a bill push (rtc_05_0008_1). What can't be read is null; nothing is refused.
 */
final class BillReading {
  private static final int MOST_TEXT = 1024;

  private BillReading() {}

  /** The fields that we know of a content, so that equal contents are equal bills. */
  static FeeInfo fee(Map<String, String> content) {
    return new FeeInfo(
        number(content, "direction"),
        text(content, "spId"),
        text(content, "appKey"),
        text(content, "icid"),
        text(content, "bindNum"),
        sessionId(content),
        text(content, "callerNum"),
        text(content, "calleeNum"),
        text(content, "fwdDisplayNum"),
        text(content, "fwdDstNum"),
        time(content, "fwdStartTime"),
        time(content, "fwdAlertingTime"),
        time(content, "fwdAnswerTime"),
        time(content, "callOutStartTime"),
        time(content, "callOutAlertingTime"),
        time(content, "callOutAnswerTime"),
        time(content, "callEndTime"),
        time(content, "failTime"),
        number(content, "fwdUnaswRsn"),
        number(content, "callOutUnaswRsn"),
        number(content, "ulFailReason"),
        number(content, "sipStatusCode"),
        time(content, "dynIVRStartTime"),
        text(content, "dynIVRPath"),
        number(content, "recordFlag"),
        time(content, "recordStartTime"),
        text(content, "recordObjectName"),
        text(content, "recordBucketName"),
        text(content, "recordDomain"),
        text(content, "recordFileDownloadUrl"),
        number(content, "ttsPlayTimes"),
        number(content, "ttsTransDuration"),
        text(content, "serviceType"),
        text(content, "hostName"),
        text(content, "userData"));
  }

  /**
   * Every member as text, unknown ones included, in the order of their names, without those that
   * are empty.
   */
  static SortedMap<String, String> content(JsonNode bill) {
    SortedMap<String, String> content = new TreeMap<>();
    bill.properties()
        .forEach(
            member -> {
              String value = WireText.orNull(bill, member.getKey(), MOST_TEXT);
              if (value != null) {
                content.put(WireText.of(TextNode.valueOf(member.getKey()), MOST_TEXT), value);
              }
            });
    return content;
  }

  private static @Nullable String text(Map<String, String> content, String field) {
    return content.get(field);
  }

  private static @Nullable String sessionId(Map<String, String> content) {
    String text = text(content, "sessionId");
    return text == null ? null : StorableText.of(text, StatusReading.MOST_SESSION_ID);
  }

  private static @Nullable Integer number(Map<String, String> content, String field) {
    return WireText.intOrNull(text(content, field));
  }

  private static @Nullable Instant time(Map<String, String> content, String field) {
    return PlatformClock.ofBill(text(content, field));
  }
}
