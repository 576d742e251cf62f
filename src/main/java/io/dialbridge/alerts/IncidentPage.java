package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of incidents. */
@RegisterForReflection
@Schema(name = "AlertIncidentPage", description = "One page of incidents, newest first.")
public record IncidentPage(
    @Schema(required = true) List<IncidentResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
