package io.dialbridge.privacy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of receipts. */
@RegisterForReflection
@Schema(description = "One page of erasures, newest first.")
public record ErasurePage(
    @Schema(required = true) List<ErasureResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
