package io.dialbridge.explain;

import io.dialbridge.values.Text;

/** What is said of a slug whose result codes each say something of their own. */
final class SharedRefusals {
  record Row(String slug, Text meaning, Text advice) {}

  static final CodeTable<String, Row> ROWS =
      CodeTable.of(
          Row::slug,
          said(
              "invalid-parameter",
              "A parameter is wrong or malformed, or names a voice file that does not exist.",
              "参数错误、格式有误，或放音文件不存在。",
              Advice.CHECK_REQUEST),
          said(
              "app-key-invalid",
              "The platform does not accept the app_key.",
              "平台不接受该 app_key。",
              Advice.CHECK_APP_KEY),
          said(
              "app-unavailable",
              "The app is suspended or not available.",
              "应用已被暂停使用或不可用。",
              Advice.CHECK_APP),
          said(
              "international-number",
              "A number looks international, which is not allowed.",
              "号码疑似国际号码，不允许呼叫。",
              Advice.MAINLAND_NUMBERS),
          said(
              "security-control",
              "The platform's security control refused the call.",
              "平台安全管控拒绝了呼叫。",
              Advice.ASK_SUPPORT),
          said(
              "ports-exhausted",
              "The voice ports for simultaneous calls are all in use.",
              "语音端口已全部占用。",
              Advice.MORE_PORTS),
          said(
              "authentication-header",
              "A header of authentication is missing or malformed.",
              "鉴权请求头缺失或格式有误。",
              Advice.CHECK_HEADERS));

  private SharedRefusals() {}

  private static Row said(String slug, String en, String zh, Advice advice) {
    return new Row(slug, new Text(en, zh), advice.text());
  }
}
