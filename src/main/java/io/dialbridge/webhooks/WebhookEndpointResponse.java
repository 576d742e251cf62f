package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as it is shown; never its secrets. */
@RegisterForReflection
@Schema(name = "WebhookEndpoint", description = "A receiver of events, without its secrets.")
public record WebhookEndpointResponse(
    @Schema(required = true, examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40") String id,
    @Schema(required = true, examples = "https://hooks.example.com/dialbridge") String url,
    @Schema(nullable = true, examples = "order service") @Nullable String description,
    @Schema(
            nullable = true,
            description = "Types of event that it is told; null: all.",
            examples = "[\"call.ended\",\"bill.rated\"]")
        @Nullable List<String> events,
    @Schema(
            nullable = true,
            description = "The apps of which it is told; null: all.",
            examples = "[\"courier\"]")
        @Nullable List<String> apps,
    @Schema(required = true, description = "Whether it is told whole numbers.", examples = "false")
        boolean revealNumbers,
    @Schema(
            required = true,
            description =
                "active; paused: events wait for it; disabled: nothing is kept for it any more, until it is resumed. May grow.",
            examples = "active")
        String state,
    @Schema(
            nullable = true,
            description =
                "gone: it answered 410; failing: it failed for days; null: it is not disabled. May grow.",
            examples = "gone")
        @Nullable String disabledFor,
    @Schema(required = true, implementation = String.class, format = "date-time") Instant createdAt,
    @Schema(
            required = true,
            description = "Name of the key or person that made it.",
            examples = "ops")
        String createdBy,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description = "When a delivery last succeeded, to 10 s; null: none did.")
        @Nullable Instant lastSuccessAt,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description = "Since when every attempt has failed; null: the last one succeeded.")
        @Nullable Instant failingSince,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description =
                "Until when what is sent is signed under the secret before the last rotation too; null: it no longer is.")
        @Nullable Instant previousSecretUntil) {}
