package io.dialbridge.explain;

import static io.dialbridge.explain.Doing.CALLER;
import static io.dialbridge.explain.Doing.OPERATOR;
import static io.dialbridge.explain.Doing.PLATFORM;
import static io.dialbridge.explain.RefusalRow.row;
import static io.dialbridge.explain.Retry.ASK;
import static io.dialbridge.explain.Retry.CARE;
import static io.dialbridge.explain.Retry.NO;

import java.time.Duration;

/**
 * The platform's result codes (its page rtc_04_0030, "API错误码"), but for "0", which is success.
 *
 * <p>Where the vendor's advice is "later" with no time given, it is ASK if a limit of the account
 * has to be raised for good, else NO, with "later" in the advice: nothing of ours may knock again
 * by itself. Where the cause lies in how this service signs or is registered, it is the operator's
 * doing, since no user of our API can mend it by asking for something else.
 */
final class RefusalTable {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final String CHECK_APP = "Check the app's state in the vendor's console.";
  private static final String CHECK_FORMAT =
      "Correct the request; the description names the fault.";
  private static final String RECHARGE = "Recharge the account at the vendor's.";
  private static final String RAISE_LIMIT =
      "Place fewer calls, or ask the vendor for a higher limit.";
  private static final String OUTCOME_OPEN =
      "Wait for the call's first event before placing it again; report it to the vendor.";

