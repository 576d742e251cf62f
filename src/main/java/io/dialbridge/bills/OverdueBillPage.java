package io.dialbridge.bills;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of calls without their bill. */
@RegisterForReflection
@Schema(description = "One page of calls without their bill, newest call first.")
public record OverdueBillPage(
    @Schema(required = true) List<OverdueBillResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
