package io.dialbridge.pushes;

import io.dialbridge.calls.CallResponse.Cost;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What bills without a call cost together. */
@RegisterForReflection
@Schema(
    name = "UnexplainedTotal",
    description = "What bills without a call cost together; without a cost: those not rated.")
public record UnexplainedTotal(
    @Schema(required = true, description = "How many bills.", examples = "2") long bills,
    @Nullable Cost cost) {}
