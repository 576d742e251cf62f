package io.dialbridge.explain;

import static io.dialbridge.explain.Doing.CALLER;
import static io.dialbridge.explain.Doing.OPERATOR;
import static io.dialbridge.explain.RefusalRow.row;
import static io.dialbridge.explain.Retry.ASK;
import static io.dialbridge.explain.Retry.NO;

import java.util.List;

/** 1012xxx to 1016xxx: numbers, templates, recordings, and the control of calls. */
final class CallRefusals {
  static final List<RefusalRow> ROWS =
      List.of(
          row("1012001", "number-not-bound", OPERATOR, NO)
              .means("The app and the service number are not bound to each other.", "应用与业务号码未绑定。")
              .advises(
                  "Compare the configured numbers with those of the app.", "请将所配置的号码与应用的号码核对。"),
          row("1012002", "template-not-approved", CALLER, NO)
              .means("The template is not approved yet.", "模板尚未审核通过。")
              .advises("Use another template, or wait until it is approved.", "请改用其他模板，或等待审核通过。"),
          row("1012003", "template-unknown", CALLER, NO)
              .means("The template does not exist.", "模板不存在。")
              .advises("Correct the template's id.", "请修正模板 ID。"),
          // The platform's English text is that of 1012003: only the code tells them apart.
          row("1012004", "template-parameter-count", CALLER, NO)
              .means(
                  "The number of parameters is not that of the template's variables.",
                  "参数个数与模板的变量个数不一致。")
              .advises("Send one parameter for each variable.", "请为每个变量各传一个参数。"),
          row("1012005", "template-parameter-invalid", CALLER, NO)
              .means(
                  "A parameter breaks the format or length of its variable.", "参数不符合模板变量的格式或长度要求。")
              .advises(
                  "Correct the parameters; the description may name the one at fault.",
                  "请修正参数；平台的错误描述可能指出有误的参数。"),
          row("1012006", "number-not-obtained", OPERATOR, ASK)
              .means("The service number has not been obtained.", "业务号码尚未申请。")
              .advises("Order the number at the vendor's.", "请向华为云申请该号码。"),
          row("1012007", "recording-not-found", CALLER, NO)
              .means("The recording does not exist.", "录音不存在。")
              .advises(
                  "Nothing can be done: the platform keeps recordings for seven days.",
                  "无法找回：平台只保留录音 7 天。"),
          row("1012012", "recording-not-enabled", OPERATOR, NO)
              .means("The app has recording switched off.", "应用未开启录音功能。")
              .advises(
                  "Switch recording on in the vendor's console, or don't ask for it.",
                  "请在控制台为应用开启录音，或不要求录音。"),
          // The first three come back until the vendor raises the limit: ASK.
          row("1013001", "account-call-limit", OPERATOR, ASK)
              .means("The account's call limit is reached.", "账号的呼叫数量已达上限。")
              .advises(Advice.RAISE_LIMIT),
          row("1013002", "app-call-limit", OPERATOR, ASK)
              .means("The app's call limit is reached.", "应用的呼叫数量已达上限。")
              .advises(Advice.RAISE_LIMIT),
          row("1013003", "display-number-call-limit", OPERATOR, ASK)
              .means("The display number's call limit is reached.", "显示号码的呼叫数量已达上限。")
              .advises(Advice.RAISE_LIMIT),
          row("1013004", "callee-blacklisted", CALLER, NO)
              .means("The callee is on a blacklist.", "被叫在黑名单中。")
              .advises(Advice.NEVER),
          row("1013011", "callee-not-whitelisted", CALLER, NO)
              .means("The callee is not on the whitelist.", "被叫不在白名单中。")
              .advises(
                  "Have the number put on the whitelist, or don't call it.", "请将号码加入白名单，或不再呼叫。"),
          row("1013100", "security-control", OPERATOR, ASK)
              .means(
                  "The platform's security control refused the call and gives no reason.",
                  "平台安全管控拒绝了呼叫，未说明原因。")
              .advises(Advice.ASK_SUPPORT),
          row("1013101", "abnormal-calling", OPERATOR, ASK)
              .means("The platform found the calling behaviour abnormal.", "平台判定呼叫行为异常。")
              .advises(
                  "Ask the vendor's support, and look for a loop of failing calls.",
                  "请联系华为云客服，并检查是否在循环重呼失败的号码。"),
          row("1013111", "international-number", CALLER, NO)
              .means(
                  "The calling number looks international, which is not allowed.",
                  "主叫号码疑似国际号码，不允许呼叫。")
              .advises(Advice.MAINLAND_NUMBERS),
          row("1013112", "international-number", CALLER, NO)
              .means(
                  "The called number looks international, which is not allowed.",
                  "被叫号码疑似国际号码，不允许呼叫。")
              .advises(Advice.MAINLAND_NUMBERS),
          unpublished("1013113"),
          unpublished("1013114"),
          unpublished("1013115"),
          // "Later" is hours away for these two, and nobody has to act: NO.
          row("1013116", "caller-frequency-limited", CALLER, NO)
              .means("The caller's number has taken part in too many calls.", "主叫号码的呼叫频次受限。")
              .advises(Advice.HOURS_LATER),
          row("1013117", "callee-frequency-limited", CALLER, NO)
              .means("The callee's number has been called too often.", "被叫号码的呼叫频次受限。")
              .advises(Advice.HOURS_LATER),
          row("1013118", "display-number-frequency-limited", OPERATOR, NO)
              .means("The display number has been used too often.", "显示号码的呼叫频次受限。")
              .advises("Try again later, or with another display number.", "请稍后再呼，或改用其他显示号码。"),
          row("1013119", "display-number-suspended", OPERATOR, ASK)
              .means("The display number is suspended.", "显示号码已被暂停。")
              .advises(
                  "Ask the vendor's support, or configure another display number.",
                  "请联系华为云客服，或配置其他显示号码。"),
          row("1013120", "address-missing", OPERATOR, NO)
              .means("The platform misses the requester's IPv4 address.", "平台未收到请求方的 IPv4 地址。")
              .advises(
                  "Ask the vendor's support in which field it is to be sent.",
                  "请向华为云客服确认该地址应填在哪个字段。"),
          // Later as well: it ends by itself with the rest hours.
          row("1013121", "black-time", CALLER, NO)
              .means("Calls are not allowed at this hour.", "当前时段不允许呼叫。")
              .advises("Try again in working hours.", "请在工作时段再呼。"),
          // Stands in newer copies of the page only.
          row("1013122", "enterprise-suspended", OPERATOR, ASK)
              .means(
                  "The enterprise behind the number is suspended, perhaps after complaints.",
                  "号码所属的子企业已被暂停，可能是因投诉被下线。")
              .advises(
                  "Look for the vendor's notice by e-mail, and ask its support.",
                  "请查看业务下线通知邮件，并联系华为云客服。"),
          row("1016001", "record-not-found", CALLER, NO)
              .means(
                  "The record does not exist; recordings and bindings share this code.",
                  "记录不存在；录音与绑定关系共用此码。")
              .advises("Check the number or the recording asked for.", "请核对所查询的号码或录音。"));

  private CallRefusals() {}

  /** Added in 2020 without a text that we know, so the user of our API is not blamed. */
  private static RefusalRow unpublished(String code) {
    return row(code, "security-control", OPERATOR, NO)
        .means(
            "The platform's security control refused the call (code " + code + ", unpublished).",
            "平台安全管控拒绝了呼叫（结果码 " + code + "，含义未公布）。")
        .advises(Advice.ASK_FOR_MEANING);
  }
}
