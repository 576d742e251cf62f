package io.dialbridge.twin;

import java.util.LinkedHashMap;
import java.util.Map;

/** The twin's own copy of the platform's result codes (rtc_04_0030), in the order of the codes. */
final class ResultCodes {
  private static final Map<String, ResultCode> ROWS = new LinkedHashMap<>();

  static {
    row("0", 200, "Success");
    row("1010001", 500, "Internal system error.");
    row("1010002", 403, "Invalid request.");
    row("1010003", 403, "Invalid app_key.");
    // The legacy token scheme only; HTTP status and text ASSUMED.
    row("1010004", 401, "Invalid access_token.");
    // The legacy token scheme only; HTTP status and text ASSUMED.
    row("1010005", 401, "The access_token has expired.");
    row("1010006", 403, "Invalid Rest API.");
    // The platform spells it so.
    row("1010007", 403, "The ativeState of User is not ACTIVATING.");
    row("1010008", 403, "The status of the app_key is unavailable.");
    row("1010009", 403, "No more APIs can be invoked.");
    row("1010010", 403, "The flow control upper limit is reached on the platform.");
    row("1010011", 403, "The app is not allowed to access a commercial address.");
    row("1010013", 400, "Time out limit.");
    row("1010021", 403, "Application unavailable.");
    row("1010023", 403, "Display number invalid.");
    row("1010024", 403, "Invalid caller number.");
    // Seen at a sister product; HTTP status ASSUMED.
    row("1010029", 403, "The subscriber status is frozen.");
    // Seen at a sister product; HTTP status ASSUMED.
    row("1010040", 403, "The app_key is not allowed to invoke the API.");
    // Seen at a sister product; HTTP status ASSUMED.
    row("1011006", 403, "Under traffic control status");
    row("1012001", 403, "Resource of number is not to be applied.");
    row("1012002", 403, "The template ID is not approved.");
    row("1012003", 403, "The template ID does not exist.");
    // Means a wrong count of parameters; the text is the platform's slip.
    row("1012004", 403, "The template ID does not exist.");
    // Begins with the value or variable at fault.
    row("1012005", 403, "Value of templateParas does not meet template requirements");
    row("1012006", 403, "The service number is not applied.");
    // Seen at a sister product; HTTP status ASSUMED.
    row("1012007", 403, "The record does not exist.");
    row("1012012", 403, "Application does not open recording function.");
    row("1013001", 403, "Calls exceed the SP limit.");
    row("1013002", 403, "Calls exceed the APP limit.");
    row("1013003", 403, "Calls exceed the display number limit.");
    row("1013004", 403, "Callee in blacklist.");
    row("1013011", 403, "Callee is not on the whitelist.");
    row("1013100", 403, "Common error code.");
    row("1013101", 403, "Abnormal call restricted.");
    row("1013111", 403, "International callin is forbidden.");
    row("1013112", 403, "International callout is forbidden.");
    // Exists, but its text was never found.
    row("1013113", 403, "Call restricted.");
    // Exists, but its text was never found.
    row("1013114", 403, "Call restricted.");
    // Exists, but its text was never found.
    row("1013115", 403, "Call restricted.");
    // Wording ASSUMED.
    row("1013116", 403, "Caller call frequency restricted.");
    row("1013117", 403, "Callee call frequency restricted.");
    row("1013118", 403, "Service number call frequency restricted.");
    row("1013119", 403, "Service number suspend.");
    row("1013120", 403, "Ip address is null.");
    row("1013121", 403, "Call black time forbidden.");
    row("1016001", 403, "The record does not exist.");
    row("1020001", 500, "Parameter error.");
    row("1020002", 500, "Internal error.");
    // HTTP status ASSUMED.
    row("1020003", 500, "Parameter error.");
    row("1020150", 500, "Invalid app_key.");
    row("1020151", 500, "The bindNum is invalid.");
    row("1020152", 500, "Invalid sessionId.");
    // The platform words it so.
    row("1020165", 403, "The appkey call port of using exceeds the limited.");
    row("1020166", 403, "The app client ip is not in ip white list.");
    row("1020176", 403, "Authentication failed, try again later.");
    row("1023001", 500, "Internal error.");
    // HTTP status ASSUMED.
    row("1023002", 500, "Response timeout.");
    // Also for a wrong digest (ASSUMED).
    row("1023006", 400, "Authorization not contained in the HTTP header.");
    row("1023007", 400, "realm not contained in Authorization.");
    row("1023008", 400, "profile not contained in Authorization.");
    row("1023009", 400, "The value of realm in Authorization must be SDP.");
    row("1023010", 400, "The value of profile in Authorization must be UsernameToken.");
    // The right value is Appkey all the same.
    row("1023011", 400, "The value of type in Authorization must be app_key.");
    row("1023012", 400, "type not contained in Authorization.");
    row("1023013", 400, "WSSE not contained in Authorization.");
    row("1023026", 400, "X-WSSE not contained in the HTTP header.");
    row("1023027", 400, "Username not contained in X-WSSE.");
    row("1023028", 400, "Nonce not contained in X-WSSE.");
    row("1023029", 400, "Created not contained in X-WSSE.");
    row("1023030", 400, "PasswordDigest not contained in X-WSSE.");
    row("1023031", 400, "UsernameToken not contained in X-WSSE.");
    // Text ASSUMED.
    row("1023032", 400, "AKSK not contained in Authorization.");
    row("1023033", 400, "HTTP header not found X-AKSK field.");
    row("1023034", 400, "UserName not contained in X-AKSK.");
    row("1023035", 400, "Nonce not contained in X-AKSK.");
    row("1023036", 400, "Created not contained in X-AKSK.");
    row("1023037", 400, "PasswordDigest not contained in X-AKSK.");
    row("1023038", 400, "UsernameToken not contained in X-AKSK.");
  }

