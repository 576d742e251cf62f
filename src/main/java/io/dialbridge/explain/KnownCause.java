package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The causes that events and bills share, each once: the slug is the constant's name. */
enum KnownCause implements Verdict {
  HUNG_UP(Ending.HUNG_UP, "The call was connected and then hung up.", "通话接通后挂断。"),
  MAX_DURATION(
      Ending.HUNG_UP,
      "The platform ended the call at its maximum duration.",
      "通话达到最大时长，由平台挂断。",
      Advice.MORE_MINUTES),
  /** Whoever reads this also knows whether the parties were connected by then. */
  STOPPED(Ending.CANCELED, "The call was ended by an instruction through the API.", "呼叫被接口指令终止。"),
  CALLER_GAVE_UP(Ending.CANCELED, "The caller hung up before the call was connected.", "主叫在接通前挂机。"),
  GIVEN_UP(Ending.CANCELED, "The call was released before it was connected.", "呼叫在接通前被释放。"),

  RINGING_TIMED_OUT(
      Ending.NO_ANSWER, "The phone rang, and nobody answered in time.", "振铃超时，无人接听。", Advice.LATER),
  CALLEE_NO_ANSWER(Ending.NO_ANSWER, "The callee did not answer.", "被叫无应答。", Advice.LATER),
  CALLER_NO_ANSWER(Ending.NO_ANSWER, "The caller did not answer.", "主叫无应答。", Advice.LATER),
  CALLEE_BUSY(Ending.BUSY, "The callee was busy.", "被叫正忙。", Advice.MINUTES_LATER),
  CALLER_BUSY(Ending.BUSY, "The caller was busy.", "主叫正忙。", Advice.MINUTES_LATER),
  HUNG_UP_WHILE_RINGING(
      Ending.REJECTED, "The phone rang, and the call was declined.", "振铃时被挂断。", Advice.NOT_AT_ONCE),
  CALLEE_REJECTED(
      Ending.REJECTED,
      "The callee declined, or the callee's line is suspended.",
      "被叫拒接，或其号码已停机。",
      Advice.NOT_AT_ONCE),
  CALLER_REJECTED(
      Ending.REJECTED,
      "The caller declined, or the caller's line is suspended.",
      "主叫拒接，或其号码已停机。",
      Advice.NOT_AT_ONCE),

  CALLEE_UNKNOWN_NUMBER(
      Ending.FAILED, "The callee's number does not exist.", "被叫号码不存在。", Advice.CHECK_NUMBER),
  CALLER_UNKNOWN_NUMBER(
      Ending.FAILED, "The caller's number does not exist.", "主叫号码不存在。", Advice.CHECK_NUMBER),
  CALLEE_UNREACHABLE(
      Ending.FAILED, "The callee can't be reached at the moment.", "被叫暂时无法接通。", Advice.LATER),
  CALLER_UNREACHABLE(
      Ending.FAILED, "The caller can't be reached at the moment.", "主叫暂时无法接通。", Advice.LATER),
  CALLEE_POWERED_OFF(
      Ending.FAILED,
      "The callee's phone is switched off or has no network.",
      "被叫已关机或无网络。",
      Advice.LATER),
  CALLER_POWERED_OFF(
      Ending.FAILED,
      "The caller's phone is switched off or has no network.",
      "主叫已关机或无网络。",
      Advice.LATER),
  CALLEE_LEG_FAILED(
      Ending.FAILED, "The network could not connect the callee.", "网络未能接通被叫。", Advice.LATER_OR_ASK),
  CALLER_LEG_FAILED(
      Ending.FAILED, "The network could not connect the caller.", "网络未能接通主叫。", Advice.LATER_OR_ASK),
  /** The vendor lists all of these behind one code, and does not say whose number it was. */
  PARTY_NOT_REACHED(
      Ending.FAILED,
      "The number was not reached: call frequency, line or carrier, phone off, busy or no answer.",
      "号码未接续成功：可能是频次管控、线路或运营商故障、关机、忙或无应答。",
      Advice.LATER_OR_ASK),
  FAILURE_ANNOUNCEMENT(
      Ending.FAILED,
      "The far end answered with a failure announcement.",
      "对端返回失败放音。",
      Advice.LATER_OR_ASK),
  NOT_CONNECTED(
      Ending.FAILED,
      "The call was not connected, and the bill does not say why.",
      "呼叫未接通，话单未说明原因。",
      Advice.LOOK_UP),
  JOINING_FAILED(
      Ending.FAILED,
      "The platform could not join the two parties.",
      "平台未能将主叫与被叫接通。",
      Advice.LATER_OR_ASK),

  ACCOUNT_FREQUENCY_LIMITED(
      Ending.FAILED, "The account places calls too often.", "账号的呼叫频次受限。", Advice.RAISE_LIMIT),
  APP_FREQUENCY_LIMITED(
      Ending.FAILED, "The app places calls too often.", "应用的呼叫频次受限。", Advice.RAISE_LIMIT),
  DISPLAY_NUMBER_FREQUENCY_LIMITED(
      Ending.FAILED, "The display number is used too often.", "显示号码的呼叫频次受限。", Advice.RAISE_LIMIT),
  CALLEE_BLACKLISTED(Ending.FAILED, "The callee is on a blacklist.", "被叫在黑名单中。", Advice.NEVER),
  CALLER_BLACKLISTED(
      Ending.FAILED, "The caller's number is on a blacklist.", "主叫号码在黑名单中。", Advice.ASK_SUPPORT),
  ACCOUNT_FROZEN(
      Ending.FAILED, "The account at the platform is frozen.", "平台账号已冻结。", Advice.RECHARGE),
  PORTS_EXHAUSTED(
      Ending.FAILED,
      "The app's ports for simultaneous calls were all in use.",
      "应用的语音端口已全部占用。",
      Advice.MORE_PORTS),
  APP_KEY_INVALID(
      Ending.FAILED, "The platform does not know the app.", "平台不识别该应用。", Advice.CHECK_APP_KEY),
  SERVICE_NOT_PERMITTED(
      Ending.FAILED, "The app may not use this service.", "应用没有该业务的权限。", Advice.CHECK_SERVICE_KIND),
  NUMBER_NOT_PERMITTED(
      Ending.FAILED,
      "The number lacks a prefix that is allowed.",
      "号码不以允许的前缀开头。",
      Advice.ASK_SUPPORT),

