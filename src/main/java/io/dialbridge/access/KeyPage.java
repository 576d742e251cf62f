package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of keys. */
@RegisterForReflection
@Schema(description = "One page of keys, newest first; revoked and expired ones too.")
public record KeyPage(
    @Schema(required = true) List<KeyResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
