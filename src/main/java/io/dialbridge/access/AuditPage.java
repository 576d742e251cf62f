package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of the audit log. */
@RegisterForReflection
@Schema(description = "One page of the audit log, newest first.")
public record AuditPage(
    @Schema(required = true) List<AuditEntryResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
