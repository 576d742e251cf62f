package io.dialbridge.privacy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt. It names no number, not even while that is still being looked for. */
@RegisterForReflection
@Schema(name = "Erasure", description = "The receipt of an erasure.")
public record ErasureResponse(
    @Schema(
            required = true,
            description = "Id of the erasure.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        String id,
    @Schema(
            required = true,
            description =
                "pending or completed: nothing is left of what was asked for. More may come.",
            examples = "completed")
        String state,
    @Schema(required = true, description = "number or call. More may come.", examples = "number")
        String subject,
    @Schema(description = "The call; null where it is of a number.", nullable = true)
        @Nullable String callId,
    @Schema(
            required = true,
            description = "As it was given.",
            examples = "request 4711 of the person concerned")
        String reason,
    @Schema(
            required = true,
            description = "Name of the key that asked for it.",
            examples = "privacy-desk")
        String requestedBy,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When it was asked for, UTC. Later calls are not part of it.")
        Instant requestedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When everything was erased, UTC; null: not yet.",
            nullable = true)
        @Nullable Instant completedAt,
    @Schema(required = true, description = "Calls erased so far.", examples = "2") int calls,
    @Schema(required = true, description = "Stored pushes erased so far.", examples = "11")
        int pushes,
    @Schema(
            required = true,
            description =
                "Calls that are still going on or whose bill is still to come: they are erased when nothing more is expected of them.",
            examples = "0")
        int waiting) {}
