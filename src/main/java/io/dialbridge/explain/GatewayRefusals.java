package io.dialbridge.explain;

import static io.dialbridge.explain.Doing.CALLER;
import static io.dialbridge.explain.Doing.OPERATOR;
import static io.dialbridge.explain.Doing.PLATFORM;
import static io.dialbridge.explain.RefusalRow.row;
import static io.dialbridge.explain.Retry.ASK;
import static io.dialbridge.explain.Retry.CARE;
import static io.dialbridge.explain.Retry.NO;

import java.time.Duration;
import java.util.List;

/** 1010xxx and 1011xxx: the platform's gateway looks at account, app and traffic. */
final class GatewayRefusals {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  static final List<RefusalRow> ROWS =
      List.of(
          row("1010001", "internal-error", PLATFORM, CARE)
              .means("The platform had an internal error.", "平台内部错误。")
              .advises(Advice.OUTCOME_OPEN),
          row("1010002", "invalid-parameter", CALLER, NO)
              .means(
                  "A parameter is malformed or names a voice file that does not exist.",
                  "参数格式有误，或放音文件不存在。")
              .advises(Advice.CHECK_REQUEST),
          row("1010003", "app-key-invalid", OPERATOR, NO)
              .means("The platform does not accept the app_key.", "平台不接受该 app_key。")
              .advises(
                  "Check the configured app_key and the app's state.", "请检查所配置的 app_key 及应用状态。"),
          // 1010004 and 1010005 belong to the old token scheme, which this service never uses.
          row("1010004", "token-invalid", OPERATOR, NO)
              .means("The access token is wrong or has expired.", "access_token 无效或已过期。")
              .advises(Advice.LOG_IN),
          row("1010005", "token-invalid", OPERATOR, NO)
              .means("The access token is wrong or has expired.", "access_token 无效或已过期。")
              .advises(Advice.LOG_IN),
          row("1010006", "wrong-method", OPERATOR, NO)
              .means("The path does not take this method.", "该路径不支持此请求方法。")
              .advises(Advice.CHECK_ADDRESS),
          row("1010007", "account-inactive", OPERATOR, ASK)
              .means(
                  "The account is not active, usually because it is in arrears.", "账号未激活，通常是因为欠费。")
              .advises(Advice.RECHARGE),
          row("1010008", "app-unavailable", OPERATOR, ASK)
              .means("The app is suspended.", "应用已被暂停使用。")
              .advises(Advice.CHECK_APP),
          row("1010009", "request-quota-reached", PLATFORM, A_MINUTE)
              .means("The quota of API requests is used up.", "接口调用次数已达上限。")
              .advises(
                  "Wait a minute; ask the vendor for a higher quota if it happens often.",
                  "请等待一分钟再试；若频繁出现，请申请提高配额。"),
          row("1010010", "flow-control", PLATFORM, A_MINUTE)
              .means("The platform's flow control turned the request away.", "平台达到流控上限，请求被拒绝。")
              .advises(Advice.A_MINUTE_LATER),
          row("1010011", "app-unavailable", OPERATOR, ASK)
              .means("The app may not use the commercial address.", "应用无权访问商用地址。")
              .advises(Advice.CHECK_APP),
          row("1010013", "clock-off", OPERATOR, NO)
              .means("The signature's time is too far from the platform's.", "鉴权时间与平台时间相差过大。")
              .advises("Set this server's clock right.", "请校准本服务器的时钟。"),
          row("1010021", "app-unavailable", OPERATOR, ASK)
              .means("The app is not available.", "应用不可用。")
              .advises(Advice.CHECK_APP),
          // Even where a user picks the display number, the operator has registered it.
          row("1010023", "display-number-invalid", OPERATOR, NO)
              .means(
                  "The display number is not one of the app's delivered numbers.",
                  "显示号码不是应用已下发的号码。")
              .advises(
                  "Compare the configured display numbers with the vendor's console.",
                  "请将所配置的显示号码与控制台的号码管理页面核对。"),
          row("1010024", "caller-number-invalid", CALLER, NO)
              .means("The caller's number is not valid.", "主叫号码无效。")
              .advises("Correct the caller's number.", "请修正主叫号码。"),
          row("1010029", "account-frozen", OPERATOR, ASK)
              .means("The account is frozen because of arrears.", "账号因欠费已冻结。")
              .advises(Advice.RECHARGE),
          row("1010040", "app-not-permitted", OPERATOR, NO)
              .means("The app is of another service kind than this request.", "应用的业务类型与本次请求不符。")
              .advises(
                  "Configure an app of the right service kind; an app's kind can't be changed.",
                  "请配置对应业务类型的应用；应用的业务类型无法修改。"),
          row("1011006", "traffic-control", PLATFORM, A_MINUTE)
              .means(
                  "Requests from this address or for this number are being throttled.",
                  "来自本地址或针对该号码的请求被限流。")
              .advises(Advice.A_MINUTE_LATER));

  private GatewayRefusals() {}
}
