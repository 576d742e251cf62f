package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Language;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What would become of a call if it were asked for now: the rules of a create, asked in the same
 * order, in a transaction of which nothing stays.
 */
@ApplicationScoped
class Preflight {
  private final CallRules rules;
  private final CallAllowances allowances;
  private final PortDesk ports;
  private final CostLimit costs;
  private final Ids ids;

  Preflight(CallRules rules, CallAllowances allowances, PortDesk ports, CostLimit costs, Ids ids) {
    this.rules = rules;
    this.allowances = allowances;
    this.ports = ports;
    this.costs = costs;
    this.ids = ids;
  }

  PreflightResponse of(Wish wish, HttpHeaders headers) {
    return of(wish, Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  PreflightResponse of(Wish wish, Language language) {
    CallOrder order = wish.order().apply(ids.next());
    List<CallRules.Judgement> judgements = new ArrayList<>();
    QuarkusTransaction.begin();
    try {
      judge(wish, order, judgements);
    } finally {
      QuarkusTransaction.rollback(); // What the rules have locked is free again.
    }
    return PreflightResponse.of(judgements, costs.of(order), language);
  }

  private void judge(Wish wish, CallOrder order, List<CallRules.Judgement> judgements) {
    UUID token = wish.request().token();
    if (token != null) {
      judgements.add(new CallRules.Judgement("client-token", allowances.lookAtToken(token)));
    }
    judgements.addAll(rules.judge(order));
    judgements.addAll(ports.look(order, wish.patience()));
    judgements.add(
        new CallRules.Judgement("callee-rate", allowances.lookAtCallee(wish.request().callee())));
  }
}
