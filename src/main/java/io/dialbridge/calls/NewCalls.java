package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.values.Vault;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Takes down calls that are asked for, in one transaction each, before anything is sent. */
@ApplicationScoped
class NewCalls {
  private final CallAllowances allowances;
  private final CallRules rules;
  private final PartyIndex parties;
  private final PortDesk ports;
  private final PortLease lease;
  private final List<CallListener> listeners;
  private final Vault vault;
  private final Clock clock;

  NewCalls(
      CallAllowances allowances,
      CallRules rules,
      PartyIndex parties,
      PortDesk ports,
      PortLease lease,
      @All List<CallListener> listeners,
      Vault vault,
      Clock clock) {
    this.allowances = allowances;
    this.rules = rules;
    this.parties = parties;
    this.ports = ports;
    this.lease = lease;
    this.listeners = listeners;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * The call first: a request that repeats another one fails at the idempotency key, and neither
   * takes one of the token's calls nor counts for the callee.
   */
  CallSession save(Wish wish, CallOrder order) {
    CallRequest request = wish.request();
    CallSession call =
        CallSession.requested(order.callId(), request, clock.instant(), vault)
            .taking(ports.ports(order), lease);
    call.persistAndFlush();
    parties.add(call.id(), Parties.of(request));
    allowances.takeOfToken(request.token());
    rules.check(order);
    listeners.forEach(listener -> listener.saved(order));
    CallSession admitted = ports.admit(call, order, wish.patience());
    if (!admitted.state().status().isOver()) {
      allowances.takeOfCallee(request.callee());
    }
    return admitted;
  }
}
