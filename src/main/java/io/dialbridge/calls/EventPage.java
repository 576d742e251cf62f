package io.dialbridge.calls;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a call's events. */
@RegisterForReflection
@Schema(description = "One page of a call's events, in the order in which they became known.")
public record EventPage(
    @Schema(required = true) List<CallEventResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
