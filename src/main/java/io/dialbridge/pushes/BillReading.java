package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialbridge.bills.FeeInfo;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one FeeInfo of a bill push (rtc_05_0008_1). What can't be read is null; nothing is refused.
 */
final class BillReading {
  private static final int MOST_TEXT = 1024;

  private BillReading() {}

  static FeeInfo fee(JsonNode bill) {
    return new FeeInfo(
        number(bill, "direction"),
        text(bill, "spId"),
        text(bill, "appKey"),
        text(bill, "icid"),
        text(bill, "bindNum"),
        StatusReading.sessionId(bill),
        text(bill, "callerNum"),
        text(bill, "calleeNum"),
        text(bill, "fwdDisplayNum"),
        text(bill, "fwdDstNum"),
        time(bill, "fwdStartTime"),
        time(bill, "fwdAlertingTime"),
        time(bill, "fwdAnswerTime"),
        time(bill, "callOutStartTime"),
        time(bill, "callOutAlertingTime"),
        time(bill, "callOutAnswerTime"),
        time(bill, "callEndTime"),
        time(bill, "failTime"),
        number(bill, "fwdUnaswRsn"),
        number(bill, "callOutUnaswRsn"),
        number(bill, "ulFailReason"),
        number(bill, "sipStatusCode"),
        time(bill, "dynIVRStartTime"),
        text(bill, "dynIVRPath"),
        number(bill, "recordFlag"),
        time(bill, "recordStartTime"),
        text(bill, "recordObjectName"),
        text(bill, "recordBucketName"),
        text(bill, "recordDomain"),
        text(bill, "recordFileDownloadUrl"),
        number(bill, "ttsPlayTimes"),
        number(bill, "ttsTransDuration"),
        text(bill, "serviceType"),
        text(bill, "hostName"),
        text(bill, "userData"));
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

  private static @Nullable String text(JsonNode bill, String field) {
    return WireText.orNull(bill, field, MOST_TEXT);
  }

  private static @Nullable Integer number(JsonNode bill, String field) {
    return WireText.intOrNull(bill, field);
  }

  private static @Nullable Instant time(JsonNode bill, String field) {
    return PlatformClock.ofBill(text(bill, field));
  }
}
