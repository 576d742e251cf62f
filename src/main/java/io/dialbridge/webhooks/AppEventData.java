package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an event tells of an app. */
@RegisterForReflection
@Schema(name = "AppEventData", description = "data of an event about an app. Members may be added.")
public record AppEventData(
    @Schema(required = true, description = "Name of the app.", examples = "courier") String app,
    @Schema(
            nullable = true,
            description = "The platform's result code or state code with which it refused.",
            examples = "1010007")
        @Nullable String code) {}
