package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for a further secret. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "How a key is rotated.")
public record RotateKeyRequest(
    @Min(value = 0, message = RotateKeyRequest.RULE)
        @Max(value = RotateKeyRequest.MOST_SECONDS, message = RotateKeyRequest.RULE)
        @Schema(
            nullable = true,
            minimum = "0",
            maximum = "604800",
            defaultValue = "86400",
            description = "How many seconds the secret before it stays valid.",
            examples = "86400")
        @Nullable Integer overlapSeconds) {
  static final int MOST_SECONDS = 604_800;
  static final String RULE = "must be 0 to 604800 seconds (seven days)";
}
