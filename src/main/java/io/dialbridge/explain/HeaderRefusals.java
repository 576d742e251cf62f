package io.dialbridge.explain;

import static io.dialbridge.explain.Doing.OPERATOR;
import static io.dialbridge.explain.RefusalRow.row;
import static io.dialbridge.explain.Retry.NO;

import java.util.List;

/** 1023006 to 1023038, the headers of authentication; and the one answer without a code. */
final class HeaderRefusals {
  static final List<RefusalRow> ROWS =
      List.of(
          // The general "authentication failed" as well.
          row("1023006", "authentication-failed", OPERATOR, NO)
              .means(
                  "Authentication failed, or the Authorization header is missing.",
                  "鉴权失败，或缺少 Authorization 头。")
              .advises(
                  "Check the configured app_key and secret, and this server's clock.",
                  "请检查所配置的 app_key 与密钥，以及本服务器的时钟。"),
          lacks("1023007", "Authorization", "realm"),
          lacks("1023008", "Authorization", "profile"),
          holds("1023009", "realm", "SDP"),
          holds("1023010", "profile", "UsernameToken"),
          holds("1023011", "type", "Appkey"),
          lacks("1023012", "Authorization", "type"),
          begins("1023013", "WSSE"),
          missing("1023026", "X-WSSE"),
          lacks("1023027", "X-WSSE", "Username"),
          lacks("1023028", "X-WSSE", "Nonce"),
          lacks("1023029", "X-WSSE", "Created"),
          lacks("1023030", "X-WSSE", "PasswordDigest"),
          lacks("1023031", "X-WSSE", "UsernameToken"),
          begins("1023032", "AKSK"),
          missing("1023033", "X-AKSK"),
          lacks("1023034", "X-AKSK", "Username"),
          lacks("1023035", "X-AKSK", "Nonce"),
          lacks("1023036", "X-AKSK", "Created"),
          lacks("1023037", "X-AKSK", "PasswordDigest"),
          lacks("1023038", "X-AKSK", "UsernameToken"),
          // Our own name for the one HTTP status that the page explains by itself.
          row("http-404", "wrong-address", OPERATOR, NO)
              .means(
                  "The platform has nothing at this address (HTTP 404 without a result code).",
                  "平台没有此地址（HTTP 404，无结果码）。")
              .advises(Advice.CHECK_ADDRESS));

  private HeaderRefusals() {}

  private static RefusalRow missing(String code, String header) {
    return header(code, "The " + header + " header is missing.", "缺少 " + header + " 头。");
  }

  private static RefusalRow lacks(String code, String header, String part) {
    return header(
        code, "The " + header + " header lacks its " + part + ".", header + " 头缺少 " + part + "。");
  }

  private static RefusalRow holds(String code, String part, String right) {
    return header(
        code,
        "The Authorization header's " + part + " is not " + right + ".",
        "Authorization 头的 " + part + " 不是 " + right + "。");
  }

  private static RefusalRow begins(String code, String scheme) {
    return header(
        code,
        "The Authorization header does not begin with " + scheme + ".",
        "Authorization 头不以 " + scheme + " 开头。");
  }

  private static RefusalRow header(String code, String en, String zh) {
    return row(code, "authentication-header", OPERATOR, NO)
        .means(en, zh)
        .advises(Advice.CHECK_HEADERS);
  }
}
