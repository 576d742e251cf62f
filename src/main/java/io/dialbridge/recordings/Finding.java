package io.dialbridge.recordings;

import io.dialbridge.values.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that can be found out about the recording of a call, each with its words. */
enum Finding {
  AVAILABLE(State.AVAILABLE, null, "The recording can be fetched.", "录音可以下载。"),

  NOT_A_CALLBACK(
      State.ABSENT,
      Reason.NOT_REQUESTED,
      "Only callbacks are recorded, never notifications and verification codes.",
      "只有语音回呼可以录音，语音通知和语音验证码不录音。"),

  NOT_REQUESTED(
      State.ABSENT,
      Reason.NOT_REQUESTED,
      "No recording was asked for when the call was placed.",
      "发起呼叫时没有要求录音。"),

  /** Result code 1012012. */
  REFUSED(
      State.ABSENT,
      Reason.NOT_ENABLED,
      "The platform refused the call because recording is switched off for the app.",
      "应用未开通录音功能，平台拒绝了这次呼叫。"),

  NOT_ANSWERED(
      State.ABSENT,
      Reason.NOT_ANSWERED,
      "The callee never answered, so there was nothing to record.",
      "被叫没有接听，没有可录的通话。"),

  NO_BILL_YET(
      State.PENDING,
      Reason.PENDING,
      "The platform names the recording in the call's bill, which has not come yet.",
      "平台在话单中给出录音位置，话单尚未到达。"),

  NO_BILL(
      State.ABSENT,
      Reason.NOT_FOUND,
      "The platform never sent the call's bill, which alone holds the keys of the recording.",
      "平台没有发送这次呼叫的话单，而录音位置只在话单中给出。"),

  TOO_SHORT(
      State.ABSENT,
      Reason.TOO_SHORT,
      "Both talked for less than 3 seconds, and the platform keeps no recording of that.",
      "双方通话不足3秒，平台不保留录音。"),

  NOT_RECORDED(
      State.ABSENT,
      Reason.NOT_ENABLED,
      "The platform did not record the call although it was asked to: recording is not switched on"
          + " in the app's settings at the vendor.",
      "已要求录音，但平台没有录音：应用的录音功能没有打开。"),

  NO_KEYS(
      State.ABSENT,
      Reason.NOT_FOUND,
      "The platform says that it recorded the call, but not where the recording is.",
      "平台表示已录音，但没有给出录音位置。"),

  EXPIRED(
      State.ABSENT,
      Reason.EXPIRED,
      "The platform deletes recordings 7 days after the bill.",
      "话单推送7天后，平台会删除录音。"),

  ERASED(
      State.ABSENT,
      Reason.ERASED,
      "The call was erased, and with it the name of its recording.",
      "该通话已被擦除，录音位置一并删除。"),

  NOT_READY(
      State.PENDING,
      Reason.PENDING,
      "The platform does not have the recording yet.",
      "平台上还没有这个录音。"),

  GONE(
      State.ABSENT,
      Reason.NOT_FOUND,
      "The platform says that it has no such recording.",
      "平台表示没有这个录音。");

  /** What a client does next: fetch, wait, or give up. */
  enum State {
    AVAILABLE,
    PENDING,
    ABSENT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why there is nothing to fetch now. */
  enum Reason {
    NOT_REQUESTED,
    NOT_ENABLED,
    TOO_SHORT,
    NOT_ANSWERED,
    EXPIRED,
    ERASED,
    PENDING,
    NOT_FOUND;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final State state;
  private final @Nullable Reason reason;
  private final String en;
  private final String zh;

  Finding(State state, @Nullable Reason reason, String en, String zh) {
    this.state = state;
    this.reason = reason;
    this.en = en;
    this.zh = zh;
  }

  State state() {
    return state;
  }

  @Nullable Reason reason() {
    return reason;
  }

  Text text() {
    return new Text(en, zh);
  }

  /**
   * Whether the platform may be asked for it. Also where it had none so far, since it never says
   * whether that is for good.
   */
  boolean isWorthAsking() {
    return switch (this) {
      case AVAILABLE, NOT_READY, GONE -> true;
      case NOT_A_CALLBACK,
          NOT_REQUESTED,
          REFUSED,
          NOT_ANSWERED,
          NO_BILL_YET,
          NO_BILL,
          TOO_SHORT,
          NOT_RECORDED,
          NO_KEYS,
          EXPIRED,
          ERASED ->
          false;
    };
  }
}
