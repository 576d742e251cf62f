package io.dialbridge.explain;

import io.dialbridge.values.Text;

/** What to do next, where several causes or refusals call for the same. */
enum Advice {
  A_MINUTE_LATER("Wait a minute.", "请等待一分钟再试。"),
  MINUTES_LATER("Try again in some minutes.", "请过几分钟再呼。"),
  HOURS_LATER("Try again in some hours.", "请过几小时再呼。"),
  LATER("Try again later.", "请稍后再呼。"),
  LATER_OR_ASK("Try again later; ask the vendor's support if it goes on.", "请稍后再呼；若持续出现，请联系华为云客服。"),
  PLACE_ANEW("Place the call anew later; nobody was called.", "请稍后重新发起呼叫；此次未呼叫任何人。"),
  NOT_AT_ONCE("Don't call again at once: the person may not want the call.", "请勿马上再呼，对方可能不愿接听。"),
  NEVER("Don't call this number.", "请勿呼叫该号码。"),
  OUTCOME_OPEN(
      "Wait for the call's first event before placing it again; report it to the vendor.",
      "请先等待该呼叫的首个事件，切勿直接重呼；并反馈给华为云客服。"),

  CHECK_REQUEST("Correct the request; the description names the fault.", "请修正请求；平台的错误描述会指出问题所在。"),
  CHECK_NUMBER("Correct the number.", "请核对号码。"),
  MAINLAND_NUMBERS("Use numbers of mainland China.", "请使用中国大陆号码。"),
  PRESS_IN_TIME(
      "Keys must be pressed within 5 seconds after the announcement: let it say so.",
      "须在放音结束后 5 秒内按键，请在放音内容中提示。"),
  MORE_MINUTES("Raise maxMinutes if calls should last longer.", "如需更长的通话，请调大 maxMinutes。"),

  UPLOAD_VOICE_FILE("Upload the voice file, or name another one.", "请上传该放音文件并通过审核，或改用其他文件。"),
  CHECK_APP_KEY("Check the configured app_key.", "请检查所配置的 app_key。"),
  CHECK_APP("Check the app's state in the vendor's console.", "请在控制台检查应用状态。"),
  CHECK_SERVICE_KIND("Check the app's service kind in the vendor's console.", "请在控制台检查应用的业务类型。"),
  CHECK_ADDRESS("Check the configured base address of the platform.", "请检查所配置的平台接入地址。"),
  CHECK_HEADERS(
      "Look for a proxy that alters headers, and for the wrong signature scheme.",
      "请检查是否有代理改写了请求头，以及签名方式是否正确。"),
  LOG_IN("Log in again; only the old token scheme knows this code.", "请重新登录；仅旧版 token 鉴权会返回此码。"),
  RECHARGE("Recharge the account at the vendor's.", "请为华为云账号充值。"),
  RAISE_LIMIT("Place fewer calls, or ask the vendor for a higher limit.", "请降低呼叫量，或向华为云申请提高上限。"),
  MORE_PORTS("Wait a minute; order more ports if it happens often.", "请等待一分钟再试；若频繁出现，请申请扩容语音端口。"),

  ASK_SUPPORT("Ask the vendor's support.", "请联系华为云客服。"),
  ASK_FOR_MEANING("Ask the vendor's support what the code stands for.", "请向华为云客服询问此码的含义。"),
  LOOK_UP("Look the call up among the call details of the vendor's console.", "请在控制台的业务详单中查询该呼叫。");

  private final String en;
  private final String zh;

  Advice(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  Text text() {
    return new Text(en, zh);
  }
}
