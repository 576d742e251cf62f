package io.dialbridge.calls;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of calls. */
@RegisterForReflection
@Schema(description = "One page of calls, newest first.")
public record CallPage(
    @Schema(required = true) List<CallResponse> items,
    @Schema(
            description =
                "Send it back as cursor, with the same filters, for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
