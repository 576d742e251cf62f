package io.dialbridge.calls;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.Text;
import java.util.function.Supplier;

/** How a rule is kept, as the operator has set it. */
public enum Enforcement {
  /** Not asked. */
  OFF,
  /** The call is placed all the same; it is counted, and a preflight says so. */
  WARN,
  /** The call is not placed. */
  REFUSE;

  /**
   * @param judged asked unless the rule is off
   */
  public Verdict apply(Supplier<Verdict> judged) {
    return this == OFF
        ? Verdict.passed(new Text("This rule is turned off.", "该规则已关闭。"))
        : judged.get();
  }

  /** The verdict on what a rule objects to. */
  public Verdict against(ProblemException problem) {
    return this == WARN ? Verdict.warned(problem.detail()) : Verdict.refused(problem);
  }
}