  SPEECH_FAILED(
      Ending.FAILED,
      "The platform could not turn the text into speech.",
      "平台将文本转换为语音失败。",
      Advice.LATER_OR_ASK),
  VOICE_FILE_MISSING(
      Ending.FAILED,
      "A voice file does not exist at the platform.",
      "平台上没有该放音文件。",
      Advice.UPLOAD_VOICE_FILE),
  PLAYBACK_FAILED(
      Ending.FAILED,
      "The platform could not play the announcement.",
      "平台放音失败。",
      Advice.LATER_OR_ASK),
  NO_DIGITS_COLLECTED(
      Ending.FAILED, "No key was pressed in time.", "未按时按键，收号为空。", Advice.PRESS_IN_TIME),
  RECORDING_FAILED(
      Ending.FAILED, "The platform could not record the call.", "平台录音失败。", Advice.LATER_OR_ASK),
  PLATFORM_ERROR(Ending.FAILED, "The platform failed internally.", "平台内部错误。", Advice.LATER_OR_ASK),
  SERVICE_ERROR(Ending.FAILED, "The platform's service failed.", "平台业务异常。", Advice.LATER_OR_ASK),
  /** Codes of the vendor's switchboard, voice menus and private numbers: we use none of them. */
  OTHER_PRODUCT(
      Ending.FAILED,
      "The platform names a reason of another of its products.",
      "平台返回了其他产品的原因。",
      Advice.ASK_FOR_MEANING),

  UNKNOWN_STATE_CODE(
      Ending.FAILED,
      "The platform names a state code that is unknown here.",
      "平台返回了未收录的状态码。",
      Advice.ASK_FOR_MEANING),
  UNKNOWN_DISCONNECTION_POINT(
      Ending.FAILED,
      "The bill names a disconnection point that is unknown here.",
      "话单中的拆线点未收录。",
      Advice.ASK_FOR_MEANING),

  // What no code of the platform tells.
  NO_CAPACITY(
      Ending.FAILED,
      "No port of the app was free in time; the call was not sent.",
      "应用的语音端口在等待时间内未空闲，呼叫未发出。",
      Advice.PLACE_ANEW),

  RULED_OUT(
      Ending.FAILED,
      "While the call waited for a port, quiet hours began or the callee opted out; the call was not sent.",
      "呼叫排队期间进入免打扰时段，或被叫已拒绝来电，呼叫未发出。",
      Advice.NOT_AT_ONCE),

  // And what its silence does.
  PLATFORM_UNREACHABLE(
      Ending.FAILED,
      "The platform could not be reached; nothing was sent.",
      "无法连接平台，请求未发出。",
      Advice.PLACE_ANEW),
  END_NEVER_REPORTED(
      Ending.FAILED,
      "The platform never reported how this call ended.",
      "平台始终未上报该呼叫的结果。",
      Advice.LOOK_UP),
  NEVER_HEARD_OF(
      Ending.FAILED,
      "The platform never sent a word about this call.",
      "平台从未上报过该呼叫。",
      Advice.LOOK_UP);

  /** A one-party call has no caller whose doing or phone it could be. */
  private static final Map<KnownCause, KnownCause> WITHOUT_CALLER =
      Map.of(
          CALLER_GAVE_UP, GIVEN_UP,
          CALLER_NO_ANSWER, CALLEE_NO_ANSWER,
          CALLER_BUSY, CALLEE_BUSY,
          CALLER_REJECTED, CALLEE_REJECTED,
          CALLER_UNKNOWN_NUMBER, CALLEE_UNKNOWN_NUMBER,
          CALLER_UNREACHABLE, CALLEE_UNREACHABLE,
          CALLER_POWERED_OFF, CALLEE_POWERED_OFF,
          CALLER_LEG_FAILED, CALLEE_LEG_FAILED,
          JOINING_FAILED, CALLEE_LEG_FAILED);

  private final Ending ending;
  private final String en;
  private final String zh;
  private final @Nullable Advice advice;

  KnownCause(Ending ending, String en, String zh) {
    this(ending, en, zh, null);
  }

  KnownCause(Ending ending, String en, String zh, @Nullable Advice advice) {
    this.ending = ending;
    this.en = en;
    this.zh = zh;
    this.advice = advice;
  }

  Cause cause() {
    return new Cause(slug(), new Text(en, zh), ending);
  }

  /** The same cause, its sentence ending with the codes that it was read from. */
  Cause cause(Text codes) {
    return new Cause(slug(), new Text(en, zh).readFrom(codes), ending);
  }

  /** What is to be understood where the platform says this of a call to one person. */
  KnownCause ofOneParty() {
    return WITHOUT_CALLER.getOrDefault(this, this);
  }

  /** What to do next; empty where there is nothing sensible to do. */
  Optional<Text> advice() {
    return Optional.ofNullable(advice).map(Advice::text);
  }

  @Override
  public Cause on(BillCodes codes) {
    return (codes.oneParty() ? ofOneParty() : this).cause();
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
