package io.dialbridge.calls;

import io.dialbridge.calls.Arrival.BillTimes;
import io.dialbridge.twin.ScriptedCall;
import io.dialbridge.twin.ScriptedCall.How;
import io.dialbridge.twin.ScriptedCall.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a call after some of its messages, by their meaning and not by their facts.
 */
final class ChanceKnowledge {
  private final ScriptedCall call;
  private final List<Arrival> arrivals;

  /** Each content with its first reception, in the order of those. */
  private final Map<BillTimes, Instant> bills = new LinkedHashMap<>();

  ChanceKnowledge(ScriptedCall call, List<Arrival> arrived) {
    this.call = call;
    this.arrivals = arrived.stream().sorted(Comparator.comparing(Arrival::receivedAt)).toList();
    for (Arrival arrival : arrivals) {
      if (arrival.told() instanceof Arrival.ByBill bill) {
        bills.putIfAbsent(bill.times(), arrival.receivedAt());
      }
    }
  }

  @Nullable BillTimes billInForce() {
    return bills.keySet().stream().reduce((earlier, later) -> later).orElse(null);
  }

  boolean corrected() {
    return bills.size() > 1;
  }

  /** A content that a later one had corrected before. */
  boolean correctedBillAgain() {
    return arrivals.stream()
        .anyMatch(
            arrival ->
                arrival.told() instanceof Arrival.ByBill bill
                    && !bill.times().equals(billInForce())
                    && arrival
                        .receivedAt()
                        .isAfter(Objects.requireNonNull(bills.get(billInForce()))));
  }

  boolean byUs(String word) {
    return arrivals.stream().anyMatch(a -> a.told().equals(new Arrival.ByUs(word)));
  }

  boolean disconnected() {
    return statuses().anyMatch(status -> status.event().equals("disconnect"));
  }

  boolean toldOf(Party party, String event) {
    boolean ofCaller = party == Party.CALLER;
    return statuses()
        .anyMatch(status -> status.event().equals(event) && status.ofCaller() == ofCaller);
  }

  /** By legs and kinds of step: a callee is called only when the caller has answered. */
  CallStatus furthestStep() {
    if (calleeAnswered()) {
      return CallStatus.IN_PROGRESS;
    }
    if (toldOf(Party.CALLEE, "alerting")) {
      return CallStatus.RINGING_CALLEE;
    }
    if (toldOf(Party.CALLEE, "callout") || toldOf(Party.CALLER, "answer")) {
      return CallStatus.CALLING_CALLEE;
    }
    if (toldOf(Party.CALLER, "alerting")) {
      return CallStatus.RINGING_CALLER;
    }
    if (toldOf(Party.CALLER, "callout")) {
      return CallStatus.CALLING_CALLER;
    }
    return byUs("accepted") || anyPush() ? CallStatus.ACCEPTED : unanswered();
  }

  /** Nobody told us of the call yet. */
  private CallStatus unanswered() {
    return byUs("left open") ? CallStatus.UNCONFIRMED : CallStatus.SUBMITTING;
  }

  private boolean anyPush() {
    return arrivals.stream().anyMatch(arrival -> !(arrival.told() instanceof Arrival.ByUs));
  }

  boolean allStatuses() {
    return statuses().distinct().count() == call.statuses().size();
  }

  /** The keys whose pushes arrived, in the order of their first reception. */
  List<String> digits() {
    return statuses()
        .filter(status -> status.event().equals("collectInfo") && !status.digits().isEmpty())
        .distinct()
        .map(Status::digits)
        .toList();
  }

  /** Keys are taken only of somebody who answered. */
  boolean calleeAnswered() {
    return toldOf(Party.CALLEE, "answer")
        || statuses().anyMatch(status -> status.event().equals("collectInfo"));
  }

  /** Not where two were received at the same instant. */
  boolean digitsHaveAnOrder() {
    Set<Instant> receptions = new HashSet<>();
    Set<Status> seen = new HashSet<>();
    return arrivals.stream()
        .filter(
            arrival ->
                arrival.told() instanceof Arrival.ByStatus told
                    && told.status().event().equals("collectInfo")
                    && seen.add(told.status()))
        .allMatch(arrival -> receptions.add(arrival.receivedAt()));
  }

  /** A push of its own tells it, the disconnect by its code, or the bill. */
  boolean toldThatNoKeyWasPressed() {
    return call.truth().how() == How.NO_KEYS
        && (disconnected()
            || !bills.isEmpty()
            || statuses()
                .anyMatch(
                    status -> status.event().equals("collectInfo") && status.digits().isEmpty()));
  }

  /** Whether anything came that carries the platform's name of the call, and that we read. */
  boolean named() {
    return byUs("accepted")
        || !bills.isEmpty()
        || statuses().anyMatch(status -> !status.event().equals("collectInfo"));
  }

  private Stream<Status> statuses() {
    return arrivals.stream()
        .map(Arrival::told)
        .filter(Arrival.ByStatus.class::isInstance)
        .map(told -> ((Arrival.ByStatus) told).status());
  }
}
