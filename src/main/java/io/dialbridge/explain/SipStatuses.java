package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Final SIP statuses as reasons of a leg that failed. The vendor publishes no table of its own:
 * these are the standard's (RFC 3261), and the network is to blame for all others.
 */
final class SipStatuses {
  record Row(int status, LegFailure failure, Text meaning) {}

  static final CodeTable<Integer, Row> ROWS =
      CodeTable.of(
          Row::status,
          at(403, LegFailure.REJECTED, "forbidden", "禁止呼叫"),
          at(404, LegFailure.UNKNOWN_NUMBER, "not found", "号码不存在"),
          at(408, LegFailure.NO_ANSWER, "request timeout", "请求超时"),
          at(410, LegFailure.UNKNOWN_NUMBER, "gone", "号码已失效"),
          // Events tell out of reach (8103) from powered off (8104); 480 does not.
          at(480, LegFailure.UNREACHABLE, "temporarily unavailable", "暂时不可用"),
          at(484, LegFailure.UNKNOWN_NUMBER, "address incomplete", "号码不完整"),
          at(486, LegFailure.BUSY, "busy here", "用户忙"),
          at(487, LegFailure.NO_ANSWER, "request terminated", "请求被终止"),
          at(600, LegFailure.BUSY, "busy everywhere", "所有终端均忙"),
          at(603, LegFailure.REJECTED, "decline", "用户拒接"),
          at(604, LegFailure.UNKNOWN_NUMBER, "does not exist anywhere", "号码在任何地方都不存在"));

  private SipStatuses() {}

  /** Empty for what is no failure: absent, 0, provisional, successful, redirected. */
  static Optional<LegFailure> failure(@Nullable Integer status) {
    if (status == null || status < 400) {
      return Optional.empty();
    }
    return Optional.of(ROWS.find(status).map(Row::failure).orElse(LegFailure.NETWORK));
  }

  private static Row at(int status, LegFailure failure, String en, String zh) {
    return new Row(status, failure, new Text(en, zh));
  }
}
