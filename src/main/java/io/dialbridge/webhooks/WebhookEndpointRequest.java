package io.dialbridge.webhooks;

import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request that makes or replaces an endpoint. Fields that aren't named here are refused.
 */
@RegisterForReflection
@Schema(description = "A webhook endpoint as it is to be.")
public record WebhookEndpointRequest(
    @NotNull(message = WebhookEndpointRequest.URL_RULE)
        @Size(min = 1, max = 2000, message = WebhookEndpointRequest.URL_RULE)
        @Schema(
            required = true,
            minLength = 1,
            description =
                "Where events are sent by POST: https, to a host in the public internet or one that the operator lists as private. Without user and fragment; a secret in its query is yours to keep.",
            examples = "https://hooks.example.com/dialbridge")
        String url,
    @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @PlainText
        @Schema(
            nullable = true,
            description = "What it is for, for people.",
            examples = "order service")
        @Nullable String description,
    @Size(min = 1, max = 50, message = WebhookEndpointRequest.EVENTS_RULE)
        @Schema(
            nullable = true,
            minItems = 1,
            description =
                "Types of event that it is told, of GET /v1/webhook-event-types; left out: all, also those that are added later.",
            examples = "[\"call.ended\",\"bill.rated\"]")
        @Nullable List<@NotNull(message = WebhookEndpointRequest.EVENTS_RULE) String> events,
    @Size(min = 1, max = 100, message = WebhookEndpointRequest.APPS_RULE)
        @Schema(
            nullable = true,
            minItems = 1,
            description =
                "The apps of which it is told, and nothing that is no app's; left out: all. Must be among those of your key.",
            examples = "[\"courier\"]")
        @Nullable List<@NotNull(message = WebhookEndpointRequest.APPS_RULE) String> apps,
    @Schema(
            nullable = true,
            description =
                "Whether it is told whole numbers instead of masked ones; needs the scope numbers:reveal too. Default: false.",
            examples = "false")
        @Nullable Boolean revealNumbers) {
  static final String URL_RULE = "must be an address of 1 to 2000 characters: https://host/path";
  static final String EVENTS_RULE =
      "must name 1 to 50 types of event; leave it out for all of them";
  static final String APPS_RULE = "must name 1 to 100 apps; leave it out for all of them";

  /** Without the address, which may hold a secret. */
  @Override
  public String toString() {
    return "webhook endpoint";
  }
}
