package io.dialbridge.bills;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of bills. */
@RegisterForReflection
@Schema(description = "One page of bills, newest first.")
public record BillPage(
    @Schema(required = true) List<BillResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
