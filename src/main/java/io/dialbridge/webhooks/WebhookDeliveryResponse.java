package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of an event on its way to an endpoint. */
@RegisterForReflection
@Schema(name = "WebhookDelivery", description = "One event on its way to one endpoint.")
public record WebhookDeliveryResponse(
    @Schema(
            required = true,
            description = "Id of the event: webhook-id of every attempt.",
            examples = "0198c5a1-2c3d-7e4f-8a5b-6c7d8e9f0a1b")
        String eventId,
    @Schema(required = true, description = "Type of the event.", examples = "call.ended")
        String type,
    @Schema(
            nullable = true,
            description = "The call it is about; null: it is about none.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        @Nullable String callId,
    @Schema(nullable = true, description = "Its place in the call.", examples = "5")
        @Nullable Integer sequence,
    @Schema(
            required = true,
            implementation = String.class,
            format = "date-time",
            description = "When it came about, UTC.",
            examples = "2026-01-15T08:31:10Z")
        Instant toldAt,
    @Schema(
            required = true,
            description =
                "pending: to be attempted, or attempted again; delivered: answered with 200 to 299; failed: no further attempt is made by itself. May grow.",
            examples = "delivered")
        String state,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description = "Of a pending one: no sooner is it attempted, UTC.")
        @Nullable Instant nextAttemptAt,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description = "When it was delivered last, UTC.")
        @Nullable Instant deliveredAt,
    @Schema(required = true, description = "The last 20 attempts, in their order.")
        List<Attempt> attempts) {}
