package io.dialbridge.pushes;

import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a request to put an entry aside. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "Why an entry of the quarantine is put aside.")
public record DiscardRequest(
    @NotBlank(message = DiscardRequest.RULE)
        @Size(max = 200, message = DiscardRequest.RULE)
        @PlainText
        @Schema(
            required = true,
            minLength = 1,
            maxLength = 200,
            description = "For whoever looks at it later. It is shown as it is: no phone numbers.",
            examples = "sent by the load test")
        String reason) {
  static final String RULE = "must have 1 to 200 characters that say why, not only blanks";
}
