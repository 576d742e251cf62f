package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an event tells of an endpoint. */
@RegisterForReflection
@Schema(
    name = "EndpointEventData",
    description = "data of an event about a webhook endpoint. Members may be added.")
public record EndpointEventData(
    @Schema(
            required = true,
            description = "Id of the endpoint.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40")
        String endpointId,
    @Schema(
            required = true,
            description = "gone: it answered 410; failing: it failed for days. May grow.",
            examples = "failing")
        String reason) {}
