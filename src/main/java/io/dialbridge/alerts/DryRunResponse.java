package io.dialbridge.alerts;

import io.dialbridge.calls.PreflightResponse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answer of a dry run. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(
    name = "AlertDryRun",
    description = "Who would be called about a group of alerts if it were posted now.")
public record DryRunResponse(
    @Schema(
            required = true,
            description =
                "called; held: after heldUntil, together with others; unrouted: no route is meant for it, nobody is called; updated: it belongs to an incident that is open, nobody is called anew; resolved: nobody is called, since nothing fires. May grow.",
            examples = "called")
        String outcome,
    @Schema(nullable = true, description = "Id of the incident that is open; null: none is.")
        @Nullable String incident,
    @Schema(nullable = true, description = "Id of the route that is taken; null: none is.")
        @Nullable String route,
    @Schema(nullable = true, description = "Id of its chain.") @Nullable String chain,
    @Schema(nullable = true, examples = "database-on-call") @Nullable String chainName,
    @Schema(nullable = true, description = "Whether quiet hours don't count.", examples = "true")
        @Nullable Boolean critical,
    @Schema(nullable = true, implementation = String.class, format = "date-time")
        @Nullable Instant heldUntil,
    @Schema(nullable = true, description = "The template that is read out.", examples = "alert")
        @Nullable String template,
    @Schema(
            required = true,
            description = "What fills its variables, cut and clean, as it would be said.",
            examples = "[\"InstanceDown\",\"2\"]")
        List<String> words,
    @Schema(
            required = true,
            description =
                "Every call that there would be, in their order, if nobody ever answered.")
        List<Call> calls) {

  /** One call. */
  @Schema(name = "AlertDryRunCall", description = "One call that there would be.")
  public record Call(
      @Schema(required = true, description = "From 1.", examples = "1") int round,
      @Schema(required = true, description = "Who, from 1.", examples = "1") int step,
      @Schema(required = true, description = "Of theirs in this round, from 1.", examples = "1")
          int attempt,
      @Schema(required = true, examples = "first on call") String name,
      @Schema(required = true, description = "Masked.", examples = "+86154****1001") String number,
      @Schema(
              required = true,
              description =
                  "Minutes after the first call, at the earliest: how long calls take comes on top.",
              examples = "0")
          int afterMinutes,
      @Schema(
              required = true,
              description =
                  "What the rules have against calling that number now; a rule that refuses passes it over, but for quiet-hours, whose end is waited for.")
          List<PreflightResponse.Finding> against) {}
}
