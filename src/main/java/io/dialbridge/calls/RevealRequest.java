package io.dialbridge.calls;

import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a request for whole numbers. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "Why somebody has to see the numbers of a call.")
public record RevealRequest(
    @NotBlank(message = RevealRequest.RULE)
        @Size(max = 200, message = RevealRequest.RULE)
        @PlainText
        @Schema(
            required = true,
            minLength = 1,
            maxLength = 200,
            description = "Stands in the audit log as it is: no phone numbers.",
            examples = "complaint 4711")
        String reason) {
  static final String RULE = "must have 1 to 200 characters that say why, not only blanks";
}
