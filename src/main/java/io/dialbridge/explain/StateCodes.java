package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.Optional;

/**
 * The {@code stateCode} of a disconnect event (the vendor's page rtc_05_0022_1). 8011 and 8106–8111
 * stand in some of its copies only; 7005, 8013, 8014, 8016, 8019 and 8022 are known from clients
 * and from the private-number product. Bills use the codes from 7001 on as disconnection points,
 * too.
 */
final class StateCodes {
  record Row(int code, KnownCause cause, Text meaning) {
    /** A sentence that covers several codes names the one it stands for. */
    Cause explained(boolean oneParty) {
      KnownCause known = oneParty ? cause.ofOneParty() : cause;
      return known == KnownCause.OTHER_PRODUCT
          ? known.cause(
              new Text(
                  "state code " + code + ", " + meaning.en(), "状态码 " + code + "，" + meaning.zh()))
          : known.cause();
    }
  }

  static final CodeTable<Integer, Row> ROWS =
      CodeTable.of(
          Row::code,
          at(0, KnownCause.HUNG_UP, "hung up after being connected", "接通后挂断"),
          at(7001, KnownCause.ACCOUNT_FREQUENCY_LIMITED, "account's call frequency", "账号呼叫频次管控"),
          at(7002, KnownCause.APP_FREQUENCY_LIMITED, "app's call frequency", "应用呼叫频次管控"),
          at(
              7003,
              KnownCause.DISPLAY_NUMBER_FREQUENCY_LIMITED,
              "display number's call frequency",
              "显示号码呼叫频次管控"),
          at(7004, KnownCause.CALLEE_BLACKLISTED, "callee on blacklist", "被叫在黑名单中"),
          at(7005, KnownCause.CALLER_BLACKLISTED, "caller on blacklist", "主叫在黑名单中"),
          at(7108, KnownCause.ACCOUNT_FROZEN, "account frozen", "账号已冻结"),
          at(7109, KnownCause.PORTS_EXHAUSTED, "not enough voice ports", "语音端口不足"),
          at(8000, KnownCause.PLATFORM_ERROR, "internal error", "内部错误"),
          // May be frequency control, a fault of line or carrier, phone off, no answer or busy.
          at(8001, KnownCause.PARTY_NOT_REACHED, "party not reached", "用户未接续成功"),
          at(
              8002,
              KnownCause.FAILURE_ANNOUNCEMENT,
              "far end returned a failure announcement",
              "对端返回失败放音"),
          at(8003, KnownCause.RINGING_TIMED_OUT, "ringing timed out", "振铃超时"),
          at(8004, KnownCause.HUNG_UP_WHILE_RINGING, "hung up while ringing", "振铃时挂机"),
          at(8005, KnownCause.SPEECH_FAILED, "text-to-speech failed", "TTS 转换失败"),
          at(8006, KnownCause.VOICE_FILE_MISSING, "voice file does not exist", "放音文件不存在"),
          at(8007, KnownCause.PLAYBACK_FAILED, "playing to the user failed", "给用户放音失败"),
          at(
              8008,
              KnownCause.NO_DIGITS_COLLECTED,
              "playing and collecting digits failed",
              "给用户放音收号失败"),
          at(8009, KnownCause.CALLER_GAVE_UP, "caller hung up before connection", "接通前主叫挂机"),
          at(8010, KnownCause.MAX_DURATION, "hung up at the maximum duration", "超过最大通话时长挂机"),
          at(8011, KnownCause.PLATFORM_ERROR, "internal error", "内部错误"),
          at(8012, KnownCause.APP_KEY_INVALID, "invalid app_key", "app_key 无效"),
          at(
              8013,
              KnownCause.OTHER_PRODUCT,
              "invalid call of a personal private number",
              "AX 模式呼叫无效"),
          at(
              8014,
              KnownCause.OTHER_PRODUCT,
              "invalid call of a relation private number",
              "AXB 模式呼叫无效"),
          at(8015, KnownCause.RECORDING_FAILED, "recording failed", "给用户录音失败"),
          at(
              8016,
              KnownCause.OTHER_PRODUCT,
              "direction not allowed for a private number",
              "AX/AXB 模式呼叫方向不允许"),
          at(8017, KnownCause.STOPPED, "hung up by instruction", "按指令挂机"),
          at(8018, KnownCause.SERVICE_NOT_PERMITTED, "no permission for the service", "业务无权限"),
          at(8019, KnownCause.OTHER_PRODUCT, "number binding does not exist", "号码绑定关系不存在"),
          at(8020, KnownCause.SERVICE_ERROR, "service exception", "业务异常"),
          at(8022, KnownCause.OTHER_PRODUCT, "invalid extension number", "分机号无效"),
          at(8100, KnownCause.CALLEE_UNKNOWN_NUMBER, "callee number does not exist", "被叫号码不存在"),
          at(8101, KnownCause.CALLEE_NO_ANSWER, "callee no answer", "被叫无应答"),
          at(8102, KnownCause.CALLEE_BUSY, "callee busy", "被叫正忙"),
          at(8103, KnownCause.CALLEE_UNREACHABLE, "callee temporarily unreachable", "被叫暂时无法接通"),
          at(8104, KnownCause.CALLEE_POWERED_OFF, "callee phone off or no network", "被叫已关机或无网络"),
          at(8105, KnownCause.CALLEE_REJECTED, "callee hung up or is suspended", "被叫挂机或已停机"),
          at(8106, KnownCause.CALLER_UNKNOWN_NUMBER, "caller number does not exist", "主叫号码不存在"),
          at(8107, KnownCause.CALLER_NO_ANSWER, "caller no answer", "主叫无应答"),
          at(8108, KnownCause.CALLER_BUSY, "caller busy", "主叫正忙"),
          at(8109, KnownCause.CALLER_UNREACHABLE, "caller temporarily unreachable", "主叫暂时无法接通"),
          at(8110, KnownCause.CALLER_POWERED_OFF, "caller phone off or no network", "主叫已关机或无网络"),
          at(8111, KnownCause.CALLER_REJECTED, "caller hung up or is suspended", "主叫挂机或已停机"));

  private StateCodes() {}

  /** The vendor's meaning in a few words; empty for a code that it does not publish. */
  static Optional<Text> meaning(int code) {
    return ROWS.find(code).map(Row::meaning);
  }

  static Optional<Cause> cause(int code, boolean oneParty) {
    return ROWS.find(code).map(row -> row.explained(oneParty));
  }

  private static Row at(int code, KnownCause cause, String en, String zh) {
    return new Row(code, cause, new Text(en, zh));
  }
}
