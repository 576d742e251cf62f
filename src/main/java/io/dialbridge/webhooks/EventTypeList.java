package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The catalogue. */
@RegisterForReflection
@Schema(name = "WebhookEventTypeList", description = "Every type of event. More may come.")
public record EventTypeList(@Schema(required = true) List<EventTypeResponse> items) {}
