package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of the catalogue. */
@RegisterForReflection
@Schema(name = "WebhookEventType", description = "One type of event.")
public record EventTypeResponse(
    @Schema(required = true, examples = "call.ringing") String type,
    @Schema(required = true, description = "What it tells.", examples = "It rings at the party.")
        String meaning,
    @Schema(
            required = true,
            description =
                "The shape of its data: call (CallEventData), app (AppEventData) or endpoint (EndpointEventData). May grow.",
            examples = "call")
        String subject,
    @Schema(
            required = true,
            description = "Name and version of that shape, the event's dataschema.",
            examples = "urn:dialbridge:webhook:call:1")
        String dataSchema,
    @Schema(
            required = true,
            description = "JSON Schema of the whole body, draft 2020-12, as text.",
            examples = "{\"type\":\"object\"}")
        String schema,
    @Schema(
            required = true,
            description = "A whole body of this type, as text.",
            examples = "{\"specversion\":\"1.0\",\"type\":\"call.ringing\"}")
        String example) {}
