package io.dialbridge.privacy;

import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for an erasure. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "What is to be erased: a number or one call.")
public record CreateErasureRequest(
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            nullable = true,
            pattern = PhoneNumber.PATTERN,
            description =
                "Every call that it talked in until now, E.164. The numbers of a call have one key, so that of the other party goes as well. Either this or callId.",
            examples = "+8615400010001")
        @Nullable String number,
    @Schema(
            nullable = true,
            description = "Id of the only call. Either this or number.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        @Nullable String callId,
    @NotBlank(message = CreateErasureRequest.REASON_RULE)
        @Size(max = 200, message = CreateErasureRequest.REASON_RULE)
        @PlainText
        @Schema(
            required = true,
            minLength = 1,
            maxLength = 200,
            description = "Stands in the receipt and in the audit log as it is: no phone numbers.",
            examples = "request 4711 of the person concerned")
        String reason) {
  static final String REASON_RULE = "must have 1 to 200 characters that say why, not only blanks";
}
