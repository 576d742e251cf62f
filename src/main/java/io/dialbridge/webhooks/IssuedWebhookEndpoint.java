package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint with a secret that was just made for it. */
@RegisterForReflection
@Schema(description = "A webhook endpoint with its new secret, which is never shown again.")
public record IssuedWebhookEndpoint(
    @Schema(required = true) WebhookEndpointResponse endpoint,
    @Schema(
            required = true,
            description =
                "Under which events are signed from now on, as the libraries of Standard Webhooks take it. Keep it; it is shown this once.",
            examples = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        String secret) {
  @Override
  public String toString() {
    return endpoint.id();
  }
}
