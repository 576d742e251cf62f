package io.dialbridge.pushes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of the quarantine. */
@RegisterForReflection
@Schema(description = "One page of the quarantine, newest first.")
public record QuarantinePage(
    @Schema(required = true) List<QuarantineEntry> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
