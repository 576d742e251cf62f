package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of endpoints. */
@RegisterForReflection
@Schema(description = "One page of webhook endpoints, newest first.")
public record WebhookEndpointPage(
    @Schema(required = true) List<WebhookEndpointResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
