package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code ulFailReason} of a bill (the vendor's page rtc_05_0019). From 7001 on the list goes on
 * with the values of {@link StateCodes}, which are not repeated here.
 */
final class DisconnectionPoints {
  record Row(int code, Verdict verdict, Text meaning) {}

  record Range(int first, int last, Verdict verdict, Text meaning) {}

  static final CodeTable<Integer, Row> ROWS =
      CodeTable.of(
          Row::code,
          // Contradicts a missing answer: the legs' own codes may know more.
          at(0, DisconnectionPoints::silent, "hung up after connection", "接通后挂断"),
          at(100, KnownCause.NO_DIGITS_COLLECTED, "play-and-collect got no digits", "放音收号时收号为空"),
          recording(501, "creating the recording conference failed", "录音创建会议失败"),
          recording(502, "creating the recording conference timed out", "录音创建会议超时"),
          recording(503, "caller joining the recording conference failed", "录音主叫加入会议失败"),
          recording(504, "caller joining the recording conference timed out", "录音主叫加入会议超时"),
          recording(505, "adding the recording endpoint failed", "增加录音端点失败"),
          recording(506, "adding the recording endpoint timed out", "增加录音端点超时"),
          recording(507, "starting the recording failed", "启动录音失败"),
          recording(508, "starting the recording timed out", "启动录音超时"),
          recording(509, "recording prompt failed", "放录音提示音失败"),
          recording(510, "recording prompt timed out", "放录音提示音超时"),
          recording(512, "recording unit switched over, call released", "录音单元倒换，呼叫被释放"),
          at(513, codes -> Leg.calledLast(codes).notAnswered(), "call timed out", "呼叫超时"),
          at(514, codes -> Leg.calledLast(codes).notAnswered(), "ringing timed out", "振铃超时"),
          // callStop may lie behind any release before an answer, and the bill alone can't tell:
          // "stopped" is for those who know of our own request or of the disconnect event.
          at(515, KnownCause.GIVEN_UP, "remote user cancelled", "远端用户主动取消"),
          at(516, KnownCause.CALLER_GAVE_UP, "local user cancelled", "本端用户主动取消"),
          at(517, KnownCause.PLATFORM_ERROR, "platform response timed out", "平台响应超时"),
          at(518, Leg.CALLEE::failed, "remote party call failed", "远端用户呼叫失败"),
          at(
              519,
              DisconnectionPoints::localFailed,
              "local party call failed (0XX)",
              "本端用户呼叫失败（0XX）"),
          at(
              520,
              DisconnectionPoints::localFailed,
              "local party call failed (18X)",
              "本端用户呼叫失败（18X）"),
          at(521, KnownCause.GIVEN_UP, "released before the remote party rang", "远端振铃前已拆线"),
          at(522, KnownCause.PORTS_EXHAUSTED, "not enough voice ports", "语音端口不足"),
          at(524, KnownCause.VOICE_FILE_MISSING, "voice file does not exist", "放音文件不存在"),
          at(526, KnownCause.PLATFORM_ERROR, "mute failed", "静音失败"),
          at(527, KnownCause.PLATFORM_ERROR, "unmute failed", "取消静音失败"),
          at(
              528,
              KnownCause.NUMBER_NOT_PERMITTED,
              "number without an allowed prefix",
              "号码不以允许的前缀开头"),
          at(529, KnownCause.APP_KEY_INVALID, "app_key does not exist", "app_key 不存在"),
          at(530, KnownCause.CALLER_GAVE_UP, "caller hung up before forwarding", "转发前主叫挂机"),
          at(
              539,
              KnownCause.CALLER_GAVE_UP,
              "recording set-up unfinished: caller hung up",
              "录音流程未完成，主叫挂机"),
          at(
              540,
              KnownCause.CALLEE_REJECTED,
              "recording set-up unfinished: callee hung up",
              "录音流程未完成，被叫挂机"),
          at(
              541,
              KnownCause.JOINING_FAILED,
              "re-negotiation failed after callee answered",
              "被叫接通后与主叫重协商失败"),
          recording(542, "recording time-out release", "录音超时，呼叫被释放"),
          at(550, DisconnectionPoints::localFailed, "local side ringing failed", "本端振铃失败"),
          at(551, DisconnectionPoints::localFailed, "local side got a failure message", "本端收到失败消息"),
          at(
              552,
              KnownCause.CALLER_GAVE_UP,
              "local user hung up while remote ringing",
              "远端振铃时本端挂机"),
          at(
              553,
              KnownCause.CALLER_GAVE_UP,
              "local user hung up before the remote party rang",
              "远端振铃前本端挂机"),
          at(1001, KnownCause.GIVEN_UP, "agent hung up", "坐席挂机"),
          at(1002, KnownCause.GIVEN_UP, "user hung up", "用户挂机"),
          at(1003, KnownCause.STOPPED, "ended through the switchboard's release API", "调用总机释放接口挂机"),
          otherProduct(1004, "ended through the switchboard's blind transfer", "坐席盲转后挂机"),
          at(2801, KnownCause.PLAYBACK_FAILED, "play failed in a voice menu", "IVR 放音失败"),
          otherProduct(2802, "rule invalid", "IVR 规则无效"),
          otherProduct(2803, "too many key presses", "IVR 按键超过最大次数"),
          otherProduct(2805, "out of service hours", "IVR 不在服务时间"),
          otherProduct(2806, "out of service hours", "IVR 不在服务时间"),
          otherProduct(2810, "MRF not set", "未配置 MRF"),
          otherProduct(2811, "I-CSCF not set", "未配置 I-CSCF"),
          at(2812, KnownCause.PLAYBACK_FAILED, "playback timed out", "放音超时"),
          otherProduct(2825, "survey ended", "满意度调查结束"),
          otherProduct(2829, "extension busy or no answer", "分机忙或无应答"),
          otherProduct(2831, "incoming licence limit", "企业呼入许可数受限"),
          at(2837, KnownCause.PLAYBACK_FAILED, "play failed", "放音失败"),
          otherProduct(2838, "INVITE time-out", "INVITE 超时"),
          otherProduct(2847, "no agent", "无可用坐席"),
          otherProduct(2853, "agent unavailable", "坐席不可用"),
          otherProduct(2863, "voicemail record failed", "留言录音失败"),
          otherProduct(2868, "company suspended", "企业已停机"),
          otherProduct(2871, "dynamic IVR waited too long", "动态 IVR 等待指令超时"),
          at(7100, KnownCause.APP_KEY_INVALID, "app unknown", "应用不存在"),
          at(7105, KnownCause.SERVICE_NOT_PERMITTED, "service type mismatch", "业务类型不匹配"),
          at(
              7106,
              KnownCause.SERVICE_NOT_PERMITTED,
              "app lacks personal-number ability",
              "应用未申请个人小号能力"),
          at(7107, KnownCause.PLAYBACK_FAILED, "control prompt failed", "安全管控提示音放音失败"));

  /**
   * Only for codes without a row: 501 to 553 lie among the SIP statuses, but are the vendor's own.
   */
  static final Range SIP_STATUSES =
      new Range(
          400,
          699,
          DisconnectionPoints::bySipStatus,
          new Text("SIP status, no Q.850 value given", "SIP 状态码，对端未返回 Q.850 原因值"));

  static final Range RECORDINGS =
      new Range(2901, 2914, KnownCause.RECORDING_FAILED, new Text("recording failed", "录音失败"));

  /**
   * What goes wrong while something is played, and so after the answer of a call to one person. In
   * a callback it is a prompt beside the talk, which goes on.
   */
  private static final Set<KnownCause> WHILE_PLAYING =
      EnumSet.of(
          KnownCause.SPEECH_FAILED,
          KnownCause.VOICE_FILE_MISSING,
          KnownCause.PLAYBACK_FAILED,
          KnownCause.NO_DIGITS_COLLECTED);

  private DisconnectionPoints() {}

  /** The vendor's meaning in a few words; empty for a code that it does not publish. */
  static Optional<Text> meaning(int code) {
    return row(code).map(Row::meaning).or(() -> StateCodes.meaning(code));
  }

  /**
   * Why a call ended that the callee answered: it was hung up, whatever stands here, unless it was
   * to be played to one person and that failed.
   */
  static Cause answered(BillCodes codes) {
    return Optional.ofNullable(codes.disconnectionPoint())
        .filter(point -> codes.oneParty())
        .flatMap(DisconnectionPoints::known)
        .filter(WHILE_PLAYING::contains)
        .orElse(KnownCause.HUNG_UP)
        .cause();
  }

  /** Why a call ended that the callee never answered. */
  static Cause unanswered(BillCodes codes) {
    Integer point = codes.disconnectionPoint();
    return point == null ? silent(codes) : explain(point, codes);
  }

  private static Cause explain(int point, BillCodes codes) {
    return row(point)
        .map(row -> named(row, codes))
        .or(() -> StateCodes.cause(point, codes.oneParty()))
        .or(() -> Leg.calledLast(codes).failure(codes))
        .orElseGet(
            () ->
                KnownCause.UNKNOWN_DISCONNECTION_POINT.cause(
                    new Text("ulFailReason " + point, "ulFailReason " + point)));
  }

  /** A sentence that covers several points names the one it stands for. */
  private static Cause named(Row row, BillCodes codes) {
    return row.verdict() == KnownCause.OTHER_PRODUCT
        ? KnownCause.OTHER_PRODUCT.cause(
            new Text(
                "ulFailReason " + row.code() + ", " + row.meaning().en(),
                "ulFailReason " + row.code() + "，" + row.meaning().zh()))
        : row.verdict().on(codes);
  }

  /** The cause of a point that needs no other code to be understood. */
  private static Optional<KnownCause> known(int point) {
    return ROWS.find(point)
        .map(Row::verdict)
        .filter(KnownCause.class::isInstance)
        .map(KnownCause.class::cast)
        .or(() -> StateCodes.ROWS.find(point).map(StateCodes.Row::cause));
  }

  private static Cause silent(BillCodes codes) {
    return Leg.calledLast(codes).failure(codes).orElseGet(KnownCause.NOT_CONNECTED::cause);
  }

  private static Cause localFailed(BillCodes codes) {
    return Leg.local(codes).failed(codes);
  }

  private static Cause bySipStatus(BillCodes codes) {
    Integer point = codes.disconnectionPoint();
    return point == null ? silent(codes) : Leg.calledLast(codes).failedBySip(point);
  }

  private static Optional<Row> row(int code) {
    return ROWS.find(code).or(() -> inRange(code));
  }

  private static Optional<Row> inRange(int code) {
    return List.of(SIP_STATUSES, RECORDINGS).stream()
        .filter(range -> range.first() <= code && code <= range.last())
        .map(range -> new Row(code, range.verdict(), range.meaning()))
        .findFirst();
  }

  private static Row at(int code, Verdict verdict, String en, String zh) {
    return new Row(code, verdict, new Text(en, zh));
  }

  private static Row recording(int code, String en, String zh) {
    return at(code, KnownCause.RECORDING_FAILED, en, zh);
  }

  private static Row otherProduct(int code, String en, String zh) {
    return at(code, KnownCause.OTHER_PRODUCT, en, zh);
  }
}
