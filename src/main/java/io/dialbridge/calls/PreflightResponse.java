package io.dialbridge.calls;

import io.dialbridge.values.Language;
import io.dialbridge.values.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answer of a preflight. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(
    name = "Preflight",
    description =
        "What would become of a call if it were asked for now. It promises nothing: a moment later things may stand otherwise, and only the platform knows whether it takes the call.")
public record PreflightResponse(
    @Schema(
            required = true,
            description =
                "Whether the platform would be asked at once, true where outcome is placed.")
        boolean wouldBePlaced,
    @Schema(
            required = true,
            description =
                "placed; queued: taken, and placed when there is capacity; refused: a create would answer the problem of the first verdict that is refused. May grow.",
            examples = "placed")
        String outcome,
    @Schema(required = true, description = "What each rule says, in the order of a create.")
        List<Finding> verdicts,
    @Nullable Cost cost,
    @Schema(
            required = true,
            description =
                "worst_case: cost says what it may cost at most; unbounded: nothing limits the call, or not at a time that is known beforehand. May grow.",
            examples = "worst_case")
        String costBound) {

  /** What OpenAPI says about the operations. */
  static final String ABOUT =
      "The body of a create, checked as a create checks it, with the same problems; then the same rules are asked. Nobody is called, nothing is kept, and it counts as an ordinary request, not as a call. It is about a new call: Idempotency-Key is not looked at.";

  /** What one rule says. */
  @Schema(name = "PreflightVerdict", description = "What one rule says of the call.")
  public record Finding(
      @Schema(
              required = true,
              description =
                  "Name of the rule, such as number-form, region, display-number, template, opt-out, quiet-hours, callee-caps, circuit, frozen, ports, callee-rate. May grow.",
              examples = "callee-caps")
          String rule,
      @Schema(
              required = true,
              description =
                  "passed; warned: placed all the same; waits: the call would be queued; refused; unknown: only the platform knows. May grow.",
              examples = "passed")
          String verdict,
      @Schema(
              required = true,
              description = "Why, in the language of Accept-Language, for people.",
              examples = "The callee may be called again by now.")
          String reason,
      @Schema(
              nullable = true,
              description = "The code of the problem that a create would answer; null: none.",
              examples = "callee-protected")
          @Nullable String problem) {

    static Finding of(CallRules.Judgement judgement, Language language) {
      Verdict verdict = judgement.verdict();
      return new Finding(
          judgement.rule(),
          verdict.kind().name().toLowerCase(Locale.ROOT),
          verdict.reason().in(language),
          verdict.problem().map(problem -> problem.kind().slug()).orElse(null));
    }
  }

  /** What a call may cost. */
  @Schema(
      name = "PreflightCost",
      description = "What a call may cost at most; null where costBound is not worst_case.",
      nullable = true)
  public record Cost(
      @Schema(required = true, description = "Decimal.", examples = "11.16") String amount,
      @Schema(required = true, description = "ISO 4217.", examples = "CNY") String currency,
      @Schema(
              required = true,
              description = "worst_case: every leg answered, and as long as it may last.",
              examples = "worst_case")
          String basis) {
    static final String WORST_CASE = "worst_case";

    static Cost of(Money worst) {
      return new Cost(worst.decimal(), worst.currency(), WORST_CASE);
    }
  }

  static PreflightResponse of(
      List<CallRules.Judgement> judgements, CostLimit.Bound bound, Language language) {
    Outcome outcome = Outcome.of(judgements);
    return new PreflightResponse(
        outcome == Outcome.PLACED,
        outcome.name().toLowerCase(Locale.ROOT),
        judgements.stream().map(judgement -> Finding.of(judgement, language)).toList(),
        bound instanceof CostLimit.WorstCase worst ? Cost.of(worst.cost()) : null,
        switch (bound) {
          case CostLimit.WorstCase worst -> Cost.WORST_CASE;
          case CostLimit.Unbounded unbounded -> "unbounded";
        });
  }

  private enum Outcome {
    PLACED,
    QUEUED,
    REFUSED;

    /** The worst verdict decides. */
    static Outcome of(List<CallRules.Judgement> judgements) {
      return judgements.stream()
          .map(
              judgement ->
                  switch (judgement.verdict().kind()) {
                    case PASSED, UNKNOWN, WARNED -> PLACED;
                    case WAITS -> QUEUED;
                    case REFUSED -> REFUSED;
                  })
          .reduce(PLACED, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
  }
}
