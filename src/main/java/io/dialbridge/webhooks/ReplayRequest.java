package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request to send events again. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "Which events are sent again: those of a call, or those since a time.")
public record ReplayRequest(
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description = "What was told from then on, RFC 3339. Either this or callId.",
            examples = "2026-01-15T08:00:00Z")
        @Nullable OffsetDateTime since,
    @Pattern(
            regexp = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
            message = "must be the id of a call")
        @Schema(
            nullable = true,
            description = "What was told of that call. Either this or since.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        @Nullable String callId) {}
