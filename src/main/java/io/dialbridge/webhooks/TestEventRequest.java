package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for an example event. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "An example event to be sent.")
public record TestEventRequest(
    @Schema(
            nullable = true,
            description = "Its type, one of GET /v1/webhook-event-types. Default: call.ended.",
            examples = "call.ended")
        @Nullable String type) {}
