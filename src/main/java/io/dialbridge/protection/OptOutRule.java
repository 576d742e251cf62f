package io.dialbridge.protection;

import io.dialbridge.calls.CallRule;
import io.dialbridge.calls.Enforcement;
import io.dialbridge.calls.Verdict;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Who asked not to be called is not called. */
@ApplicationScoped
@Priority(700)
class OptOutRule implements CallRule {
  private static final Text OPTED_OUT =
      new Text(
          "The callee asked not to be called. Nobody was called; take them off your list.",
          "该被叫已要求不再接听来电，本次没有呼叫任何人。请将其从您的名单中移除。");

  private final Protections protections;
  private final OptOutList list;

  OptOutRule(Protections protections, OptOutList list) {
    this.protections = protections;
    this.list = list;
  }

  @Override
  public String name() {
    return "opt-out";
  }

  @Override
  public boolean isAskedAgain() {
    return true;
  }

  @Override
  public Verdict judge(CallOrder call) {
    Enforcement mode = protections.of(call.app()).optOuts();
    return mode.apply(
        () ->
            list.holds(call.callee(), call.app().name())
                ? mode.against(new ProblemException(ProblemKind.CALLEE_OPTED_OUT, OPTED_OUT))
                : Verdict.passed(
                    new Text("The callee is not on the opt-out list.", "该被叫不在拒接名单中。")));
  }
}
