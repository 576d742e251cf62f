package io.dialbridge.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of callnotify (rtc_05_0013), every field. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlatformNotificationRequest(
    String displayNbr,
    String calleeNbr,
    List<PlayContentInfo> playInfoList,
    String statusUrl,
    String feeUrl,
    String returnIdlePort,
    String userData) {

  /** One item, by the platform's own name for it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlayContentInfo(
      @Nullable String notifyVoice,
      @Nullable String templateId,
      @Nullable List<String> templateParas,
      @Nullable Integer collectInd,
      @Nullable String replayAfterCollection,
      @Nullable String collectContentTriggerReplaying) {

    static PlayContentInfo of(NotificationOrder.Item item) {
      boolean collects = item.collectDigits() > 0;
      return new PlayContentInfo(
          item.file(),
          item.template(),
          // Must be there with every template. That one without variables gets an empty array is
          // our reading: the pages don't say.
          item.template() == null ? null : item.parameters(),
          collects ? item.collectDigits() : null,
          collects && item.replay() ? "true" : null,
          collects && item.replay() ? item.replayOn() : null);
    }
  }

  /**
   * @param pushUrl Base64 of the push address; the same for status and bills
   */
  static PlatformNotificationRequest of(NotificationOrder order, String pushUrl) {
    return new PlatformNotificationRequest(
        order.shownToCallee().e164(),
        order.callee().e164(),
        order.items().stream().map(PlayContentInfo::of).toList(),
        pushUrl,
        pushUrl,
        "true",
        order.callId().toString());
  }

  /** Without number, contents and push address, so that a request can be logged. */
  @Override
  public String toString() {
    return "notification " + userData;
  }
}
