package io.dialbridge.webhooks;

import io.dialbridge.calls.CallResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the data of each type of event looks like. */
final class EventExamples {
  static final Instant AT = Instant.parse("2026-01-15T08:30:25Z");
  private static final String CALL = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f";
  private static final String BILL = "0198c5a1-1b2c-7d3e-8f4a-5b6c7d8e9f0a";
  private static final String ENDPOINT = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40";
  private static final CallResponse.Cost COST = new CallResponse.Cost("0.36", "CNY", "rated");

  private EventExamples() {}

  static Object data(EventType type) {
    return switch (type) {
      case CALL_QUEUED -> underWay(1, "queued", null);
      case CALL_ACCEPTED -> underWay(1, "accepted", null);
      case CALL_UNCONFIRMED -> underWay(1, "unconfirmed", null);
      case CALL_RINGING -> underWay(2, "ringing_caller", "caller");
      case CALL_ANSWERED -> underWay(3, "calling_callee", "caller");
      case CALL_DIGITS ->
          new CallEventData(
              4,
              CALL,
              "notification",
              "notice",
              "bill-2026-01",
              "in_progress",
              false,
              null,
              "+86154****0001",
              null,
              AT,
              "1",
              null,
              null,
              null,
              null,
              null);
      case CALL_ENDED -> over(6, "completed", false, false, null);
      case CALL_FAILED ->
          new CallEventData(
              1,
              CALL,
              "callback",
              "courier",
              "order-1001",
              "failed",
              true,
              "+86154****0001",
              "+86154****0001",
              null,
              null,
              null,
              null,
              "platform-unreachable",
              null,
              null,
              null);
      case CALL_SETTLED -> over(9, "completed", true, true, null);
      case BILL_RATED, BILL_REVISED -> over(7, "completed", true, true, null);
      case BILL_LATE -> over(7, "completed", false, false, null);
      case BILL_OVERDUE -> over(8, "completed", true, false, null);
      case RECORDING_READY -> over(8, "completed", true, true, null);
      case RECORDING_ABSENT -> over(8, "completed", true, true, "too_short");
      case APP_SUSPENDED -> new AppEventData("courier", "1010003");
      case APP_FROZEN -> new AppEventData("courier", "1010007");
      case APP_RESUMED -> new AppEventData("courier", null);
      case ENDPOINT_DISABLED -> new EndpointEventData(ENDPOINT, "failing");
    };
  }

  private static CallEventData underWay(int sequence, String status, @Nullable String party) {
    return new CallEventData(
        sequence,
        CALL,
        "callback",
        "courier",
        "order-1001",
        status,
        false,
        "+86154****0001",
        "+86154****0001",
        party,
        party == null ? null : AT,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static CallEventData over(
      int sequence, String status, boolean settled, boolean billed, @Nullable String reason) {
    return new CallEventData(
        sequence,
        CALL,
        "callback",
        "courier",
        "order-1001",
        status,
        settled,
        "+86154****0001",
        "+86154****0001",
        null,
        AT,
        null,
        "callee",
        "hung-up",
        billed ? BILL : null,
        billed ? COST : null,
        reason);
  }
}
