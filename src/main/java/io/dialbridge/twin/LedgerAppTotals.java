package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of one app since the start, of dropped entries too.
 *
 * @param requests with its key and signature, on the platform's paths
 * @param refusals how many were refused, by result code, also where the answer was then lost
 * @param callsPlaced calls for which a phone rang
 * @param portsInUse by its calls now
 * @param mostPorts in use at once at any time; ports that others took ({@link ForeignUse}) don't
 *     count
 */
public record LedgerAppTotals(
    long requests, Map<String, Long> refusals, long callsPlaced, int portsInUse, int mostPorts) {

  static final LedgerAppTotals NONE = new LedgerAppTotals(0, Map.of(), 0, 0, 0);

  public LedgerAppTotals {
    refusals = Map.copyOf(refusals);
  }

  LedgerAppTotals answered() {
    return new LedgerAppTotals(requests + 1, refusals, callsPlaced, portsInUse, mostPorts);
  }

  LedgerAppTotals refused(String code) {
    Map<String, Long> more = new TreeMap<>(refusals);
    more.merge(code, 1L, Long::sum);
    return new LedgerAppTotals(requests + 1, more, callsPlaced, portsInUse, mostPorts);
  }

  LedgerAppTotals placed(int ports) {
    int now = portsInUse + ports;
    return new LedgerAppTotals(requests, refusals, callsPlaced + 1, now, Math.max(mostPorts, now));
  }

  LedgerAppTotals ended(int ports) {
    return new LedgerAppTotals(requests, refusals, callsPlaced, portsInUse - ports, mostPorts);
  }

  JsonObject json() {
    JsonObject byCode = new JsonObject();
    new TreeMap<>(refusals).forEach(byCode::put);
    return new JsonObject()
        .put("requests", requests)
        .put("refusals", byCode)
        .put("callsPlaced", callsPlaced)
        .put("portsInUse", portsInUse)
        .put("mostPorts", mostPorts);
  }
}
