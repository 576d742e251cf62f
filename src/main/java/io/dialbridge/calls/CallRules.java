package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All rules, of whichever room. */
@ApplicationScoped
class CallRules {
  private static final String WARNED = "dialbridge.rules.warned";
  private static final String REFUSED = "dialbridge.rules.refused";

  private final List<CallRule> rules;
  private final MeterRegistry metrics;

  CallRules(@All List<CallRule> rules, MeterRegistry metrics) {
    this.rules = rules;
    this.metrics = metrics;
    for (CallRule rule : rules) {
      metrics.counter(WARNED, "rule", rule.name());
      metrics.counter(REFUSED, "rule", rule.name());
    }
  }

  /** A rule, and what it says of a call. */
  record Judgement(String rule, Verdict verdict) {}

  /** What each rule says. */
  List<Judgement> judge(CallOrder call) {
    return rules.stream().map(rule -> new Judgement(rule.name(), rule.judge(call))).toList();
  }

  /** Throws the problem of the first rule that refuses. */
  void check(CallOrder call) {
    for (CallRule rule : rules) {
      Verdict verdict = rule.judge(call);
      switch (verdict.kind()) {
        case PASSED, UNKNOWN, WAITS -> {}
        case WARNED -> count(WARNED, rule);
        case REFUSED -> {
          count(REFUSED, rule);
          throw verdict.problem().orElseThrow().byRule(rule.name());
        }
      }
    }
  }

  /** The first rule that refuses a call which waited, and passed them all when it was asked for. */
  Optional<Judgement> refusedByNow(CallOrder call) {
    return rules.stream()
        .filter(CallRule::isAskedAgain)
        .map(rule -> new Judgement(rule.name(), rule.judge(call)))
        .filter(judgement -> judgement.verdict().kind() == Verdict.Kind.REFUSED)
        .findFirst();
  }

  private void count(String metric, CallRule rule) {
    metrics.counter(metric, "rule", rule.name()).increment();
  }
}