  static final CodeTable<String, RefusalRow> ROWS =
      CodeTable.of(
          RefusalRow::code,
          // The gateway.
          row("1010001", "internal-error", PLATFORM, CARE)
              .means("The platform had an internal error.")
              .advises(OUTCOME_OPEN),
          row("1010002", "invalid-parameter", CALLER, NO)
              .means("A parameter is malformed or names a voice file that does not exist.")
              .advises(CHECK_FORMAT),
          row("1010003", "app-key-invalid", OPERATOR, NO)
              .means("The platform does not accept the app_key.")
              .advises("Check the configured app_key and the app's state."),
          // 1010004 and 1010005 belong to the old token scheme, which this service never uses.
          row("1010004", "token-invalid", OPERATOR, NO)
              .means("The access token is wrong or has expired.")
              .advises("Log in again; only the old token scheme knows this code."),
          row("1010005", "token-invalid", OPERATOR, NO)
              .means("The access token is wrong or has expired.")
              .advises("Log in again; only the old token scheme knows this code."),
          row("1010006", "wrong-method", OPERATOR, NO)
              .means("The path does not take this method.")
              .advises("Check the configured base address of the platform."),
          row("1010007", "account-inactive", OPERATOR, ASK)
              .means("The account is not active, usually because it is in arrears.")
              .advises(RECHARGE),
          row("1010008", "app-unavailable", OPERATOR, ASK)
              .means("The app is suspended.")
              .advises(CHECK_APP),
          row("1010009", "request-quota-reached", PLATFORM, A_MINUTE)
              .means("The quota of API requests is used up.")
              .advises("Wait a minute; ask the vendor for a higher quota if it happens often."),
          row("1010010", "flow-control", PLATFORM, A_MINUTE)
              .means("The platform's flow control turned the request away.")
              .advises("Wait a minute."),
          row("1010011", "app-unavailable", OPERATOR, ASK)
              .means("The app may not use the commercial address.")
              .advises(CHECK_APP),
          row("1010013", "clock-off", OPERATOR, NO)
              .means("The signature's time is too far from the platform's.")
              .advises("Set this server's clock right."),
          row("1010021", "app-unavailable", OPERATOR, ASK)
              .means("The app is not available.")
              .advises(CHECK_APP),
          // Even where a user picks the display number, the operator has registered it.
          row("1010023", "display-number-invalid", OPERATOR, NO)
              .means("The display number is not one of the app's delivered numbers.")
              .advises("Compare the configured display numbers with the vendor's console."),
          row("1010024", "caller-number-invalid", CALLER, NO)
              .means("The caller's number is not valid.")
              .advises("Correct the caller's number."),
          row("1010029", "account-frozen", OPERATOR, ASK)
              .means("The account is frozen because of arrears.")
              .advises(RECHARGE),
          row("1010040", "app-not-permitted", OPERATOR, NO)
              .means("The app is of another service kind than this request.")
              .advises(
                  "Configure an app of the right service kind; an app's kind can't be changed."),
          row("1011006", "traffic-control", PLATFORM, A_MINUTE)
              .means("Requests from this address or for this number are being throttled.")
              .advises("Wait a minute."),
          // Numbers, templates, recordings.
          row("1012001", "number-not-bound", OPERATOR, NO)
              .means("The app and the service number are not bound to each other.")
              .advises("Compare the configured numbers with those of the app."),
          row("1012002", "template-not-approved", CALLER, NO)
              .means("The template is not approved yet.")
              .advises("Use another template, or wait until it is approved."),
          row("1012003", "template-unknown", CALLER, NO)
              .means("The template does not exist.")
              .advises("Correct the template's id."),
          // The platform's English text is that of 1012003: only the code tells them apart.
          row("1012004", "template-parameter-count", CALLER, NO)
              .means("The number of parameters is not that of the template's variables.")
              .advises("Send one parameter for each variable."),
          row("1012005", "template-parameter-invalid", CALLER, NO)
              .means("A parameter breaks the format or length of its variable.")
              .advises("Correct the parameters; the description may name the one at fault."),
          row("1012006", "number-not-obtained", OPERATOR, ASK)
              .means("The service number has not been obtained.")
              .advises("Order the number at the vendor's."),
          row("1012007", "recording-not-found", CALLER, NO)
              .means("The recording does not exist.")
              .advises("Nothing can be done: the platform keeps recordings for seven days."),
          row("1012012", "recording-not-enabled", OPERATOR, NO)
              .means("The app has recording switched off.")
              .advises("Switch recording on in the vendor's console, or don't ask for it."),
          // Call control. The first three come back until the vendor raises the limit: ASK.
          row("1013001", "account-call-limit", OPERATOR, ASK)
              .means("The account's call limit is reached.")
              .advises(RAISE_LIMIT),
          row("1013002", "app-call-limit", OPERATOR, ASK)
              .means("The app's call limit is reached.")
              .advises(RAISE_LIMIT),
          row("1013003", "display-number-call-limit", OPERATOR, ASK)
              .means("The display number's call limit is reached.")
              .advises(RAISE_LIMIT),
          row("1013004", "callee-blacklisted", CALLER, NO)
              .means("The callee is on a blacklist.")
              .advises("Don't call this number."),
          row("1013011", "callee-not-whitelisted", CALLER, NO)
              .means("The callee is not on the whitelist.")
              .advises("Have the number put on the whitelist, or don't call it."),
          row("1013100", "security-control", OPERATOR, ASK)
              .means("The platform's security control refused the call and gives no reason.")
              .advises("Ask the vendor's support."),
          row("1013101", "abnormal-calling", OPERATOR, ASK)
              .means("The platform found the calling behaviour abnormal.")
              .advises("Ask the vendor's support, and look for a loop of failing calls."),
          row("1013111", "international-number", CALLER, NO)
              .means("The calling number looks international, which is not allowed.")
              .advises("Use numbers of mainland China."),
          row("1013112", "international-number", CALLER, NO)
              .means("The called number looks international, which is not allowed.")
              .advises("Use numbers of mainland China."),
          // Added in 2020 without a text that we know, so the user of our API is not blamed.
          row("1013113", "security-control", OPERATOR, NO)
              .means(
                  "The platform's security control refused the call (code 1013113, unpublished).")
              .advises("Ask the vendor's support what the code stands for."),
          row("1013114", "security-control", OPERATOR, NO)
              .means(
                  "The platform's security control refused the call (code 1013114, unpublished).")
              .advises("Ask the vendor's support what the code stands for."),
          row("1013115", "security-control", OPERATOR, NO)
              .means(
                  "The platform's security control refused the call (code 1013115, unpublished).")
              .advises("Ask the vendor's support what the code stands for."),
          // "Later" is hours away for these two, and nobody has to act: NO.
          row("1013116", "caller-frequency-limited", CALLER, NO)
              .means("The caller's number has taken part in too many calls.")
              .advises("Try again in some hours."),
          row("1013117", "callee-frequency-limited", CALLER, NO)
              .means("The callee's number has been called too often.")
              .advises("Try again in some hours."),
          row("1013118", "display-number-frequency-limited", OPERATOR, NO)
              .means("The display number has been used too often.")
              .advises("Try again later, or with another display number."),
          row("1013119", "display-number-suspended", OPERATOR, ASK)
              .means("The display number is suspended.")
              .advises("Ask the vendor's support, or configure another display number."),
          row("1013120", "address-missing", OPERATOR, NO)
              .means("The platform misses the requester's IPv4 address.")
              .advises("Ask the vendor's support in which field it is to be sent."),
          // Later as well: it ends by itself with the rest hours.
          row("1013121", "black-time", CALLER, NO)
              .means("Calls are not allowed at this hour.")
              .advises("Try again in working hours."),
          row("1016001", "record-not-found", CALLER, NO)
              .means("The record does not exist; recordings and bindings share this code.")
              .advises("Check the number or the recording asked for."),
          // The service layer.
          row("1020001", "invalid-parameter", CALLER, NO)
              .means("A parameter is wrong.")
              .advises(CHECK_FORMAT),
          row("1020002", "internal-error", PLATFORM, CARE)
              .means("The platform had an internal error.")
              .advises(OUTCOME_OPEN),
          row("1020003", "invalid-parameter", CALLER, NO)
              .means("A parameter is wrong.")
              .advises(CHECK_FORMAT),
          row("1020150", "app-key-invalid", OPERATOR, NO)
              .means("The platform does not accept the app_key.")
              .advises("Check the configured app_key."),
          row("1020151", "number-not-valid", OPERATOR, ASK)
              .means("The service number is not valid.")
              .advises("Check the configured number with the vendor."),
          row("1020152", "session-unknown", CALLER, NO)
              .means("The call is unknown or already over.")
              .advises("Nothing is left to do: the call is over."),
          // The vendor says to wait; only the operator can order more ports.
          row("1020165", "ports-exhausted", OPERATOR, A_MINUTE)
              .means("The app's ports for simultaneous calls are all in use.")
              .advises("Wait a minute; order more ports if it happens often."),
          row("1020166", "address-not-whitelisted", OPERATOR, ASK)
              .means("The address of this service is not on the app's whitelist.")
              .advises("Have the address added; newer texts also name regions closed by carriers."),
          row("1020176", "address-locked", OPERATOR, HALF_AN_HOUR)
              .means("This address is locked after repeated failed authentication.")
              .advises("Correct the credentials, then wait half an hour or ask for the release."),
          // The recording service.
          row("1023001", "internal-error", PLATFORM, CARE)
              .means("The platform had an internal error.")
              .advises(OUTCOME_OPEN),
          row("1023002", "response-timeout", PLATFORM, CARE)
              .means("A part of the platform did not answer in time.")
              .advises(OUTCOME_OPEN),
          // The headers; 1023006 is the general "authentication failed" as well.
          row("1023006", "authentication-failed", OPERATOR, NO)
              .means("Authentication failed, or the Authorization header is missing.")
              .advises("Check the configured app_key and secret, and this server's clock."),
          header("1023007", "The Authorization header lacks its realm."),
          header("1023008", "The Authorization header lacks its profile."),
          header("1023009", "The Authorization header's realm is not SDP."),
          header("1023010", "The Authorization header's profile is not UsernameToken."),
          header("1023011", "The Authorization header's type is not Appkey."),
          header("1023012", "The Authorization header lacks its type."),
          header("1023013", "The Authorization header does not begin with WSSE."),
          header("1023026", "The X-WSSE header is missing."),
          header("1023027", "The X-WSSE header lacks its Username."),
          header("1023028", "The X-WSSE header lacks its Nonce."),
          header("1023029", "The X-WSSE header lacks its Created."),
          header("1023030", "The X-WSSE header lacks its PasswordDigest."),
          header("1023031", "The X-WSSE header lacks its UsernameToken."),
          header("1023032", "The Authorization header does not begin with AKSK."),
          header("1023033", "The X-AKSK header is missing."),
          header("1023034", "The X-AKSK header lacks its Username."),
          header("1023035", "The X-AKSK header lacks its Nonce."),
          header("1023036", "The X-AKSK header lacks its Created."),
          header("1023037", "The X-AKSK header lacks its PasswordDigest."),
          header("1023038", "The X-AKSK header lacks its UsernameToken."));

  private RefusalTable() {}

  private static RefusalRow header(String code, String meaning) {
    return row(code, "authentication-header", OPERATOR, NO)
        .means(meaning)
        .advises("Look for a proxy that alters headers, and for the wrong signature scheme.");
  }
}
