package io.dialbridge.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of the list. */
@RegisterForReflection
@Schema(description = "One page of the opt-out list, newest first.")
public record OptOutPage(
    @Schema(required = true) List<OptOutResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
