package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Q.850 values of a bill's legs, {@code callOutUnaswRsn} and {@code fwdUnaswRsn} (the vendor's
 * page rtc_05_0018). 0 stands in bills of good and of failed calls alike.
 */
final class Q850 {
  /**
   * @param failure null for a value that fits every ending
   */
  record Row(int code, @Nullable LegFailure failure, Text meaning) {}

  static final CodeTable<Integer, Row> ROWS =
      CodeTable.of(
          Row::code,
          silent(0, "not applicable", "不涉及"),
          at(1, LegFailure.UNKNOWN_NUMBER, "number not found", "号码不存在"),
          network(2, "no route to network", "无法路由到网络"),
          network(3, "no route to destination", "无法路由到目的地"),
          network(4, "special tone", "发送特殊信息音"),
          network(5, "trunk prefix error", "中继前缀错误"),
          network(6, "channel unacceptable", "信道不可接受"),
          network(7, "call on established channel", "呼叫已分配到已建立的信道"),
          network(8, "pre-empted", "信道被抢占"),
          network(9, "pre-empted, circuit reserved", "信道被抢占，电路保留"),
          silent(16, "normal clearing", "正常释放"),
          at(17, LegFailure.BUSY, "busy", "用户忙"),
          at(18, LegFailure.NO_ANSWER, "no response", "用户无响应"),
          at(19, LegFailure.NO_ANSWER, "no answer", "用户无应答"),
          at(20, LegFailure.UNREACHABLE, "user absent", "用户不可及"),
          at(21, LegFailure.REJECTED, "rejected", "呼叫被拒绝"),
          at(22, LegFailure.UNKNOWN_NUMBER, "number changed", "号码已改变"),
          network(23, "redirected", "呼叫被重定向"),
          network(25, "exchange routing error", "交换路由错误"),
          network(26, "non-selected user", "清除未选中的用户"),
          at(27, LegFailure.UNREACHABLE, "destination out of order", "目的终端故障"),
          at(28, LegFailure.UNKNOWN_NUMBER, "invalid number format", "号码格式无效"),
          network(29, "facility rejected", "补充业务被拒绝"),
          network(30, "status enquiry", "响应状态查询"),
          silent(31, "normal, unspecified", "正常，原因未指明"),
          network(34, "no route or circuit", "无可用路由或电路"),
          network(38, "network out of order", "网络故障"),
          network(39, "connection out of service", "连接不可用"),
          network(40, "connection operational", "连接正常"),
          network(41, "temporary failure", "临时故障"),
          network(42, "congestion", "交换设备拥塞"),
          network(43, "information discarded", "接入信息被丢弃"),
          network(44, "channel not available", "信道不可用"),
          network(46, "call blocked", "呼叫被阻塞"),
          network(47, "no resource", "资源不可用"),
          network(49, "quality unavailable", "服务质量无法满足"),
          network(50, "facility not subscribed", "未开通该业务"),
          network(53, "outgoing calls barred within the closed user group", "闭合用户群内禁止呼出"),
          network(55, "incoming calls barred within the closed user group", "闭合用户群内禁止呼入"),
          network(57, "not authorised", "承载能力未授权"),
          network(58, "not available", "承载能力暂不可用"),
          network(62, "inconsistency", "接入信息不一致"),
          network(63, "service unavailable", "业务不可用"),
          network(65, "bearer not implemented", "承载能力未实现"),
          network(66, "channel type not implemented", "信道类型未实现"),
          network(69, "facility not implemented", "所请求的性能未实现"),
          network(
              70, "restricted digital only", "仅支持受限数字信息"), // "sending valid" in the vendor's list
          network(79, "service not implemented", "业务未实现"),
          network(81, "invalid call reference", "呼叫参考值无效"),
          network(82, "channel does not exist", "信道不存在"),
          network(83, "id does not exist", "标识不存在"),
          network(84, "call id does not exist", "呼叫标识不存在"),
          network(85, "no call waiting", "没有被暂停的呼叫"),
          network(86, "cleared call identity", "该标识的呼叫已清除"),
          network(87, "not member of the closed user group", "不是闭合用户群成员"),
          network(88, "incompatible destination", "目的地不兼容"),
          // 90, 91 and 95 are the standard's; they were not seen in the vendor's list.
          network(90, "closed user group does not exist", "闭合用户群不存在"),
          network(91, "invalid transit network", "转接网无效"),
          network(95, "invalid message", "消息无效"),
          network(96, "mandatory element missing", "缺少必选信息单元"),
          network(97, "message type non-existent", "消息类型不存在"),
          network(98, "message not performed", "消息与呼叫状态不符"),
          network(99, "element non-existent", "信息单元不存在"),
          network(100, "invalid element", "信息单元内容无效"),
          network(101, "call state mismatch", "呼叫状态不一致"),
          network(102, "timer expired", "定时器超时"),
          network(103, "parameter non-existent", "参数不存在"),
          network(110, "unrecognised parameter", "消息带有未识别的参数"),
          network(111, "protocol error", "协议错误"),
          silent(127, "interworking", "互通，原因未指明"));

  private Q850() {}

  /** The vendor's meaning in a few words; empty for a value that it does not publish. */
  static Optional<Text> meaning(int code) {
    return ROWS.find(code).map(Row::meaning);
  }

  /** The number, with its meaning where there is one. */
  static Text inWords(int code) {
    return meaning(code)
        .map(
            words ->
                new Text("Q.850 " + code + " " + words.en(), "Q.850 " + code + " " + words.zh()))
        .orElseGet(() -> new Text("Q.850 " + code, "Q.850 " + code));
  }

  /** Empty where the value, absent and unknown ones included, does not tell why a leg failed. */
  static Optional<LegFailure> failure(@Nullable Integer code) {
    return Optional.ofNullable(code)
        .flatMap(ROWS::find)
        .flatMap(row -> Optional.ofNullable(row.failure()));
  }

  private static Row at(int code, LegFailure failure, String en, String zh) {
    return new Row(code, failure, new Text(en, zh));
  }

  private static Row network(int code, String en, String zh) {
    return at(code, LegFailure.NETWORK, en, zh);
  }

  private static Row silent(int code, String en, String zh) {
    return new Row(code, null, new Text(en, zh));
  }
}
