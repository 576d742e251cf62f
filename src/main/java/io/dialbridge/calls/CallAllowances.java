package io.dialbridge.calls;

import io.dialbridge.limits.Allowance;
import io.dialbridge.limits.RateLimit;
import io.dialbridge.limits.RateLimits;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.ClientTokens;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each call uses up: one of its client token's calls, and one of those that its callee may get
 * in so short a time, whichever key and app rings: it is one person's phone. A create takes them, a
 * preflight only looks.
 */
@ApplicationScoped
class CallAllowances {
  private static final Text CALLED_ENOUGH =
      new Text(
          "The callee was called as often as one may be in so short a time; nobody was called now. Wait as long as Retry-After says, then send it again.",
          "短时间内对该被叫的呼叫次数已达上限，本次没有呼叫任何人。请等待 Retry-After 指定的时间后再试。");

  private final ClientTokens tokens;
  private final RateLimit perCallee;

  CallAllowances(ClientTokens tokens, RateLimits limits) {
    this.tokens = tokens;
    this.perCallee = limits.perCallee();
  }

  /** In the transaction that saves the call. */
  void takeOfToken(@Nullable UUID token) {
    if (token != null && !tokens.take(token)) {
      throw exhausted();
    }
  }

  Verdict lookAtToken(UUID token) {
    return tokens.left(token) > 0
        ? Verdict.passed(new Text("The client token has calls left.", "客户端令牌仍有剩余呼叫次数。"))
        : Verdict.refused(exhausted());
  }

  private static ProblemException exhausted() {
    return new ProblemException(
        ProblemKind.TOKEN_EXHAUSTED,
        new Text(
            "This client token has placed all the calls that it may. Ask your backend for another one.",
            "该客户端令牌的呼叫次数已用完。请向您的后端申请新的令牌。"));
  }

  /** As the last, since it isn't given back. */
  void takeOfCallee(PhoneNumber callee) {
    Allowance allowance = perCallee.take(callee);
    if (!allowance.granted()) {
      throw withFields(perCallee.refuse(allowance, CALLED_ENOUGH), allowance);
    }
  }

  Verdict lookAtCallee(PhoneNumber callee) {
    Allowance allowance = perCallee.look(callee);
    return allowance.granted()
        ? Verdict.passed(
            new Text(
                "The callee may be called again by now, as far as this replica has counted.",
                "就本实例的计数而言，现在可以再次呼叫该被叫。"))
        : Verdict.refused(withFields(perCallee.problem(allowance, CALLED_ENOUGH), allowance));
  }

  private static ProblemException withFields(ProblemException problem, Allowance allowance) {
    allowance.fields().forEach(problem::with);
    return problem;
  }
}
