package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a replay came to. */
@RegisterForReflection
@Schema(name = "Replay", description = "What is sent again.")
public record ReplayResponse(
    @Schema(required = true, description = "How many events are on their way.", examples = "12")
        int events) {}