  /** The request was carried out. */
  static final ResultCode SUCCESS = of("0");

  /** A parameter is malformed; the text names it. */
  static final ResultCode INVALID_REQUEST = of("1010002");

  /** No app has this key. */
  static final ResultCode INVALID_KEY = of("1010003");

  /** The path does not know this method. */
  static final ResultCode INVALID_API = of("1010006");

  /** Created is too far from the time of the platform. */
  static final ResultCode TIME_LIMIT = of("1010013");

  /** A number to show is not one of the app. */
  static final ResultCode DISPLAY_NUMBER = of("1010023");

  /** The number of the caller is malformed. */
  static final ResultCode INVALID_CALLER = of("1010024");

  /** The app was registered for calls of another kind. */
  static final ResultCode WRONG_SERVICE = of("1010040");

  /** The template is still under review. */
  static final ResultCode UNAPPROVED_TEMPLATE = of("1012002");

  /** No template has this id. */
  static final ResultCode UNKNOWN_TEMPLATE = of("1012003");

  /** There are more or fewer values than the template has variables. */
  static final ResultCode TEMPLATE_COUNT = of("1012004");

  /** There is no such recording, or no longer. */
  static final ResultCode NO_RECORD = of("1012007");

  /** The app has no recording. */
  static final ResultCode NO_RECORDING = of("1012012");

  /** A party is outside the mainland. */
  static final ResultCode INTERNATIONAL_CALLOUT = of("1013112");

  /** The platform failed. */
  static final ResultCode INTERNAL_ERROR = of("1020002");

  /** The call to stop is over or was never there. */
  static final ResultCode INVALID_SESSION = of("1020152");

  /** The app has as many calls as it may have. */
  static final ResultCode PORTS_EXCEEDED = of("1020165");

  /** The address failed to authenticate too often. */
  static final ResultCode ADDRESS_LOCKED = of("1020176");

  /** There is no Authorization, or the digest is wrong. */
  static final ResultCode UNAUTHENTICATED = of("1023006");

  private ResultCodes() {}

  private static void row(String code, int httpStatus, String description) {
    ROWS.put(code, new ResultCode(code, httpStatus, description));
  }

  /** A value does not fit its variable. ASSUMED: the text names the variable. */
  static ResultCode templateValue(TemplateVariable variable) {
    ResultCode row = of("1012005");
    return new ResultCode(
        row.code(), row.httpStatus(), row.description().replace("Value", variable.toString()));
  }

  /** Every code that the documents name. */
  static Map<String, ResultCode> rows() {
    return Map.copyOf(ROWS);
  }

  /** The documented code, or for one that no document knows a plain refusal of that number. */
  static ResultCode of(String code) {
    ResultCode known = ROWS.get(code);
    return known == null ? new ResultCode(code, 403, "Refused with code " + code + ".") : known;
  }
}
