package io.dialbridge.platform;

/** What an app was registered for; the platform never changes it (console page "应用管理"). */
public enum ServiceKind {
  /** Two-party calls, 语音回呼. */
  CALLBACK,
  /** Voice notifications, 语音通知. */
  NOTIFICATION,
  /** Voice verification codes, 语音验证码. */
  VERIFICATION
}
