package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of chains. */
@RegisterForReflection
@Schema(name = "AlertChainPage", description = "One page of chains, by name.")
public record ChainPage(
    @Schema(required = true) List<ChainResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
