package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of deliveries. */
@RegisterForReflection
@Schema(description = "One page of deliveries, newest event first.")
public record WebhookDeliveryPage(
    @Schema(required = true) List<WebhookDeliveryResponse> items,
    @Schema(
            description = "Send it back as cursor for the next page; null: this was the last.",
            nullable = true)
        @Nullable String nextCursor) {}
