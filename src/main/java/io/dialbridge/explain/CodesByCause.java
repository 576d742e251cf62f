package io.dialbridge.explain;

import io.dialbridge.explain.PlatformCode.Table;
import io.dialbridge.values.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Which of the platform's codes may lead to which cause, found by asking the tables themselves. A
 * disconnection point stands at the causes that it leads to where the other codes of its bill are
 * silent; the values that it shares with the state codes, and with SIP, stand there only.
 */
final class CodesByCause {
  private static final Text ANY_OTHER = new Text("any other failure", "其他失败状态码");

  private final Map<String, SequencedSet<PlatformCode>> bySlug = new LinkedHashMap<>();

  CodesByCause() {
    RefusalTable.ROWS.rows().stream().map(RefusalRow::refusal).forEach(this::refusal);
    StateCodes.ROWS.rows().forEach(this::stateCode);
    DisconnectionPoints.ROWS.rows().forEach(this::disconnectionPoint);
    DisconnectionPoints.Range recordings = DisconnectionPoints.RECORDINGS;
    add(
        Causes.ofBill(new BillCodes(true, false, recordings.first(), null, null, null)),
        new PlatformCode(
            Table.DISCONNECTION_POINT,
            recordings.first() + "-" + recordings.last(),
            recordings.meaning()));
    Q850.ROWS.rows().forEach(this::q850);
    SipStatuses.ROWS.rows().forEach(this::sipStatus);
    leg(LegFailure.NETWORK, new PlatformCode(Table.SIP, "400-699", ANY_OTHER));
  }

  Collection<PlatformCode> of(String slug) {
    SequencedSet<PlatformCode> codes = bySlug.get(slug);
    return codes == null ? List.of() : List.copyOf(codes);
  }

  private void refusal(Refusal refusal) {
    add(
        Causes.ofRefusal(refusal),
        new PlatformCode(Table.RESULT_CODE, refusal.code(), refusal.meaning()));
  }

  private void stateCode(StateCodes.Row row) {
    add(row.cause().cause(), PlatformCode.of(Table.STATE_CODE, row.code(), row.meaning()));
  }

  private void disconnectionPoint(DisconnectionPoints.Row row) {
    int point = row.code();
    PlatformCode code = PlatformCode.of(Table.DISCONNECTION_POINT, point, row.meaning());
    Stream.of(
            new BillCodes(false, false, point, null, null, null),
            new BillCodes(true, false, point, null, null, null),
            BillCodes.ofOneParty(false, point, null, null))
        .forEach(codes -> add(Causes.ofBill(codes), code));
    if (point == 0) {
      add(Causes.ofBill(new BillCodes(true, true, point, null, null, null)), code);
    }
  }

  private void q850(Q850.Row row) {
    if (row.failure() != null) {
      leg(row.failure(), PlatformCode.of(Table.Q850, row.code(), row.meaning()));
    }
  }

  private void sipStatus(SipStatuses.Row row) {
    leg(row.failure(), PlatformCode.of(Table.SIP, row.status(), row.meaning()));
  }

  private void leg(LegFailure failure, PlatformCode code) {
    add(failure.of(Leg.CALLER).cause(), code);
    add(failure.of(Leg.CALLEE).cause(), code);
  }

  private void add(Cause cause, PlatformCode code) {
    bySlug.computeIfAbsent(cause.slug(), slug -> new LinkedHashSet<>()).add(code);
  }
}
