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

/** 1020xxx, the service layer; 1023001 and 1023002, the recording service. */
final class ServiceRefusals {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  static final List<RefusalRow> ROWS =
      List.of(
          row("1020001", "invalid-parameter", CALLER, NO)
              .means("A parameter is wrong.", "参数错误。")
              .advises(Advice.CHECK_REQUEST),
          row("1020002", "internal-error", PLATFORM, CARE)
              .means("The platform had an internal error.", "平台内部错误。")
              .advises(Advice.OUTCOME_OPEN),
          row("1020003", "invalid-parameter", CALLER, NO)
              .means("A parameter is wrong.", "参数错误。")
              .advises(Advice.CHECK_REQUEST),
          row("1020150", "app-key-invalid", OPERATOR, NO)
              .means("The platform does not accept the app_key.", "平台不接受该 app_key。")
              .advises(Advice.CHECK_APP_KEY),
          row("1020151", "number-not-valid", OPERATOR, ASK)
              .means("The service number is not valid.", "业务号码无效。")
              .advises("Check the configured number with the vendor.", "请与华为云客服核对所配置的号码。"),
          row("1020152", "session-unknown", CALLER, NO)
              .means("The call is unknown or already over.", "呼叫不存在或已结束。")
              .advises("Nothing is left to do: the call is over.", "无需处理：呼叫已结束。"),
          // The vendor says to wait; only the operator can order more ports. 1020154 stands in
          // newer copies of the page only.
          row("1020154", "ports-exhausted", OPERATOR, A_MINUTE)
              .means("Too few voice ports are free.", "语音端口不足。")
              .advises(Advice.MORE_PORTS),
          row("1020165", "ports-exhausted", OPERATOR, A_MINUTE)
              .means("The app's ports for simultaneous calls are all in use.", "应用的语音端口已全部占用。")
              .advises(Advice.MORE_PORTS),
          row("1020166", "address-not-whitelisted", OPERATOR, ASK)
              .means(
                  "The address of this service is not on the app's whitelist.",
                  "本服务的地址不在应用的 IP 白名单中。")
              .advises(
                  "Have the address added; newer texts also name regions closed by carriers.",
                  "请申请加入白名单；新版说明还提到运营商的区域管控。"),
          row("1020176", "address-locked", OPERATOR, HALF_AN_HOUR)
              .means(
                  "This address is locked after repeated failed authentication.", "本地址因多次鉴权失败被锁定。")
              .advises(
                  "Correct the credentials, then wait half an hour or ask for the release.",
                  "请更正鉴权信息，然后等待半小时或申请解锁。"),
          row("1023001", "internal-error", PLATFORM, CARE)
              .means("The platform had an internal error.", "平台内部错误。")
              .advises(Advice.OUTCOME_OPEN),
          row("1023002", "response-timeout", PLATFORM, CARE)
              .means("A part of the platform did not answer in time.", "平台内部响应超时。")
              .advises(Advice.OUTCOME_OPEN));

  private ServiceRefusals() {}
}
