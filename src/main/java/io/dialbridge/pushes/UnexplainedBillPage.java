package io.dialbridge.pushes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of bills without a call. */
@RegisterForReflection
@Schema(description = "One page of bills that no call explains, newest first.")
public record UnexplainedBillPage(
    @Schema(required = true) List<UnexplainedBillResponse> items,
    @Schema(
            description =
                "All bills under these filters, on every page, by currency. Only on the first page; null on those that a cursor led to.",
            nullable = true)
        @Nullable List<UnexplainedTotal> totals,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
